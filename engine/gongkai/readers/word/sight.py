"""Tells of each run of a docx whether a person sees it, and as what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from gongkai.readers.contrast import WHITE, is_lost, normal_colour
from gongkai.readers.word.looks import Aside, Layer, Look, fill_of, read_layer
from gongkai.readers.word.markup import (
    CELL,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    TABLE,
    VAL,
    W,
    value,
)
from gongkai.readers.word.survey import RUN_STYLE, STYLE, TABLE_STYLE, Survey
from gongkai.readers.xml import Element

_TEXT_BOX = W + "txbxContent"
_GROUNDS = {PARAGRAPH: PARAGRAPH_PROPERTIES, CELL: W + "tcPr", TABLE: W + "tblPr"}
_LONGEST_CHAIN = 20
_HIGHLIGHTS = {
    "white": WHITE, "black": "000000", "yellow": "FFFF00", "lightGray": "C0C0C0",
    "darkGray": "808080",
}  # fmt: skip
_NOTHING: Layer = {}


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says of the look of its text, with what it inherits. ``fill`` is its shading;
    "" where some of it has one that depends on the place in a table."""

    layer: Layer = field(default_factory=dict[str, str])
    fill: str | None = None


@dataclass(slots=True)
class Sight:
    """``looks`` are the properties of runs that need to be looked into, ``styles`` the styles in
    use and ``special`` those of paragraphs and tables whose text needs it whatever its runs say.
    ``paper`` is the colour of the page."""

    looks: set[Element]
    styles: Mapping[str, _Style]
    special: set[str]
    document: Layer
    normal: str
    paper: str

    def base(self, paragraph: Element) -> tuple[str, str] | None:
        """The styles of a paragraph and of its table, where either is special."""
        if not self.special:
            return None
        style = value(paragraph, "pPr/pStyle") or self.normal
        table = self._table_style(paragraph)
        return (style, table) if self.special.intersection((style, table, "")) else None

    def aside(self, run: Element, base: tuple[str, str] | None) -> Aside | None:
        """Why a run does not count; None where it is simply seen."""
        properties = run.find(RUN_PROPERTIES)
        if base is None and properties not in self.looks:
            return None
        paragraph = next(run.iterancestors(PARAGRAPH), run)
        own = read_layer(properties)
        style, table = base or (
            value(paragraph, "pPr/pStyle") or self.normal,
            self._table_style(paragraph),
        )
        named = self._style(own.get("rStyle", ""))
        layers = own, named.layer, self._style(style).layer, self._style(table).layer
        behind = self._behind(run, properties, (named.fill, self._style(style).fill))
        return Look((*layers, self.document), behind).aside()

    def _style(self, name: str) -> _Style:
        return self.styles.get(name, _PLAIN)

    def _table_style(self, paragraph: Element) -> str:
        table = next(paragraph.iterancestors(TABLE), None)
        return "" if table is None else value(table, "tblPr/tblStyle") or ""

    def _behind(
        self, run: Element, properties: Element | None, styled: Iterable[str | None]
    ) -> str | None:
        """The colour on which a run stands, None where it is not known."""
        fills = [_marker(properties), fill_of(properties), *styled]
        for ground in run.iterancestors(*_GROUNDS, _TEXT_BOX):
            if ground.tag == _TEXT_BOX:
                return next(filter(None, fills), None)
            fills.append(fill_of(ground.find(_GROUNDS[ground.tag])))
            if ground.tag == TABLE:
                fills.append(self._style(value(ground, "tblPr/tblStyle") or "").fill)
        known = next((fill for fill in fills if fill is not None), self.paper)
        return known or None


_PLAIN = _Style()


def read_sight(
    seen: Survey, elements: Mapping[str, Element], defaults: Element | None, paper: str
) -> Sight | None:
    """None where nothing in the document, its styles (``elements``) or its ``defaults`` can keep
    text from being seen as it is."""
    normal = next(
        (
            name
            for name, style in elements.items()
            if style.get(W + "default") in ("1", "true") and style.get(W + "type") == "paragraph"
        ),
        "",
    )
    bases = {mark.get(VAL, "") for tag in (STYLE, TABLE_STYLE) for mark in seen[tag]} | {normal}
    named = {mark.get(VAL, "") for mark in seen[RUN_STYLE]}
    styles = {name: _read(name, elements) for name in bases | named if name in elements}
    document = read_layer(defaults)
    fills = seen.fills | {paper} | {style.fill for style in styles.values() if style.fill}

    def lost(layer: Layer) -> bool:
        colour = normal_colour(layer.get("color"))
        return is_lost(colour, fills) or Look((layer, _NOTHING)).aside() is not None

    special = {name for name, style in styles.items() if lost(style.layer)}
    looks = set(seen.looks)
    looks.update(_owners(seen.lost(fills)))
    looks.update(_owners(mark for mark in seen[RUN_STYLE] if mark.get(VAL) in special))
    special &= bases
    if lost(document):
        special.add("")
    if not looks and not special:
        return None
    return Sight(looks, styles, special, document, normal, paper)


def _owners(marks: Iterable[Element]) -> set[Element]:
    return {owner for mark in marks if (owner := mark.getparent()) is not None}


def _read(name: str, elements: Mapping[str, Element]) -> _Style:
    layers: list[Layer] = []
    fill: str | None = None
    for _ in range(_LONGEST_CHAIN):
        element = elements.get(name)
        if element is None:
            break
        layers.append(read_layer(element.find(RUN_PROPERTIES)))
        if fill is None:
            fill = _shading(element)
        name = value(element, "basedOn") or ""
    return _Style({key: said for layer in reversed(layers) for key, said in layer.items()}, fill)


def _shading(style: Element) -> str | None:
    """The shading of a style; "" where only some places of a table have it."""
    holders: Sequence[str] = (RUN_PROPERTIES, PARAGRAPH_PROPERTIES, W + "tcPr", W + "tblPr")
    own = next((fill for each in holders if (fill := fill_of(style.find(each))) is not None), None)
    partly = style.find(f"{W}tblStylePr/{W}tcPr/{W}shd") is not None
    return "" if partly else own


def _marker(properties: Element | None) -> str | None:
    """The colour of a highlighter; "" for colours that are not told apart here."""
    name = value(properties, "highlight")
    return None if name in (None, "none") else _HIGHLIGHTS.get(name, "")
