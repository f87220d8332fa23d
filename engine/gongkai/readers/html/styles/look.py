"""How an element looks to a person: what its own style and those around it make of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from gongkai.model.document import Omitted
from gongkai.readers.html.styles.declarations import Declarations
from gongkai.readers.html.styles.extent import (
    TABLE_PARTS,
    clipping_width,
    is_boxed,
    is_clipped,
    is_flat,
    moved_away,
)
from gongkai.readers.html.styles.values import (
    BLACK,
    WHITE,
    Colour,
    alike,
    attribute_colour,
    colour,
    font_size,
    length,
    number,
)

_FAINT = 0.1
_TINY = 4.0
_NARROW = 100.0
"""A number is not wider than so many pixels."""
_VARIABLE = re.compile(r"var\(\s*(--[^\s,()]+)\s*(?:,((?:[^()]|\([^()]*\))*))?\)")
_PRESERVED = frozenset({"pre", "pre-wrap", "pre-line", "break-spaces"})


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """``gone``: neither the element nor anything in it shows. ``aside``: why text that stands here
    is left aside, None where it is seen; ``sure`` is False where a person may see it after all (or
    may not, where ``aside`` is None). ``ground`` is the colour behind the text, None where a
    picture or something unknown is there; ``painted`` where the page itself says so. ``odd``: text
    in it is not simply read on. ``room`` is the width in pixels behind which text is cut off.
    """

    gone: bool = False
    aside: Omitted | None = None
    sure: bool = True
    visible: bool = True
    opacity: float = 1.0
    font: float = 16.0
    colour: Colour = BLACK
    ground: Colour | None = WHITE
    painted: bool = True
    indent: float = 0.0
    struck: bool = False
    raised: bool = False
    lines: bool = False
    variables: tuple[tuple[str, str], ...] = ()
    odd: bool = False
    room: float | None = None


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Hints:
    """What the tag and the attributes of an element say, ahead of any style sheet."""

    tag: str
    block: bool = False
    hidden: bool = False
    colour: str | None = None
    ground: str | None = None
    picture: bool = False
    reset: bool = False


def look(parent: Look, style: Declarations | None, hints: Hints) -> Look:
    """The look of an element within one that looks like ``parent``."""
    style = style or {}
    variables = parent.variables
    if own := {name: value for name, value in style.items() if name.startswith("--")}:
        variables = tuple({**dict(variables), **own}.items())
    if any("var(" in value for value in style.values()):
        style = {name: _resolved(value, dict(variables), 0) for name, value in style.items()}
    font = _font(parent, style)
    display = style.get("display") or ("none" if hints.hidden else "")
    opacity = parent.opacity * _opacity(style)
    position = style.get("position", "")
    gone = (
        display == "none"
        or opacity < 0.01
        or style.get("mso-hide") == "all"
        or style.get("content-visibility") == "hidden"
        or (is_boxed(style, hints.block) and is_flat(style))
        or moved_away(style, font)
        or is_clipped(style, font, hints.block, hints.tag)
    )
    ground, painted = _ground(parent, style, hints)
    if position in ("absolute", "fixed") and ground is not None and not _paints(style, hints):
        # It lies on whatever stands there.
        painted = False
    made = Look(
        gone=gone,
        visible=_visible(parent, style),
        opacity=opacity,
        font=font,
        colour=_colour(parent, style, hints),
        ground=ground,
        painted=painted,
        indent=_indent(parent, style, font),
        struck=_struck(parent, style, hints.tag),
        raised=_raised(parent, style, hints.tag, font, hints.block),
        lines=style["white-space"] in _PRESERVED if "white-space" in style else parent.lines,
        variables=variables,
        room=_room(parent, style, font, hints),
    )
    aside, sure = _aside(made, style)
    return replace(
        made,
        aside=aside,
        sure=sure,
        odd=bool(aside) or not sure or made.lines or made.room is not None,
    )


def _resolved(value: str, variables: Mapping[str, str], depth: int) -> str:
    def replaced(match: re.Match[str]) -> str:
        found = variables.get(match[1], (match[2] or "").strip())
        return found[:500]

    if "var(" not in value or depth > 8 or len(value) > 2000:
        return value
    return _resolved(_VARIABLE.sub(replaced, value), variables, depth + 1)


def _font(parent: Look, style: Mapping[str, str]) -> float:
    text = style.get("font-size")
    size = None if text is None else font_size(text, parent.font)
    return parent.font if size is None else size


def _opacity(style: Mapping[str, str]) -> float:
    opacity = number(style.get("opacity", "1"))
    opacity = 1.0 if opacity is None else min(max(opacity, 0.0), 1.0)
    match = re.search(r"(?<![a-z])opacity\(\s*([\d.]+)(%?)\s*\)", style.get("filter", ""))
    if match is not None:
        found = number(match[1] + match[2])
        opacity *= 1.0 if found is None else min(found, 1.0)
    return opacity


def _visible(parent: Look, style: Mapping[str, str]) -> bool:
    match style.get("visibility"):
        case "hidden" | "collapse":
            return False
        case "visible" | "initial":
            return True
        case _:
            return parent.visible


def _colour(parent: Look, style: Mapping[str, str], hints: Hints) -> Colour:
    text = style.get("-webkit-text-fill-color") or style.get("color")
    found = colour(text) if text else attribute_colour(hints.colour)
    if text in ("initial", "canvastext"):
        found = BLACK
    if found is not None:
        return found
    return BLACK if hints.reset else parent.colour


def _paints(style: Mapping[str, str], hints: Hints) -> bool:
    return style.get("background-color", "transparent") != "transparent" or bool(hints.ground)


def _ground(parent: Look, style: Mapping[str, str], hints: Hints) -> tuple[Colour | None, bool]:
    if style.get("background-image", "none") != "none" or hints.picture:
        return None, False
    text = style.get("background-color")
    own = colour(text) if text else attribute_colour(hints.ground)
    if own is None or own[3] == 0:
        return parent.ground, parent.painted
    if own[3] < 1:
        under = parent.ground
        if under is None:
            return None, False
        mixed = [a * own[3] + b * (1 - own[3]) for a, b in zip(own[:3], under[:3], strict=True)]
        return (mixed[0], mixed[1], mixed[2], 1.0), parent.painted
    return own, True


def _indent(parent: Look, style: Mapping[str, str], font: float) -> float:
    text = style.get("text-indent")
    indent = None if text is None else length(text.split()[0], font, 1280)
    return parent.indent if indent is None else indent


def _room(parent: Look, style: Mapping[str, str], font: float, hints: Hints) -> float | None:
    own = None if hints.tag in TABLE_PARTS else clipping_width(style, font, hints.block)
    if own is None or own >= _NARROW:
        return parent.room
    return own if parent.room is None else min(own, parent.room)


def _struck(parent: Look, style: Mapping[str, str], tag: str) -> bool:
    line = style.get("text-decoration-line")
    if line is None:
        return parent.struck or tag in ("s", "strike", "del")
    return parent.struck or "line-through" in line


def _raised(parent: Look, style: Mapping[str, str], tag: str, font: float, block: bool) -> bool:
    if parent.raised or tag in ("sup", "sub"):
        return True
    if block:
        return False
    align = style.get("vertical-align", "")
    if align in ("super", "sub"):
        return True
    if align in ("top", "text-top", "text-bottom", "bottom"):
        return font < 0.8 * parent.font
    shift = length(align, font, 1.2 * font) if align else None
    if style.get("position") == "relative":
        shift = length(style.get("top", ""), font) or length(style.get("bottom", ""), font)
    raised = length(style.get("mso-text-raise", ""), font) or 0.0
    return max(abs(shift or 0.0), abs(raised)) >= 0.25 * max(font, 1.0)


def _aside(look: Look, style: Mapping[str, str]) -> tuple[Omitted | None, bool]:
    """Why the text of an element is left aside, and whether that is sure."""
    if not look.visible or look.font == 0 or look.indent <= -500 or look.colour[3] < 0.02:
        clipped_to_text = "text" in style.get("background-clip", "")
        if (
            look.colour[3] < 0.02
            and look.visible
            and look.font
            and (clipped_to_text or "text-shadow" in style or look.ground is None)
        ):
            return None, True
        return "hidden", True
    sure = look.opacity >= _FAINT and look.font >= _TINY and look.indent < 3000
    if look.ground is not None and "text-shadow" not in style and _unreadable(look):
        if look.painted:
            return "hidden", True
        sure = False
    if look.struck:
        return "struck", True
    if look.raised:
        return "mark", sure
    return None, sure


def _unreadable(look: Look) -> bool:
    return look.ground is not None and _alike(look.colour, look.ground)


@lru_cache(maxsize=512)
def _alike(one: Colour, other: Colour) -> bool:
    return alike(one, other)
