"""Reads xlsx workbooks from their markup (ECMA-376 part 1, chapter 18)."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongkai.model.document import Omission
from gongkai.model.location import Location
from gongkai.readers.contrast import WHITE
from gongkai.readers.font import Font
from gongkai.readers.package import Package
from gongkai.readers.refusal import refused
from gongkai.readers.sheets.formulas import Formula, column_number, doubtful
from gongkai.readers.sheets.looks import Text, joined, set_aside
from gongkai.readers.sheets.sheet import Place, Sheet
from gongkai.readers.sheets.styles import YES, S, Styles, number, read_font, read_styles
from gongkai.readers.xml import Element

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ROW, _CELL, _VALUE, _FORMULA, _TEXT, _RUN = (
    f"{S}{name}" for name in ["row", "c", "v", "f", "t", "r"]
)
_MAIN = "xl/workbook.xml"
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_TRUTH = {"0": "FALSE", "1": "TRUE"}
_FLAT = 1.0  # points: a row up to this height shows nothing
_WIDEST = 16_384
_FILLED = b"<v>", b"<t>", b"<t "


@dataclass(frozen=True, slots=True)
class _Book:
    """What all sheets of a workbook share. ``rich`` are the strings whose pieces look different, by
    their number. ``uncalculated``: the program that wrote it did not work its formulas out, and
    leaves that to the one that opens it; what is stored says nothing."""

    strings: Sequence[str]
    rich: Mapping[int, Sequence[tuple[str, Font]]]
    styles: Styles
    uncalculated: bool = False


def read_xlsx(package: Package, hidden: list[Omission]) -> Iterator[Sheet]:
    """The sheets that are shown; ``hidden`` receives what is told of the others. UnreadableFile
    where a part is missing or damaged."""
    main, workbook = _workbook(package)
    paths = dict(_related(package, main).values())
    strings, rich = _strings(package.part(paths.get("sharedStrings", "")))
    book = _Book(
        strings,
        rich,
        read_styles(package.part(paths.get("styles", "")), workbook),
        any(each.get("fullCalcOnLoad") in YES for each in workbook.iterchildren(S + "calcPr")),
    )
    shown = list(worksheets(package))
    for name, path in shown:
        root = package.part(path)
        if root is not None:
            yield _sheet(root, Sheet(name, package.limits), book)
    for name, path in worksheets(package, hidden=True):
        data = b"" if (name, path) in shown else package.data(path) or b""
        if any(mark in data for mark in _FILLED):
            hidden.append(Omission("hidden", Location(sheet=name), name))


def worksheets(package: Package, *, hidden: bool = False) -> Iterator[tuple[str, str]]:
    """The sheets that are shown, or those that are not: their name, as places have it, and their
    part."""
    main, workbook = _workbook(package)
    related = _related(package, main)
    sheets = list(workbook.iter(S + "sheet"))
    shown = [sheet for sheet in sheets if sheet.get("state", "visible") == "visible"]
    for sheet in [each for each in sheets if each not in shown] if hidden else shown or sheets:
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


def _strings(
    root: Element | None,
) -> tuple[list[str], Mapping[int, Sequence[tuple[str, Font]]]]:
    """The strings that cells share, and the pieces of those whose pieces look different."""
    strings: list[str] = []
    rich: dict[int, Sequence[tuple[str, Font]]] = {}
    for index, item in enumerate(() if root is None else root.iterchildren(S + "si")):
        strings.append(_text(item))
        if item.find(_RUN) is not None:
            rich[index] = _pieces(item)
    return strings, rich


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
    return _clean("".join(parts))


def _pieces(item: Element) -> Sequence[tuple[str, Font]]:
    return [
        (_clean(run.findtext(_TEXT) or ""), read_font(run.find(S + "rPr")))
        for run in item.iterchildren(_RUN)
    ]


def _clean(text: str) -> str:
    return text.replace("_x000D_", "")


def _sheet(root: Element, sheet: Sheet, book: _Book) -> Sheet:
    row = -1
    formulas: list[Formula] = []
    numbers: dict[Place, str] = {}
    for element in root.iter(_ROW):
        row = number(element.get("r"), row + 2) - 1
        if element.get("hidden") in YES or _is_flat(element.get("ht")):
            sheet.hidden_rows.add(row)
        column = -1
        for cell in element.iterchildren(_CELL):
            place = _PLACE.fullmatch(cell.get("r", ""))
            column = column_number(place[1]) if place else column + 1
            at = int(place[2]) - 1 if place else row
            stored = formula = None
            for child in cell:
                if child.tag == _VALUE:
                    stored = child.text
                elif child.tag == _FORMULA:
                    formula = child.text or ""
            kind = cell.get("t", "n")
            text, omissions = _cell(cell, kind, stored, formula, book)
            sheet.fill(at, column, text)
            if omissions:
                sheet.leave(at, column, omissions)
            if stored and kind == "n":
                numbers[at, column] = stored
                if formula:
                    formulas.append(Formula((at, column), formula, stored))
    _hide(root, sheet)
    for area in root.iter(S + "mergeCell"):
        first, _, last = area.get("ref", "").partition(":")
        corners = _PLACE.fullmatch(first), _PLACE.fullmatch(last)
        if corners[0] and corners[1]:
            sheet.merge(
                int(corners[0][2]) - 1, column_number(corners[0][1]),
                int(corners[1][2]) - 1, column_number(corners[1][1]),
            )  # fmt: skip
    for place, omission in doubtful(formulas, numbers) if formulas else ():
        sheet.leave(*place, [omission])
    return sheet


def _hide(root: Element, sheet: Sheet) -> None:
    """Note the hidden columns, and blank the zeros of a sheet that does not show them."""
    for columns in root.iterfind(f"{S}cols/{S}col"):
        if columns.get("hidden") in YES or _is_flat(columns.get("width"), 0.1):
            first, last = number(columns.get("min"), 1), number(columns.get("max"), 0)
            sheet.hidden_columns.update(range(first - 1, min(last, _WIDEST)))
    view = root.find(f"{S}sheetViews/{S}sheetView")
    if view is None:
        return
    if view.get("showZeros") in ("0", "false"):
        sheet.hide_zeros()
    if view.get("showFormulas") in YES:
        sheet.leave(0, 0, [Omission("formula", sure=False)])


def _is_flat(size: str | None, most: float = _FLAT) -> bool:
    digits = (size or "").strip()[:12]
    return digits.replace(".", "", 1).isdigit() and float(digits) <= most


def _cell(cell: Element, kind: str, stored: str | None, formula: str | None, book: _Book) -> Text:
    """A cell's text as it is seen, and what that leaves out: a formula whose result was never
    stored, the value of a number that is not shown as it is."""
    style = number(cell.get("s"))
    if formula is not None and book.uncalculated and kind != "inlineStr":
        stored = None
    if kind == "n" and stored:
        text = book.styles.formats.shown(stored, style)
    elif kind == "s" and stored and number(stored, -1) not in book.rich:
        index = number(stored, -1)
        text = Text(book.strings[index] if 0 <= index < len(book.strings) else f"#{stored}")
    else:
        text = _content(cell, kind, stored, formula, style, book)
    aside = book.styles.aside.get(style) if book.styles.aside else None
    return set_aside(text, aside) if aside and text.text else text


def _content(
    cell: Element, kind: str, stored: str | None, formula: str | None, style: int, book: _Book
) -> Text:
    behind = book.styles.fills.get(style, WHITE)
    if kind == "inlineStr":
        item = cell.find(S + "is")
        if item is not None and item.find(_RUN) is not None:
            return joined(_pieces(item), behind)
        return Text(_text(item))
    if kind == "str" and stored is not None:
        return Text(stored)
    if not stored:
        if formula is None:
            return Text("")
        return Text("", (Omission("formula", text=f"={formula[:80]}", sure=False),))
    if kind == "s":
        return joined(book.rich[number(stored)], behind)
    if kind == "b":
        return Text(_TRUTH.get(stored, stored))
    return Text(stored.partition("T")[0] if kind == "d" else stored)
