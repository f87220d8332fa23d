"""What is raised or lowered in a line: a note mark, which joins no number, or part of a word."""

import re

_NOTE = re.compile(
    r"[\[［〔【(（]?\s*(?:注|备注)?\s*[\d一二三四五①-⑳a-z*＊※†‡#,，、~-]{0,6}\s*[\]］〕】)）]?"
)
_POWERS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")


def is_note(text: str) -> bool:
    """Whether raised text can be a mark: short, of digits, letters, stars or ``注1``."""
    return len(text) <= 8 and _NOTE.fullmatch(text.strip().lower()) is not None


def as_unit(text: str, before: str, lowered: bool = False) -> str | None:
    """The raised text as part of the word before it, as in m² and CO₂; None where it is none."""
    text = text.strip()
    if text.isdigit() and len(text) <= 2 and before[-1:].isascii() and before[-1:].isalpha():
        return text.translate(_LOWERED if lowered else _POWERS)
    return None
