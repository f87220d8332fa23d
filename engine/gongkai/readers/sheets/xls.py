"""Reads xls and et workbooks of Excel 97 and later from their records ([MS-XLS])."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import iter_unpack, pack, unpack, unpack_from

from gongkai.model.document import Omission
from gongkai.model.location import Location
from gongkai.readers.compound import BROKEN, Compound
from gongkai.readers.limits import TooInvolved
from gongkai.readers.refusal import refused
from gongkai.readers.sheets.biff import Record, read_records
from gongkai.readers.sheets.biff_looks import CellLooks
from gongkai.readers.sheets.looks import Text, set_aside
from gongkai.readers.sheets.sheet import Sheet
from gongkai.readers.sheets.values import NumberFormats

_BEGIN, _END, _VERSION_97, _WORKSHEET = 0x0809, 0x000A, 0x0600, 0x0010
_PROTECTED, _SHEET, _STRINGS, _STYLE, _FORMAT, _DATES = 0x2F, 0x85, 0xFC, 0xE0, 0x41E, 0x22
_FONT, _PALETTE, _ROW, _COLUMNS, _VIEW = 0x31, 0x92, 0x208, 0x7D, 0x23E
_ROW_HIDDEN, _COLUMN_HIDDEN, _ZEROS_SHOWN = 0x20, 1, 0x10
_SHARED, _NUMBER, _SMALL, _SMALLS, _MERGED = 0xFD, 0x203, 0x27E, 0xBD, 0xE5
_OWN, _RICH, _TRUTH, _FORMULA, _RESULT = 0x204, 0xD6, 0x205, 0x06, 0x207
_CELLS = frozenset({_SHARED, _NUMBER, _SMALL, _OWN, _RICH, _TRUTH, _FORMULA})
_NO_NUMBER, _IS_TRUTH, _IS_ERROR = b"\xff\xff", 1, 2
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip


@dataclass(slots=True)
class _Book:
    """What has been read so far. ``sheets`` are by where they begin in the stream, each with
    whether it is shown; ``formula`` is the cell whose result, a text, comes next. ``strings`` are
    those that cells share, each with its runs."""

    file: Compound
    sheets: dict[int, tuple[Sheet, bool]] = field(default_factory=dict[int, tuple[Sheet, bool]])
    strings: list[tuple[str, bytes]] = field(default_factory=list[tuple[str, bytes]])
    styles: list[int] = field(default_factory=list[int])
    looks: CellLooks = field(default_factory=CellLooks)
    codes: dict[int, str] = field(default_factory=dict[int, str])
    since_1904: bool = False
    formats: NumberFormats = field(default_factory=NumberFormats)
    formula: tuple[int, int] = 0, 0


def read_xls(file: Compound, hidden: list[Omission]) -> Iterator[Sheet]:
    """The sheets that are shown; ``hidden`` receives what is told of the others. UnreadableFile
    where the workbook is older, damaged or protected by a password."""
    stream = file.stream("Workbook")
    if not stream:
        key = "excel_95" if file.stream("Book") else "damaged"
        raise refused(file.source, key, part="Workbook", reason="-")
    book = _Book(file)
    try:
        _read(stream, book)
    except BROKEN as error:
        raise refused(file.source, "damaged", part="Workbook", reason=str(error)) from error
    shown = [sheet for sheet, is_shown in book.sheets.values() if is_shown]
    yield from shown or [sheet for sheet, _ in book.sheets.values()]
    hidden += (
        Omission("hidden", Location(sheet=sheet.name), sheet.name)
        for sheet, is_shown in book.sheets.values()
        if shown and not is_shown and sheet.texts
    )


def _read(stream: bytes, book: _Book) -> None:
    """Every record of the workbook once; charts inside a sheet are passed over."""
    depth = 0
    sheet: Sheet | None = None
    for record in read_records(stream, book.file.limits):
        if record.code == _BEGIN:
            if unpack_from("<H", record.data)[0] != _VERSION_97:
                raise refused(book.file.source, "excel_95")
            depth += 1
            if depth == 1:
                sheet = book.sheets.get(record.at, (None, False))[0]
        elif record.code == _END:
            depth -= 1
            book.formats = NumberFormats(tuple(book.styles), book.codes, book.since_1904)
        elif depth == 1 and sheet is not None:
            _fill(record, sheet, book)
        elif depth == 1:
            _describe(record, book)
    if depth:
        raise ValueError("EOF")


def _describe(record: Record, book: _Book) -> None:
    """Note what a record says of the whole workbook."""
    data, code = record.data, record.code
    if code == _PROTECTED:
        raise refused(book.file.source, "encrypted")
    if code == _SHEET:
        start, state, kind, length, wide = unpack_from("<IBBBB", data)
        name = data[8:].decode("utf-16-le" if wide & 1 else "latin-1", "replace")[:length]
        if not kind:
            book.sheets[start] = Sheet(name[:80], book.file.limits), not state & 3
    elif code == _STRINGS:
        count = unpack_from("<I", record.take(8), 4)[0]
        if count > book.file.limits.xml_tags:
            raise TooInvolved
        book.strings = [record.rich_string() for _ in range(count)]
    elif code == _STYLE:
        book.styles.append(unpack_from("<2xH", data)[0])
        book.looks.add_style(data)
    elif code == _FONT:
        book.looks.add_font(data)
    elif code == _PALETTE:
        book.looks.set_palette(data)
    elif code == _FORMAT:
        format_ = unpack("<H", record.take(2))[0]
        book.codes[format_] = record.string()
    elif code == _DATES:
        book.since_1904 = bool(data[0])


def _fill(record: Record, sheet: Sheet, book: _Book) -> None:
    """Put what a record says of a sheet's cells into the sheet."""
    data, code = record.data, record.code
    if code == _MERGED:
        for first, last, left, right in iter_unpack("<HHHH", data[2 : 2 + len(data[2:]) // 8 * 8]):
            sheet.merge(first, left, last, right)
    elif code == _RESULT:
        sheet.fill(*book.formula, record.string())
    elif code == _SMALLS:
        row, column = unpack_from("<HH", data)
        for offset, at in enumerate(range(4, len(data) - 6 + 1, 6)):
            style, number = unpack_from("<HI", data, at)
            _put(
                sheet, row, column + offset, book.formats.shown(_small(number), style), style, book
            )
    elif code in _CELLS:
        row, column, style = unpack_from("<HHH", data)
        _put(sheet, row, column, _text(record, style, book), style, book)
        book.formula = row, column
    elif code in (_ROW, _COLUMNS, _VIEW):
        _hide(record, sheet)


def _put(sheet: Sheet, row: int, column: int, text: Text, style: int, book: _Book) -> None:
    """Fill a cell with its text as it is seen."""
    aside = book.looks.aside(style)
    if aside and text.text:
        text = set_aside(text, aside)
    sheet.fill(row, column, text.text)
    if text.omissions:
        sheet.leave(row, column, text.omissions)


def _hide(record: Record, sheet: Sheet) -> None:
    """Note the rows and columns that are hidden, and whether zeros are."""
    data = record.data
    if record.code == _ROW:
        row, height, flags = unpack_from("<H4xH4xH", data)
        if flags & _ROW_HIDDEN or not height & 0x7FFF:
            sheet.hidden_rows.add(row)
    elif record.code == _COLUMNS:
        first, last, width, flags = unpack_from("<HHH2xH", data)
        if flags & _COLUMN_HIDDEN or not width:
            sheet.hidden_columns.update(range(first, min(last, 255) + 1))
    elif not unpack_from("<H", data)[0] & _ZEROS_SHOWN:
        sheet.hide_zeros()


def _text(record: Record, style: int, book: _Book) -> Text:
    """The text of a record that holds one cell; of a formula, the result that was stored."""
    data = record.data
    if record.code == _SHARED:
        return book.looks.text(*book.strings[unpack_from("<I", data, 6)[0]], style)
    if record.code in (_OWN, _RICH):
        record.take(6)
        return book.looks.text(*record.rich_string(), style)
    if record.code == _SMALL:
        return book.formats.shown(_small(unpack_from("<I", data, 6)[0]), style)
    if record.code == _TRUTH:
        return Text(_truth(data[6], bool(data[7])))
    if record.code == _FORMULA and data[12:14] == _NO_NUMBER:
        known = data[6] in (_IS_TRUTH, _IS_ERROR)
        return Text(_truth(data[8], data[6] == _IS_ERROR) if known else "")
    return book.formats.shown(unpack_from("<d", data, 6)[0], style)


def _truth(value: int, is_error: bool) -> str:
    return _ERRORS.get(value, "#") if is_error else str(bool(value)).upper()


def _small(number: int) -> float:
    """A number in four bytes (RkNumber): whole or the upper half of a double, perhaps times 100."""
    whole = number & 2
    value = (
        unpack("<i", pack("<I", number))[0] >> 2
        if whole
        else unpack("<d", pack("<Q", (number & ~3) << 32))[0]
    )
    return value / 100 if number & 1 else value
