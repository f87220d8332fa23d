"""Which properties of a page's styles can hide or move nothing there.

Most of what style sheets say (fonts, widths, colours that can be told from their ground) makes no
difference to what is read; looking at it for every element would cost most of the time.
"""

from collections.abc import Iterable, Mapping, Sequence

from gongkai.readers.html.styles.declarations import Declarations
from gongkai.readers.html.styles.values import (
    BLACK,
    WHITE,
    Colour,
    alike,
    colour,
    font_size,
    length,
    number,
)

_TEXT_COLOURS = ("color", "-webkit-text-fill-color")
_COLOURS = (*_TEXT_COLOURS, "background-color", "background-image", "background-clip",
            "text-shadow")  # fmt: skip
_SIZES = ("width", "height", "max-width", "max-height", "float")
_SIDES = ("left", "top", "right", "bottom")
_LEVEL = frozenset({"baseline", "middle", "inherit", "initial", "unset", "auto"})
_SMALLEST, _FARTHEST = 5.0, 400.0
_IDLE: Mapping[str, frozenset[str]] = {
    "vertical-align": _LEVEL,
    "visibility": frozenset({"visible", "inherit", "initial", "unset"}),
    "white-space": frozenset({"normal", "nowrap", "inherit", "initial", "unset"}),
    "overflow-x": frozenset({"visible", "auto", "scroll", "inherit", "initial"}),
    "overflow-y": frozenset({"visible", "auto", "scroll", "inherit", "initial"}),
    "text-decoration-line": frozenset({"none", "underline", "overline", "inherit", "initial"}),
    "position": frozenset({"static", "inherit", "initial"}),
    "content": frozenset({"none", "normal", '""', "''", "counter"}),
    "transform": frozenset({"none"}),
    "filter": frozenset({"none"}),
    "clip": frozenset({"auto"}),
}


def needless(blocks: Sequence[Declarations], *, struck: bool, coloured: bool) -> frozenset[str]:
    """The properties that make no difference anywhere on a page with these declarations;
    ``struck`` and ``coloured`` where tags or attributes of it strike out or colour text."""
    if any(name.startswith("--") for block in blocks for name in block):
        return frozenset()
    dropped = {
        name
        for name, idle in _IDLE.items()
        if all(block[name] in idle for block in blocks if name in block)
        and not (struck and name == "text-decoration-line")
    }
    if all(_is_opaque(block["opacity"]) for block in blocks if "opacity" in block):
        dropped.add("opacity")
    if not coloured and _is_legible(blocks):
        dropped.update(_COLOURS)
    if "vertical-align" in dropped and _is_readable(blocks):
        dropped.add("font-size")
    if {"overflow-x", "overflow-y"} <= dropped:
        dropped.update(_SIZES)
    if "position" in dropped:
        dropped.update(_SIDES)
    for name in ("margin-left", "margin-top", "text-indent"):
        if all(_is_near(block[name]) for block in blocks if name in block):
            dropped.add(name)
    return frozenset(dropped)


def _is_legible(blocks: Iterable[Declarations]) -> bool:
    """Whether no text of the page can have the colour of what is behind it."""
    texts: set[Colour] = {BLACK}
    grounds: set[Colour] = {WHITE}
    for block in blocks:
        for name in (*_TEXT_COLOURS, "background-color"):
            text = block.get(name)
            if text is None or text in ("inherit", "currentcolor"):
                continue
            if text == "transparent" and name == "background-color":
                continue
            known = colour(text)
            if known is None or known[3] < 1:
                return False
            (grounds if name == "background-color" else texts).add(known)
    return not any(alike(text, ground) for text in texts for ground in grounds)


def _is_readable(blocks: Iterable[Declarations]) -> bool:
    """Whether no text of the page is tiny."""
    for block in blocks:
        text = block.get("font-size")
        if text is not None:
            size = font_size(text, 0.0)
            if size is None or size < _SMALLEST:
                return False
    return True


def _is_near(text: str) -> bool:
    distance = length(text, 16.0, 1280.0)
    return "(" not in text and (distance is None or abs(distance) < _FARTHEST)


def _is_opaque(text: str) -> bool:
    opacity = number(text)
    return opacity is not None and opacity >= 1
