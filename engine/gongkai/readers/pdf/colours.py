"""Colours, as far as they tell whether something can be seen on what lies below it."""

from collections.abc import Sequence
from typing import cast

from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral

from gongkai.readers.pdf.tokens import Operand

Colour = tuple[float, float, float]
"""Red, green and blue, 0 … 1."""

BLACK: Colour = (0.0, 0.0, 0.0)
WHITE: Colour = (1.0, 1.0, 1.0)
_ALIKE, _FAINT = 24 / 255, 48 / 255
_PALE = 0.45
_BY_COUNT = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}
_SAME_AS = {"CalGray": "DeviceGray", "G": "DeviceGray", "CalRGB": "DeviceRGB", "RGB": "DeviceRGB",
            "CMYK": "DeviceCMYK"}  # fmt: skip


def space_of(named: object) -> str:
    """The name of a colour space as far as its colours can be told: a device's, ``Tint`` for inks
    (0 is none), else ""."""
    named = resolve1(named)
    if isinstance(named, PSLiteral):
        named = named.name
    if isinstance(named, str):
        return _SAME_AS.get(named, named) if named in _KNOWN else ""
    parts = cast("list[object]", named) if isinstance(named, list) else []
    if not parts:
        return ""
    family = space_of(parts[0]) or getattr(resolve1(parts[0]), "name", "")
    if family == "ICCBased" and len(parts) > 1:
        profile = resolve1(parts[1])
        count = resolve1(profile.get("N")) if isinstance(profile, PDFStream) else None
        return _BY_COUNT.get(count, "") if isinstance(count, int) else ""
    return "Tint" if family in ("Separation", "DeviceN") else family if family in _KNOWN else ""


_KNOWN = frozenset({*_BY_COUNT.values(), *_SAME_AS})


def colour(space: str, parts: Sequence[Operand]) -> Colour | None:
    """The colour that some components name in a colour space; None where nobody can tell."""
    levels = [float(part) for part in parts if isinstance(part, float)]
    match space, levels:
        case "DeviceGray", [grey]:
            return grey, grey, grey
        case "DeviceRGB", [red, green, blue]:
            return red, green, blue
        case "DeviceCMYK", [cyan, magenta, yellow, black]:
            rest = 1 - black
            return (1 - cyan) * rest, (1 - magenta) * rest, (1 - yellow) * rest
        case "Tint", [_, *_] if not any(levels):
            return WHITE
        case _:
            return None


def starting(space: str) -> Colour | None:
    """The colour of a space that has just been chosen."""
    return BLACK if space.startswith("Device") else None


def alike(one: Colour | None, other: Colour | None) -> bool:
    """Whether two colours cannot be told apart; those that are not known can be."""
    if one is None or other is None:
        return False
    return all(abs(mine - its) < _ALIKE for mine, its in zip(one, other, strict=True))


def is_faint(one: Colour | None, other: Colour | None) -> bool:
    """Whether it is doubtful that anybody sees one colour on another."""
    if one is None or other is None:
        return False
    return all(abs(mine - its) < _FAINT for mine, its in zip(one, other, strict=True))


def is_pale(shade: Colour | None) -> bool:
    """Whether a colour is as light as those of watermarks are."""
    return shade is not None and min(shade) > _PALE
