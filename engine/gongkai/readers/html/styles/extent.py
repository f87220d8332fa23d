"""Whether an element takes any room on the screen."""

import re
from collections.abc import Mapping

from gongkai.readers.html.styles.values import length

_FAR = 999.0
_NONE = 1.0
_HIDING = frozenset({"hidden", "clip"})
_FREE = frozenset({"absolute", "fixed"})
_BOXES = frozenset({
    "block", "inline-block", "flex", "inline-flex", "grid", "inline-grid", "flow-root", "list-item",
})  # fmt: skip
TABLE_PARTS = frozenset({
    "table", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "col", "colgroup",
})  # fmt: skip
_FUNCTION = re.compile(r"([a-z0-9]+)\(([^()]*)\)")
_GAP = re.compile(r"[\s,]+")


def is_boxed(style: Mapping[str, str], block: bool) -> bool:
    """Whether the element is a box of its own and not part of a line."""
    if style.get("position") in _FREE or style.get("float", "none") != "none":
        return True
    display = style.get("display")
    return display in _BOXES or (block and display != "inline")


def is_flat(style: Mapping[str, str]) -> bool:
    """Whether a transformation leaves no area of a box, or turns it away on edge."""
    if any(_zero(part) for part in style.get("scale", "none").split()):
        return True
    for name, inner in _FUNCTION.findall(style.get("transform", "")):
        parts: list[str] = [part for part in _GAP.split(inner.strip()) if part]
        if name in ("scale", "scalex", "scaley", "scale3d") and any(map(_zero, parts[:2])):
            return True
        if name == "matrix" and len(parts) == 6 and (_zero(parts[0]) or _zero(parts[3])):
            # Without shear, which alone could give it an area again.
            return _zero(parts[1]) or _zero(parts[2])
        if name in ("rotatex", "rotatey") and parts and parts[0] in ("90deg", "-90deg", "270deg"):
            return True
    return False


def moved_away(style: Mapping[str, str], font: float) -> bool:
    """Whether it stands left of or above all that a window can be moved to."""
    if style.get("position") in _FREE | {"relative"}:
        for side in ("left", "top"):
            if (length(style.get(side, ""), font, 1280) or 0) <= -_FAR:
                return True
        if style.get("position") == "fixed" and any(
            (length(style.get(side, ""), font) or 0) >= 3 * _FAR for side in ("left", "top")
        ):
            return True
        for side, other in (("right", "left"), ("bottom", "top")):
            far = (length(style.get(side, ""), font, 1280) or 0) >= 3 * _FAR
            if far and style.get(other, "auto") == "auto":
                return True
    if any(
        (length(style.get(f"margin-{side}", ""), font) or 0) <= -_FAR for side in ("left", "top")
    ):
        return True
    for name, inner in _FUNCTION.findall(style.get("transform", "")):
        if name in ("translate", "translatex", "translatey", "translate3d"):
            parts = [length(part, font) or 0 for part in _GAP.split(inner.strip())[:2]]
            if any(part <= -_FAR for part in parts):
                return True
    return False


def is_clipped(style: Mapping[str, str], font: float, block: bool, tag: str) -> bool:
    """Whether what it holds is cut off wholly: no height or width with the rest hidden, or a clip
    of no area."""
    position = style.get("position", "")
    free = position in _FREE
    if free and _clips_all(style.get("clip", ""), font):
        return True
    if _path_clips_all(style.get("clip-path", "")):
        return True
    if tag in TABLE_PARTS and style.get("display", "") not in _BOXES:
        return False
    if not is_boxed(style, block):
        return False
    sizes = (_clipping("height", "overflow-y", style, font), clipping_width(style, font, block))
    return any(size is not None and size <= _NONE for size in sizes)


def clipping_width(style: Mapping[str, str], font: float, block: bool) -> float | None:
    """The width in pixels behind which what a box holds is cut off; None where nothing is."""
    return _clipping("width", "overflow-x", style, font) if is_boxed(style, block) else None


def _clipping(size: str, overflow: str, style: Mapping[str, str], font: float) -> float | None:
    if style.get(overflow) not in _HIDING:
        return None
    lengths = (length(style.get(name, ""), font) for name in (size, f"max-{size}"))
    return min((found for found in lengths if found is not None), default=None)


def _clips_all(clip: str, font: float) -> bool:
    match = _FUNCTION.fullmatch(clip)
    if match is None or match[1] != "rect":
        return False
    sides = [length(part, font) for part in _GAP.split(match[2].strip())]
    if len(sides) != 4:
        return False
    top, right, bottom, left = sides
    if top is not None and bottom is not None and bottom - top <= _NONE:
        return True
    return right is not None and left is not None and right - left <= _NONE


def _path_clips_all(path: str) -> bool:
    match = _FUNCTION.search(path)
    if match is None:
        return False
    parts = _GAP.split(match[2].strip())
    if match[1] == "circle":
        return _zero(parts[0])
    if match[1] == "ellipse":
        return any(map(_zero, parts[:2]))
    if match[1] == "polygon":
        return len({tuple(parts[at : at + 2]) for at in range(0, len(parts), 2)}) < 3
    if match[1] != "inset":
        return False
    amounts = [_percent(part) for part in parts[: parts.index("round") if "round" in parts else 4]]
    if not amounts:
        return False
    top = amounts[0]
    right = amounts[1] if len(amounts) > 1 else top
    bottom = amounts[2] if len(amounts) > 2 else top
    left = amounts[3] if len(amounts) > 3 else right
    return top + bottom >= 100 or left + right >= 100


def _percent(text: str) -> float:
    try:
        return float(text.removesuffix("%")) if text.endswith("%") else 0.0
    except ValueError:
        return 0.0


def _zero(text: str) -> bool:
    try:
        return float(text.removesuffix("%").removesuffix("px")) == 0
    except ValueError:
        return False
