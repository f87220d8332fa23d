"""Lengths, numbers and colours of style sheets."""

import re
from functools import lru_cache

from tinycss2.color4 import Color as ParsedColour
from tinycss2.color4 import parse_color

Colour = tuple[float, float, float, float]
"""Red, green, blue and opacity, each from 0 to 1."""

WHITE: Colour = (1.0, 1.0, 1.0, 1.0)
BLACK: Colour = (0.0, 0.0, 0.0, 1.0)
_NUMBER = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?)(%|[a-z]{0,4})")
_PIXELS = {
    "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4,
    "q": 96 / 101.6, "rem": 16.0, "vw": 12.8, "vh": 7.2, "vmin": 7.2, "vmax": 12.8,
}  # fmt: skip
_SIZES = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0,
    "x-large": 24.0, "xx-large": 32.0, "xxx-large": 48.0, "initial": 16.0,
}  # fmt: skip


def number(text: str) -> float | None:
    """A bare number or a percentage as a fraction; None for anything else."""
    match = _NUMBER.fullmatch(text)
    if match is None or match[2] not in ("", "%"):
        return None
    return float(match[1]) / (100 if match[2] else 1)


def length(text: str, em: float, whole: float | None = None) -> float | None:
    """Pixels of the screen. ``em`` is the size of the font, ``whole`` what percentages are of;
    None where it is no length or cannot be known, as ``auto`` or a sum with ``calc``."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    amount, unit = float(match[1]), match[2]
    if unit in ("em", "ex", "ch"):
        return amount * em * (1 if unit == "em" else 0.5)
    if unit == "%":
        return None if whole is None else amount * whole / 100
    if unit == "":
        return 0.0 if amount == 0 else None
    per_unit = _PIXELS.get(unit)
    return None if per_unit is None else amount * per_unit


def font_size(text: str, parent: float) -> float | None:
    """Pixels of a ``font-size``; None where it is none."""
    if text == "smaller":
        return parent / 1.2
    if text == "larger":
        return parent * 1.2
    size = _SIZES.get(text)
    if size is None:
        size = length(text, parent, parent)
    return None if size is None or size < 0 else size


@lru_cache(maxsize=512)
def colour(text: str) -> Colour | None:
    """A colour; None where it is none or not known (``currentcolor``, ``inherit``)."""
    parsed = parse_color(text)
    if not isinstance(parsed, ParsedColour):
        return None
    try:
        red, green, blue, alpha = (value or 0.0 for value in parsed.to("srgb"))
    except (ValueError, NotImplementedError, ArithmeticError):
        return None
    return red, green, blue, alpha


def attribute_colour(text: str | None) -> Colour | None:
    """The colour of an attribute such as ``bgcolor``, where ``#`` may lack."""
    text = (text or "").strip().lower()[:40]
    found = colour(text) if text else None
    if found is None and re.fullmatch(r"[0-9a-f]{6}|[0-9a-f]{3}", text):
        return colour(f"#{text}")
    return found


def alike(one: Colour, other: Colour) -> bool:
    """Whether nobody could tell the two apart."""
    return max(abs(a - b) for a, b in zip(one[:3], other[:3], strict=True)) < 0.03
