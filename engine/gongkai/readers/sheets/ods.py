"""Reads ods workbooks from their markup (OpenDocument 1.3 part 3, chapters 9 and 19)."""

from collections.abc import Iterator

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
from gongkai.readers.package import Package
from gongkai.readers.sheets.sheet import Sheet
from gongkai.readers.sheets.values import NumberFormats
from gongkai.readers.xml import Element

_PARAGRAPH = TEXT + "p"
_PRINTED_AS_VALUE = frozenset({"float", "currency"})
_WIDEST, _HIGHEST = 16_384, 1_048_576
_PLAIN = NumberFormats()


def read_ods(package: Package) -> Iterator[Sheet]:
    """The sheets that are shown. UnreadableFile where the content is missing or protected."""
    root = content_root(package)
    hidden = {
        style.get(STYLE + "name", "")
        for style in root.iter(STYLE + "style")
        for properties in style.iterchildren(STYLE + "table-properties")
        if properties.get(TABLE + "display") == "false"
    }
    tables = root.findall(f"{OFFICE}body/{OFFICE}spreadsheet/{TABLE}table")
    shown = [table for table in tables if table.get(TABLE + "style-name", "") not in hidden]
    for table in shown or tables:
        yield _sheet(table, Sheet(table.get(TABLE + "name", "")[:80], package.limits))


def _sheet(table: Element, sheet: Sheet) -> Sheet:
    row = 0
    for element in table.iter(ROW):
        again = count(element, TABLE + "number-rows-repeated", _HIGHEST)
        cells = list(_cells(element, sheet))
        for copy in range(again if cells else 0):
            for column, text, rows, columns in cells:
                sheet.fill(row + copy, column, text)
                if (rows, columns) != (1, 1):
                    sheet.merge(row + copy, column, row + copy + rows - 1, column + columns - 1)
        row += again
    return sheet


def _cells(row: Element, sheet: Sheet) -> Iterator[tuple[int, str, int, int]]:
    """The cells that hold anything: column, text, and the rows and columns they span."""
    column = 0
    for cell in row.iterchildren(CELL, COVERED):
        again = count(cell, TABLE + "number-columns-repeated", _WIDEST)
        text = _text(cell) if cell.tag == CELL else ""
        rows = count(cell, TABLE + "number-rows-spanned", sheet.limits.span)
        columns = count(cell, TABLE + "number-columns-spanned", sheet.limits.span)
        if text.strip() or (rows, columns) != (1, 1):
            for copy in range(again):
                yield column + copy, text, rows, columns
        column += again
        if column > _WIDEST:
            raise TooInvolved


def _text(cell: Element) -> str:
    """A cell's text. A formula whose result was never stored stands as the formula itself."""
    kind = cell.get(OFFICE + "value-type")
    value = cell.get(OFFICE + "value")
    if kind in _PRINTED_AS_VALUE and value is not None:
        return _PLAIN.printed(value[:40], 0)
    printed = "\n".join(_inside(paragraph) for paragraph in cell.iterchildren(_PARAGRAPH))
    if not printed and kind != "string":
        return cell.get(TABLE + "formula", "").removeprefix("of:")[:255]
    return printed


def _inside(paragraph: Element) -> str:
    parts = [paragraph.text or ""]
    for child in paragraph:
        if child.tag in SIGNS:
            parts.append(SIGNS[child.tag])
        elif child.tag == SPACES:
            parts.append(" " * count(child, TEXT + "c", 80))
        elif child.tag not in UNPRINTED:
            parts.append(_inside(child))
        parts.append(child.tail or "")
    return "".join(parts)
