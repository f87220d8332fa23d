"""Reads ods workbooks from their markup (OpenDocument 1.3 part 3, chapters 9 and 19)."""

from collections.abc import Iterator

from gongkai.readers.limits import TooInvolved
from gongkai.readers.package import Package
from gongkai.readers.refusal import refused
from gongkai.readers.sheets.sheet import Sheet
from gongkai.readers.sheets.values import NumberFormats
from gongkai.readers.xml import Element

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _TEXT, _OFFICE, _STYLE = (
    f"{{{_OASIS}{name}:1.0}}" for name in ("table", "text", "office", "style")
)
_ROW, _CELL, _COVERED = _TABLE + "table-row", _TABLE + "table-cell", _TABLE + "covered-table-cell"
_PARAGRAPH, _SPACES = _TEXT + "p", _TEXT + "s"
_SIGNS = {_TEXT + "tab": "\t", _TEXT + "line-break": "\n"}
_UNPRINTED = frozenset({_OFFICE + "annotation", _TEXT + "note", _TEXT + "ruby-text"})
_PRINTED_AS_VALUE = frozenset({"float", "currency"})
_ENCRYPTED = b"encryption-data"
_WIDEST, _HIGHEST = 16_384, 1_048_576
_PLAIN = NumberFormats()


def read_ods(package: Package) -> Iterator[Sheet]:
    """The sheets that are shown. UnreadableFile where the content is missing or protected."""
    if _ENCRYPTED in (package.data("META-INF/manifest.xml") or b""):
        raise refused(package.source, "encrypted")
    root = package.part("content.xml")
    if root is None:
        protected = package.data("encrypted-package") is not None
        key = "encrypted" if protected else "damaged"
        raise refused(package.source, key, part="content.xml", reason="-")
    hidden = {
        style.get(_STYLE + "name", "")
        for style in root.iter(_STYLE + "style")
        for properties in style.iterchildren(_STYLE + "table-properties")
        if properties.get(_TABLE + "display") == "false"
    }
    tables = root.findall(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table")
    shown = [table for table in tables if table.get(_TABLE + "style-name", "") not in hidden]
    for table in shown or tables:
        yield _sheet(table, Sheet(table.get(_TABLE + "name", "")[:80], package.limits))


def _sheet(table: Element, sheet: Sheet) -> Sheet:
    row = 0
    for element in table.iter(_ROW):
        again = _count(element, "number-rows-repeated", _HIGHEST)
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
    for cell in row.iterchildren(_CELL, _COVERED):
        again = _count(cell, "number-columns-repeated", _WIDEST)
        text = _text(cell) if cell.tag == _CELL else ""
        rows = _count(cell, "number-rows-spanned", sheet.limits.span)
        columns = _count(cell, "number-columns-spanned", sheet.limits.span)
        if text.strip() or (rows, columns) != (1, 1):
            for copy in range(again):
                yield column + copy, text, rows, columns
        column += again
        if column > _WIDEST:
            raise TooInvolved


def _text(cell: Element) -> str:
    """A cell's text. A formula whose result was never stored stands as the formula itself."""
    kind = cell.get(_OFFICE + "value-type")
    value = cell.get(_OFFICE + "value")
    if kind in _PRINTED_AS_VALUE and value is not None:
        return _PLAIN.printed(value[:40], 0)
    printed = "\n".join(_inside(paragraph) for paragraph in cell.iterchildren(_PARAGRAPH))
    if not printed and kind != "string":
        return cell.get(_TABLE + "formula", "").removeprefix("of:")[:255]
    return printed


def _inside(paragraph: Element) -> str:
    parts = [paragraph.text or ""]
    for child in paragraph:
        if child.tag in _SIGNS:
            parts.append(_SIGNS[child.tag])
        elif child.tag == _SPACES:
            parts.append(" " * _count(child, "c", 80))
        elif child.tag not in _UNPRINTED:
            parts.append(_inside(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _count(element: Element, name: str, most: int) -> int:
    digits = element.get((_TEXT if name == "c" else _TABLE) + name, "1")[:12]
    return max(1, min(int(digits), most)) if digits.isascii() and digits.isdigit() else 1
