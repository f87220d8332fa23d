"""Reads xlsx workbooks from their markup (ECMA-376 part 1, chapter 18)."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.readers.package import Package
from gongkai.readers.refusal import refused
from gongkai.readers.sheets.sheet import Sheet
from gongkai.readers.sheets.values import NumberFormats
from gongkai.readers.xml import Element

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ROW, _CELL, _VALUE, _FORMULA, _TEXT, _RUN = (
    f"{_S}{name}" for name in ["row", "c", "v", "f", "t", "r"]
)
_MAIN = "xl/workbook.xml"
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_YES = ("1", "true")
_TRUTH = {"0": "FALSE", "1": "TRUE"}


@dataclass(frozen=True, slots=True)
class _Book:
    """What all sheets of a workbook share. ``uncalculated``: the program that wrote it did not
    work its formulas out, and leaves that to the one that opens it; what is stored says nothing."""

    strings: Sequence[str]
    formats: NumberFormats
    uncalculated: bool = False


def read_xlsx(package: Package) -> Iterator[Sheet]:
    """The sheets that are shown. UnreadableFile where a part is missing or damaged."""
    main, workbook = _workbook(package)
    paths = dict(_related(package, main).values())
    book = _Book(
        _strings(package.part(paths.get("sharedStrings", ""))),
        _formats(package.part(paths.get("styles", "")), workbook),
        any(each.get("fullCalcOnLoad") in _YES for each in workbook.iterchildren(_S + "calcPr")),
    )
    for name, path in worksheets(package):
        root = package.part(path)
        if root is not None:
            yield _sheet(root, Sheet(name, package.limits), book)


def worksheets(package: Package) -> Iterator[tuple[str, str]]:
    """The sheets that are shown: their name, as places have it, and their part."""
    main, workbook = _workbook(package)
    related = _related(package, main)
    sheets = list(workbook.iter(_S + "sheet"))
    shown = [sheet for sheet in sheets if sheet.get("state", "visible") == "visible"]
    for sheet in shown or sheets:
        kind, path = related.pop(sheet.get(_ID, ""), ("", ""))
        if kind == "worksheet":
            yield sheet.get("name", "")[:80], path


def _workbook(package: Package) -> tuple[str, Element]:
    main = dict(_related(package, "").values()).get("officeDocument", _MAIN)
    workbook = package.part(main)
    if workbook is None:
        raise refused(package.source, "damaged", part=main, reason="-")
    return main, workbook


def _related(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """The parts that a part names, by id: their kind and path."""
    folder, _, name = part.rpartition("/")
    relationships = package.part(posixpath.join(folder, "_rels", f"{name}.rels"))
    return {
        each.get("Id", ""): (
            each.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/"),
        )
        for each in (() if relationships is None else relationships)
    }


def _strings(root: Element | None) -> list[str]:
    return [] if root is None else [_text(item) for item in root.iterchildren(_S + "si")]


def _text(item: Element | None) -> str:
    """The text of a string without its phonetic readings."""
    if item is None:
        return ""
    parts: list[str] = []
    for child in item:
        if child.tag == _TEXT:
            parts.append(child.text or "")
        elif child.tag == _RUN:
            parts.append(child.findtext(_TEXT) or "")
    return "".join(parts).replace("_x000D_", "")


def _formats(root: Element | None, workbook: Element) -> NumberFormats:
    properties = workbook.find(_S + "workbookPr")
    since_1904 = properties is not None and properties.get("date1904") in _YES
    if root is None:
        return NumberFormats(since_1904=since_1904)
    codes = {
        _number(each.get("numFmtId")): each.get("formatCode", "")
        for each in root.findall(f"{_S}numFmts/{_S}numFmt")
    }
    styles = (_number(each.get("numFmtId")) for each in root.findall(f"{_S}cellXfs/{_S}xf"))
    return NumberFormats(tuple(styles), codes, since_1904)


def _sheet(root: Element, sheet: Sheet, book: _Book) -> Sheet:
    row = -1
    for element in root.iter(_ROW):
        row = _number(element.get("r"), row + 2) - 1
        column = -1
        for cell in element.iterchildren(_CELL):
            place = _PLACE.fullmatch(cell.get("r", ""))
            column = _column(place[1]) if place else column + 1
            sheet.fill(int(place[2]) - 1 if place else row, column, _cell(cell, book))
    for area in root.iter(_S + "mergeCell"):
        first, _, last = area.get("ref", "").partition(":")
        corners = _PLACE.fullmatch(first), _PLACE.fullmatch(last)
        if corners[0] and corners[1]:
            sheet.merge(
                int(corners[0][2]) - 1, _column(corners[0][1]),
                int(corners[1][2]) - 1, _column(corners[1][1]),
            )  # fmt: skip
    return sheet


def _cell(cell: Element, book: _Book) -> str:
    """A cell's text. A formula whose result was never stored stands as the formula itself."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell.find(_S + "is"))
    stored = cell.findtext(_VALUE)
    formula = cell.find(_FORMULA)
    if formula is not None and book.uncalculated:
        stored = None
    if kind == "str" and stored is not None:
        return stored
    if not stored:
        return "" if formula is None else f"={(formula.text or '')[:255]}"
    if kind == "s":
        index = _number(stored, -1)
        return book.strings[index] if 0 <= index < len(book.strings) else f"#{stored}"
    if kind == "b":
        return _TRUTH.get(stored, stored)
    if kind == "n":
        return book.formats.printed(stored, _number(cell.get("s")))
    return stored.partition("T")[0] if kind == "d" else stored


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _number(text: str | None, default: int = 0) -> int:
    return int(text) if text and len(text) < 8 and text.isascii() and text.isdigit() else default
