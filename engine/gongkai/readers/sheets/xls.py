"""Reads xls and et workbooks of Excel 97 and later from their records ([MS-XLS])."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import iter_unpack, pack, unpack, unpack_from

from gongkai.readers.compound import BROKEN, Compound
from gongkai.readers.limits import TooInvolved
from gongkai.readers.refusal import refused
from gongkai.readers.sheets.biff import Record, read_records
from gongkai.readers.sheets.sheet import Sheet
from gongkai.readers.sheets.values import NumberFormats

_BEGIN, _END, _VERSION_97, _WORKSHEET = 0x0809, 0x000A, 0x0600, 0x0010
_PROTECTED, _SHEET, _STRINGS, _STYLE, _FORMAT, _DATES = 0x2F, 0x85, 0xFC, 0xE0, 0x41E, 0x22
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
    whether it is shown; ``formula`` is the cell whose result, a text, comes next."""

    file: Compound
    sheets: dict[int, tuple[Sheet, bool]] = field(default_factory=dict[int, tuple[Sheet, bool]])
    strings: list[str] = field(default_factory=list[str])
    styles: list[int] = field(default_factory=list[int])
    codes: dict[int, str] = field(default_factory=dict[int, str])
    since_1904: bool = False
    formats: NumberFormats = field(default_factory=NumberFormats)
    formula: tuple[int, int] = 0, 0


def read_xls(file: Compound) -> Iterator[Sheet]:
    """The sheets that are shown. UnreadableFile where the workbook is older, damaged or protected
    by a password."""
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
        book.strings = [record.string() for _ in range(count)]
    elif code == _STYLE:
        book.styles.append(unpack_from("<2xH", data)[0])
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
            sheet.fill(row, column + offset, book.formats.printed(_small(number), style))
    elif code in _CELLS:
        row, column, style = unpack_from("<HHH", data)
        sheet.fill(row, column, _text(record, style, book))
        book.formula = row, column


def _text(record: Record, style: int, book: _Book) -> str:
    """The text of a record that holds one cell; of a formula, the result that was stored."""
    data = record.data
    if record.code == _SHARED:
        return book.strings[unpack_from("<I", data, 6)[0]]
    if record.code in (_OWN, _RICH):
        record.take(6)
        return record.string()
    if record.code == _SMALL:
        return book.formats.printed(_small(unpack_from("<I", data, 6)[0]), style)
    if record.code == _TRUTH:
        return _truth(data[6], bool(data[7]))
    if record.code == _FORMULA and data[12:14] == _NO_NUMBER:
        return _truth(data[8], data[6] == _IS_ERROR) if data[6] in (_IS_TRUTH, _IS_ERROR) else ""
    return book.formats.printed(unpack_from("<d", data, 6)[0], style)


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
