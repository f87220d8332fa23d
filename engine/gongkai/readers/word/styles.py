"""What paragraph styles say about outline level and numbering."""

from dataclasses import dataclass, field

from gongkai.readers.word.markup import W, number, value
from gongkai.readers.xml import Element

_BODY_TEXT = 9  # the outline level of what is no heading
_LONGEST_CHAIN = 20


@dataclass(slots=True)
class Style:
    """A paragraph style with what it inherits. ``heading`` counts from 1; ``contents`` marks the
    lines of a table of contents."""

    id: str = ""
    heading: int | None = None
    list_id: str | None = None
    level: int | None = None
    contents: bool = False


@dataclass(slots=True)
class Styles:
    """The styles of ``styles.xml``; each is worked out when it is first met."""

    elements: dict[str, Element]
    known: dict[str, Style] = field(default_factory=dict[str, Style])

    def style(self, style_id: str) -> Style:
        if style_id not in self.known:
            self.known[style_id] = _inherited(style_id, self.elements)
        return self.known[style_id]


def read_styles(root: Element | None) -> Styles:
    """The styles under the root of ``styles.xml``; none where the part is missing."""
    elements = () if root is None else root.iterchildren(W + "style")
    return Styles({element.get(W + "styleId", ""): element for element in elements})


def heading_level(outline: str | None) -> int | None:
    """The heading level of an outline level ("0" is the first); None for body text."""
    level = number(outline, _BODY_TEXT, _BODY_TEXT)
    return None if level == _BODY_TEXT else level + 1


def _inherited(style_id: str, elements: dict[str, Element]) -> Style:
    found = Style(style_id)
    for step in range(_LONGEST_CHAIN):
        element = elements.get(style_id)
        if element is None:
            break
        name = (value(element, "name") or "").lower()
        if step == 0:
            found.contents = name.startswith(("toc ", "目录"))
        found.heading = (
            found.heading or heading_level(value(element, "pPr/outlineLvl")) or _named(name)
        )
        found.list_id = found.list_id or value(element, "pPr/numPr/numId")
        level = value(element, "pPr/numPr/ilvl")
        if found.level is None and level is not None:
            found.level = number(level, 0, 8)
        style_id = value(element, "basedOn") or ""
    return found


def _named(name: str) -> int | None:
    digits = name.removeprefix("heading ").removeprefix("标题 ")
    return number(digits, 1, _BODY_TEXT) if digits != name and digits.isdigit() else None
