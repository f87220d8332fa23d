"""What makes a run of text unseen, struck out or raised (ECMA-376, 17.3.2 and 17.7.3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gongkai.model.document import Omitted
from gongkai.readers.contrast import FAINT, INVISIBLE, WHITE, distance, normal_colour
from gongkai.readers.word.colours import NO_FILL, colour_of, ground_of, letters_of
from gongkai.readers.word.markup import VAL, WORD_2010, W, is_on, number
from gongkai.readers.xml import Element

Layer = Mapping[str, str]
"""What one place says of a run, by the local names of its properties."""

_TOGGLES = frozenset({"vanish", "specVanish", "strike", "dstrike"})
_KEPT = _TOGGLES | {"vertAlign", "position", "color", "sz", "w", "highlight", "rStyle", "textFill"}
_NAMES = {W + name: name for name in _KEPT} | {WORD_2010 + "textFill": "textFill"}
_TINY, _SMALL, _NARROW = 4, 6, 10  # half points, half points, percent
_RAISED = 4  # half points: less is how somebody aligned a line


class Aside(NamedTuple):
    """Why a run does not count. A ``shifted`` run is raised by points only: where its whole
    paragraph is, that is how the paragraph was aligned."""

    what: Omitted
    sure: bool = True
    shifted: bool = False
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """All that is said of a run: by itself, then by its character style, its paragraph's style,
    its table's style and the document, and the colour behind it (None where it is not known)."""

    layers: Sequence[Layer]
    behind: str | None = WHITE

    def aside(self) -> Aside | None:
        """Why the run does not count; None where it is simply seen."""
        if self._is("vanish") or self._is("specVanish"):
            return Aside("hidden")
        if self._is("strike") or self._is("dstrike"):
            return Aside("struck")
        return self._unseen() or self._raised()

    def _unseen(self) -> Aside | None:
        size = number(self._said("sz"), _SMALL + 1, 9999)
        if size <= _TINY:
            return Aside("hidden")
        if size <= _SMALL or number(self._said("w"), 100, 600) <= _NARROW:
            return Aside("hidden", sure=False, kept=True)
        fill = self._said("textFill")
        if fill == NO_FILL:
            return Aside("hidden", sure=False, kept=True)
        colour = normal_colour(fill) or normal_colour(self._said("color"))
        if colour is None or self.behind is None:
            return None
        apart = distance(colour, self.behind)
        if apart < INVISIBLE:
            return Aside("hidden")
        return Aside("hidden", sure=False, kept=True) if apart < FAINT else None

    def _raised(self) -> Aside | None:
        if self._said("vertAlign") in ("superscript", "subscript"):
            return Aside("mark")
        shift = number((self._said("position") or "").lstrip("-"), 0, 9999)
        return Aside("mark", shifted=True) if shift >= _RAISED else None

    def _said(self, name: str) -> str | None:
        return next((layer[name] for layer in self.layers if name in layer), None)

    def _is(self, name: str) -> bool:
        """The toggles of styles cancel each other out; what the run itself says holds."""
        own, *styles, document = self.layers
        if name in own:
            return is_on(own[name])
        said = [layer[name] for layer in styles if name in layer]
        if name == "dstrike":
            return is_on(said[0]) if said else name in document and is_on(document[name])
        if name in document and is_on(document[name]):
            return True
        return sum(map(is_on, said)) % 2 == 1


def read_layer(properties: Element | None) -> dict[str, str]:
    """What the properties of a run (``w:rPr``) say of its look."""
    if properties is None:
        return {}
    return {
        name: _written(name, child)
        for child in properties
        if (name := _NAMES.get(child.tag)) is not None
    }


def _written(name: str, child: Element) -> str:
    if name == "textFill":
        return letters_of(child)
    return colour_of(child) if name == "color" else child.get(VAL, "1")


def fill_of(properties: Element | None) -> str | None:
    """The colour of the shading that the properties of a run, paragraph, cell or table have; None
    where there is no shading, "" where its colour is not known."""
    shade = None if properties is None else properties.find(W + "shd")
    if shade is None:
        return None
    pattern = shade.get(VAL, "clear")
    if pattern in ("clear", "nil"):
        return ground_of(shade)
    return normal_colour(shade.get(W + "color")) or "" if pattern == "solid" else ""
