"""How well a text stands out from what is behind it."""

from collections.abc import Iterable

WHITE = "FFFFFF"
INVISIBLE, FAINT = 24, 48
"""Colours nearer than the first are the same to the eye; up to the second it is doubtful whether
anybody sees the text: light grey on white (D9D9D9) is 38 away."""


def normal_colour(written: str | None) -> str | None:
    """A colour as six hexadecimal digits; None where it is none ("auto", "transparent")."""
    digits = (written or "").strip().lstrip("#").upper()
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return digits if len(digits) == 6 and set(digits) <= set("0123456789ABCDEF") else None


def distance(text: str, behind: str) -> int:
    """From 0 (the same) to 255, for two colours of six digits."""
    return max(abs(int(text[at : at + 2], 16) - int(behind[at : at + 2], 16)) for at in (0, 2, 4))


def is_lost(colour: str | None, behind: Iterable[str] = (WHITE,)) -> bool:
    """Whether a text of this colour can hardly be seen on one of these."""
    return colour is not None and any(distance(colour, each) < FAINT for each in behind)
