"""What keeps characters of a document from counting as plain text ([MS-DOC] 2.6.1)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from gongkai.readers.contrast import FAINT, WHITE, distance
from gongkai.readers.doc import modifiers as code
from gongkai.readers.doc.looks import is_shaded
from gongkai.readers.doc.modifiers import modifiers, number
from gongkai.readers.doc.styles import Styles

SEEN, HIDDEN, DELETED, STRUCK, RAISED, SHIFTED, PALE = range(7)
"""Why a character does not count: SHIFTED is raised by points only, PALE hardly to be seen on white
paper."""

_TOGGLES = frozenset({code.HIDDEN, code.ALWAYS_HIDDEN, code.STRUCK, code.STRUCK_TWICE})
_READ = _TOGGLES | {
    code.DELETED, code.INSERTED, code.RAISED, code.SHIFTED, code.SIZE, code.INK, code.COLOUR,
    code.MARKER, code.SHADE, code.OLD_SHADE, code.CHARACTER_STYLE, code.PICTURE,
}  # fmt: skip
_AS_STYLE, _UNLIKE_STYLE = 0x80, 0x81
_TINY = 4  # half points
_SHIFT = 4  # half points
_WHITE_INK = 8
_NO_COLOUR = 0xFF

Layer = Mapping[int, bytes]


class Told(NamedTuple):
    """Why characters do not count, the picture that they name, whether they were inserted."""

    reason: int
    picture: int | None
    inserted: bool


PLAIN = Told(SEEN, None, False)


@dataclass(slots=True)
class Characters:
    """The formatting of characters, over what their styles say."""

    styles: Styles
    known: dict[tuple[bytes, int], Told] = field(default_factory=dict[tuple[bytes, int], Told])

    def told(self, listed: bytes, style: int) -> Told:
        """What a list of changes says of characters in a paragraph of this style."""
        key = listed, style
        if key not in self.known:
            own = layer(modifiers(listed))
            named = number(own.get(code.CHARACTER_STYLE, b"\0\0"))
            below = [self.styles.characters(style)]
            if named:
                below.insert(0, self.styles.characters(named))
            self.known[key] = told([own, *map(layer, below)])
        return self.known[key]


def layer(changes: Iterable[tuple[int, bytes]]) -> Layer:
    """The changes that matter here, the last of each kind."""
    return {changed: operand for changed, operand in changes if changed in _READ}


def told(layers: list[Layer]) -> Told:
    """What the layers of formatting say: that of the characters themselves first."""
    if not any(layers):
        return PLAIN
    picture = layers[0].get(code.PICTURE)
    says = Told(
        _reason(layers),
        None if picture is None else number(picture),
        number(layers[0].get(code.INSERTED, b"\0")) == 1,
    )
    return PLAIN if says == PLAIN else says


def _reason(layers: list[Layer]) -> int:
    if number(layers[0].get(code.DELETED, b"\0")) == 1:
        return DELETED
    if _is_on(code.HIDDEN, layers) or _is_on(code.ALWAYS_HIDDEN, layers):
        return HIDDEN
    if _is_on(code.STRUCK, layers) or _is_on(code.STRUCK_TWICE, layers):
        return STRUCK
    if 0 < _said(code.SIZE, layers) <= _TINY:
        return HIDDEN
    if _is_pale(layers):
        return PALE
    if _said(code.RAISED, layers) in (1, 2):
        return RAISED
    shift = next((each[code.SHIFTED] for each in layers if code.SHIFTED in each), b"\0\0")
    if abs(int.from_bytes(shift, "little", signed=True)) >= _SHIFT:
        return SHIFTED
    return SEEN


def _is_on(toggle: int, layers: list[Layer]) -> bool:
    """A toggle is on or off, or as in the style, or not as in the style."""
    own, *styles = layers
    styled = sum(number(each.get(toggle, b"\0")) & 1 for each in styles) % 2 == 1
    value = number(own[toggle]) if toggle in own else _AS_STYLE
    if value in (_AS_STYLE, _UNLIKE_STYLE):
        return styled is (value == _AS_STYLE)
    return value == 1


def _said(name: int, layers: list[Layer]) -> int:
    return next((number(each[name]) for each in layers if name in each), 0)


def _is_pale(layers: list[Layer]) -> bool:
    """Whether the characters are white or nearly so, and have no marker or shading of their own."""
    for each in layers:
        if number(each.get(code.MARKER, b"\0")) not in (0, _WHITE_INK):
            return False
        if is_shaded(each.get(code.SHADE, b"")):
            return False
        if number(each.get(code.OLD_SHADE, b"\0\0")) >> 5 & 0x1F not in (0, _WHITE_INK):
            return False
    for each in layers:
        if (colour := each.get(code.COLOUR)) is not None:
            written = colour[:3].hex().upper()
            return colour[3] != _NO_COLOUR and distance(written, WHITE) < FAINT
        if code.INK in each:
            return number(each[code.INK]) == _WHITE_INK
    return False
