"""What the styles of an xlsx workbook say of the looks of its cells (ECMA-376, 18.8)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from gongkai.model.document import Omitted
from gongkai.readers.contrast import WHITE, normal_colour
from gongkai.readers.font import Font
from gongkai.readers.sheets.values import NumberFormats
from gongkai.readers.xml import Element

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
YES = ("1", "true")
_Look = TypeVar("_Look")
_THEME = (WHITE, "000000")  # the first colours of a theme: paper and ink
_INDEXED = {0: "000000", 1: WHITE, 8: "000000", 9: WHITE, 64: "000000", 65: WHITE}


@dataclass(frozen=True, slots=True)
class Styles:
    """The number formats of a workbook, and of the cell styles whose text does not count the
    reason; ``fills`` is the colour of each style whose cells are not white, None where it is not
    known."""

    formats: NumberFormats = field(default_factory=NumberFormats)
    aside: Mapping[int, tuple[Omitted, bool]] = field(
        default_factory=dict[int, tuple[Omitted, bool]]
    )
    fills: Mapping[int, str | None] = field(default_factory=dict[int, str | None])


def read_styles(root: Element | None, workbook: Element) -> Styles:
    """The styles under the root of ``styles.xml``."""
    properties = workbook.find(S + "workbookPr")
    since_1904 = properties is not None and properties.get("date1904") in YES
    if root is None:
        return Styles(NumberFormats(since_1904=since_1904))
    codes = {
        number(each.get("numFmtId")): each.get("formatCode", "")
        for each in root.findall(f"{S}numFmts/{S}numFmt")
    }
    cells = root.findall(f"{S}cellXfs/{S}xf")
    formats = NumberFormats(
        tuple(number(cell.get("numFmtId")) for cell in cells), codes, since_1904
    )
    fonts = [read_font(font) for font in root.findall(f"{S}fonts/{S}font")]
    fills = [_fill(fill) for fill in root.findall(f"{S}fills/{S}fill")]
    aside: dict[int, tuple[Omitted, bool]] = {}
    coloured: dict[int, str | None] = {}
    for style, cell in enumerate(cells):
        fill = _chosen(fills, cell.get("fillId"), WHITE)
        font = _chosen(fonts, cell.get("fontId"), Font())
        if fill != WHITE:
            coloured[style] = fill
        if (reason := font.aside(fill)) is not None:
            aside[style] = reason
    return Styles(formats, aside, coloured)


def read_font(font: Element | None) -> Font:
    """A font, of a cell (``font``) or of a piece of its text (``rPr``)."""
    if font is None:
        return Font()
    said = {child.tag: child for child in font}
    size = said[S + "sz"].get("val", "") if S + "sz" in said else ""
    raised = said[S + "vertAlign"].get("val") if S + "vertAlign" in said else None
    return Font(
        _colour(said.get(S + "color")),
        float(size) if size.replace(".", "", 1).isdigit() and len(size) < 9 else None,
        S + "strike" in said and said[S + "strike"].get("val", "1") in YES,
        raised in ("superscript", "subscript"),
    )


def number(text: str | None, default: int = 0) -> int:
    return int(text) if text and len(text) < 8 and text.isascii() and text.isdigit() else default


def _chosen(known: Sequence[_Look], index: str | None, usual: _Look) -> _Look:
    at = number(index)
    return known[at] if at < len(known) else usual


def _colour(element: Element | None) -> str | None:
    """A colour, as far as it is told without the theme; a tint makes another one of it."""
    if element is None or element.get("tint", "0").strip("0.") not in ("", "-"):
        return None
    if (told := element.get("rgb")) is not None:
        return normal_colour(told[-6:])
    if (theme := element.get("theme")) is not None:
        at = number(theme, 99)
        return _THEME[at] if at < len(_THEME) else None
    return _INDEXED.get(number(element.get("indexed"), 99))


def _fill(fill: Element) -> str | None:
    """The colour of a cell; None where it is not known."""
    pattern = fill.find(S + "patternFill")
    if pattern is None:
        return None
    kind = pattern.get("patternType", "none")
    if kind == "none":
        return WHITE
    return _colour(pattern.find(S + "fgColor")) if kind == "solid" else None
