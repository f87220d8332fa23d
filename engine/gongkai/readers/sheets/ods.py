"""Reads ods workbooks from their markup (OpenDocument 1.3 part 3, chapters 9 and 19)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from gongkai.model.document import Omission
from gongkai.model.location import Location
from gongkai.readers.font import PLAIN, Font
from gongkai.readers.limits import TooInvolved
from gongkai.readers.opendocument import (
    CELL,
    COVERED,
    OFFICE,
    ROW,
    SIGNS,
    SPACES,
    STYLE,
    TABLE,
    TEXT,
    UNPRINTED,
    content_root,
    count,
)
from gongkai.readers.opendocument_looks import Looks, behind, read_font
from gongkai.readers.package import Package
from gongkai.readers.sheets.looks import Text, joined, set_aside
from gongkai.readers.sheets.sheet import Sheet
from gongkai.readers.sheets.values import NumberFormats
from gongkai.readers.xml import Element

_PARAGRAPH, _COLUMN = TEXT + "p", TABLE + "table-column"
_STYLE_NAME = TABLE + "style-name"
_GROUPS = TABLE + "table-row-group", TABLE + "table-column-group"
_SIZES = (
    (STYLE + "table-row-properties", STYLE + "row-height"),
    (STYLE + "table-column-properties", STYLE + "column-width"),
)
_NO_SIZE = re.compile(r"0(?:\.0{1,6})?[a-z]{0,2}")
_COMMON = frozenset({"", "Default"})
_NUMBER = re.compile(r"\d{1,40}(?:\.\d{1,40})?")
_EXACT = 15
_EMPTY = Text("")
_PRINTED_AS_VALUE = frozenset({"float", "currency"})
_WIDEST, _HIGHEST = 16_384, 1_048_576
_PLAIN = NumberFormats()


@dataclass(slots=True)
class _Book:
    """The styles of a workbook, and those of them whose rows or columns have no size."""

    looks: Looks
    flat: set[str]


def read_ods(package: Package, hidden: list[Omission]) -> Iterator[Sheet]:
    """The sheets that are shown; ``hidden`` receives what is told of the others. UnreadableFile
    where the content is missing or protected."""
    root = content_root(package)
    styles = {style.get(STYLE + "name", ""): style for style in root.iter(STYLE + "style")}
    unseen = {
        name
        for name, style in styles.items()
        for properties in style.iterchildren(STYLE + "table-properties")
        if properties.get(TABLE + "display") == "false"
    }
    tables = root.findall(f"{OFFICE}body/{OFFICE}spreadsheet/{TABLE}table")
    shown = [table for table in tables if table.get(_STYLE_NAME, "") not in unseen] or tables
    book = _Book(Looks(_all_styles(package, root, styles)), _flat(styles))
    for table in shown:
        yield _sheet(table, Sheet(table.get(TABLE + "name", "")[:80], package.limits), book)
    for table in tables:
        name = table.get(TABLE + "name", "")[:80]
        if table not in shown and next(table.iter(_PARAGRAPH), None) is not None:
            hidden.append(Omission("hidden", Location(sheet=name), name))


def _all_styles(
    package: Package, root: Element, styles: Mapping[str, Element]
) -> Mapping[str, Element]:
    """The styles of the content, over the common ones where any of these is used by its name."""
    named = {style.get(STYLE + "parent-style-name", "") for style in styles.values()}
    named |= {cell.get(_STYLE_NAME, "") for cell in root.iter(CELL, ROW)}
    if not named - styles.keys() - _COMMON:
        return styles
    common = package.part("styles.xml")
    found = () if common is None else common.iter(STYLE + "style")
    return {style.get(STYLE + "name", ""): style for style in found} | dict(styles)


def _flat(styles: Mapping[str, Element]) -> set[str]:
    """The styles of rows and columns that leave them no room."""
    return {
        name
        for name, style in styles.items()
        for holder, size in _SIZES
        if (properties := style.find(holder)) is not None
        and _NO_SIZE.fullmatch(properties.get(size, ""))
    }


def _sheet(table: Element, sheet: Sheet, book: _Book) -> Sheet:
    column = 0
    for element in table.iter(_COLUMN):
        again = count(element, TABLE + "number-columns-repeated", _WIDEST)
        if _is_hidden(element, book):
            sheet.hidden_columns.update(range(column, min(column + again, _WIDEST)))
        column += again
    row = 0
    for element in table.iter(ROW):
        again = count(element, TABLE + "number-rows-repeated", _HIGHEST)
        cells = list(_cells(element, sheet, book))
        if cells and _is_hidden(element, book):
            sheet.hidden_rows.update(range(row, row + again))
        for copy in range(again if cells else 0):
            for column, text, rows, columns in cells:
                sheet.fill(row + copy, column, text.text)
                if text.omissions:
                    sheet.leave(row + copy, column, text.omissions)
                if (rows, columns) != (1, 1):
                    sheet.merge(row + copy, column, row + copy + rows - 1, column + columns - 1)
        row += again
    return sheet


def _is_hidden(line: Element, book: _Book) -> bool:
    """Whether a row or column is hidden by itself, by a filter, or by a group that is closed."""
    if line.get(TABLE + "visibility", "visible") != "visible":
        return True
    if book.flat and line.get(_STYLE_NAME, "") in book.flat:
        return True
    return any(group.get(TABLE + "display") == "false" for group in line.iterancestors(*_GROUPS))


def _cells(row: Element, sheet: Sheet, book: _Book) -> Iterator[tuple[int, Text, int, int]]:
    """The cells that hold anything: column, text, and the rows and columns they span."""
    column = 0
    for cell in row.iterchildren(CELL, COVERED):
        again = count(cell, TABLE + "number-columns-repeated", _WIDEST)
        text = _text(cell, book) if cell.tag == CELL else _EMPTY
        rows = count(cell, TABLE + "number-rows-spanned", sheet.limits.span)
        columns = count(cell, TABLE + "number-columns-spanned", sheet.limits.span)
        if text.text.strip() or text.omissions or (rows, columns) != (1, 1):
            for copy in range(again):
                yield column + copy, text, rows, columns
        column += again
        if column > _WIDEST:
            raise TooInvolved


def _text(cell: Element, book: _Book) -> Text:
    """A cell's text as it is seen, and what that leaves out."""
    style = cell.get(_STYLE_NAME, "")
    if len(cell) == 1 and len(cell[0]) == 0 and cell[0].tag == _PARAGRAPH:
        printed = Text(cell[0].text or "")
    else:
        printed = _printed(cell, behind(book.looks.ground(style)), book)
    kind = cell.get(OFFICE + "value-type")
    value = cell.get(OFFICE + "value")
    if kind in _PRINTED_AS_VALUE and value is not None:
        printed = _seen(value[:40], printed)
    elif not printed.text and kind != "string" and (formula := cell.get(TABLE + "formula")):
        left = formula.removeprefix("of:")[:80]
        return Text("", (Omission("formula", text=left, sure=False),))
    aside = book.looks.aside(style)
    return set_aside(printed, aside) if aside and printed.text else printed


def _printed(cell: Element, ground: str, book: _Book) -> Text:
    """The text of a cell whose paragraphs are of several pieces."""
    pieces: list[tuple[str, Font]] = []
    for paragraph in cell.iterchildren(_PARAGRAPH):
        if pieces:
            pieces.append(("\n", PLAIN))
        _gather(paragraph, {}, book, pieces)
    return joined(pieces, ground)


def _seen(value: str, printed: Text) -> Text:
    """The text of a number: as it is printed, where that is another way to write it or a rounding
    of it. What the program that opens the file prints is worked out anew from the value."""
    if printed.text == value and len(value) < _EXACT:
        return printed
    stored, exact = _PLAIN.shown(value, 0)
    shown = printed.text.strip()
    if exact:
        return Text(stored, (*printed.omissions, *exact))
    if not shown:
        hides = [left.what for left in printed.omissions]
        return Text("", printed.omissions if hides else (Omission("hidden", text=stored),))
    written = _NUMBER.findall(shown.replace(",", "").replace("，", ""))
    if len(written) != 1:
        return Text(stored, (*printed.omissions, Omission("hidden", text=shown, sure=False)))
    try:
        seen, sure = _rounding(abs(Decimal(stored)), written[0], "%" in shown)
    except InvalidOperation:
        return Text(shown, (*printed.omissions, Omission("hidden", text=stored, sure=False)))
    if seen:
        return Text(shown.replace(",", "").replace("，", ""), printed.omissions)
    return Text(shown, (*printed.omissions, Omission("hidden", text=stored, sure=sure)))


def _rounding(number: Decimal, written: str, percent: bool) -> tuple[bool, bool]:
    """Whether a number is written so, and whether it is so when rounded. InvalidOperation where
    it is none, or has more digits than can be compared."""
    seen = Decimal(written).scaleb(-2 if percent else 0)
    places = Decimal(1).scaleb(int(Decimal(written).as_tuple().exponent))
    return seen == number, number.quantize(places, ROUND_HALF_UP) == seen


def _gather(
    element: Element, said: Mapping[str, str], book: _Book, pieces: list[tuple[str, Font]]
) -> None:
    """The pieces of an element of whose text the styles around it say this."""
    font = read_font(said)
    pieces.append((element.text or "", font))
    for child in element:
        if child.tag in SIGNS:
            pieces.append((SIGNS[child.tag], font))
        elif child.tag == SPACES:
            pieces.append((" " * count(child, TEXT + "c", 80), font))
        elif child.tag not in UNPRINTED:
            name = child.get(TEXT + "style-name")
            inner = {**said, **book.looks.said(name)} if name else said
            _gather(child, inner, book, pieces)
        pieces.append((child.tail or "", font))
