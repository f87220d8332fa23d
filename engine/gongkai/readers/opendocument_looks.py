"""What the styles of OpenDocument files say of the looks of text (OpenDocument 1.3 part 3, 20)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from gongkai.model.document import Omitted
from gongkai.readers.contrast import WHITE, normal_colour
from gongkai.readers.font import PLAIN, Font
from gongkai.readers.opendocument import FO, STYLE, TEXT
from gongkai.readers.xml import Element

_TEXT_PROPERTIES = STYLE + "text-properties"
_GROUNDS = tuple(STYLE + f"{name}-properties" for name in ("paragraph", "table-cell", "table"))
BACKGROUND, _PARENT = FO + "background-color", STYLE + "parent-style-name"
_COLOUR, _SIZE, _POSITION = FO + "color", FO + "font-size", STYLE + "text-position"
_LINES = STYLE + "text-line-through-style", STYLE + "text-line-through-type"
_DISPLAY = TEXT + "display"
_POINTS = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)pt")
_RAISED = re.compile(r"(?:super|sub|-?(?!0%)\d{1,3}%)(?:\s|$)")
_LONGEST_CHAIN = 20
_TELLING = (_COLOUR, _SIZE, _POSITION, *_LINES, _DISPLAY)
_NAMES = (BACKGROUND, *_TELLING)


@dataclass(slots=True)
class Looks:
    """The styles by name; each is worked out when it is first met."""

    styles: Mapping[str, Element]
    fonts: dict[str, Font] = field(default_factory=dict[str, Font])
    grounds: dict[str, str | None] = field(default_factory=dict[str, str | None])
    reasons: dict[str, tuple[Omitted, bool] | None] = field(
        default_factory=dict[str, tuple[Omitted, bool] | None]
    )

    def font(self, name: str) -> Font:
        if name not in self.fonts:
            self.fonts[name] = read_font(self.said(name))
        return self.fonts[name]

    def said(self, name: str) -> dict[str, str]:
        """What a style says of the look of its text, with what it inherits."""
        said: dict[str, str] = {}
        for style in self._chain(name):
            properties = style.find(_TEXT_PROPERTIES)
            if properties is not None:
                for each in _NAMES:
                    if (value := properties.get(each)) is not None:
                        said.setdefault(each, value)
        return said

    def special(self) -> set[str]:
        """The names of the styles whose text may not count."""
        own = {name for name, style in self.styles.items() if _is_special(style)}
        return (
            {
                name
                for name in self.styles
                if own.intersection(style.get(STYLE + "name", "") for style in self._chain(name))
            }
            if own
            else own
        )

    def aside(self, name: str) -> tuple[Omitted, bool] | None:
        """Why text in a cell of this style does not count."""
        if name not in self.reasons:
            self.reasons[name] = self.font(name).aside(behind(self.ground(name)))
        return self.reasons[name]

    def ground(self, name: str) -> str | None:
        """The colour that a style puts behind its text; None where it puts none there."""
        if name not in self.grounds:
            self.grounds[name] = next(
                (
                    colour
                    for style in self._chain(name)
                    for holder in _GROUNDS
                    if (properties := style.find(holder)) is not None
                    and (colour := normal_colour(properties.get(BACKGROUND))) is not None
                ),
                None,
            )
        return self.grounds[name]

    def _chain(self, name: str) -> list[Element]:
        chain: list[Element] = []
        while (style := self.styles.get(name)) is not None and len(chain) < _LONGEST_CHAIN:
            chain.append(style)
            name = style.get(_PARENT, "")
        return chain


def read_font(said: Mapping[str, str]) -> Font:
    """The font of text of which styles say this."""
    if not said:
        return PLAIN
    size = _POINTS.fullmatch(said.get(_SIZE, "").strip())
    return Font(
        normal_colour(said.get(_COLOUR)),
        float(size[1]) if size else None,
        any(said.get(line, "none") != "none" for line in _LINES),
        bool(_RAISED.match(said.get(_POSITION, "").strip())),
        said.get(_DISPLAY) == "none",
    )


def _is_special(style: Element) -> bool:
    properties = style.find(_TEXT_PROPERTIES)
    if properties is None:
        return False
    said = {name: value for name in _TELLING if (value := properties.get(name)) is not None}
    if not said:
        return False
    font = read_font(said)
    return font.raised or font.aside() is not None


def behind(*grounds: str | None) -> str:
    """The innermost of the colours behind a text; white where there is none."""
    return next(filter(None, grounds), WHITE)
