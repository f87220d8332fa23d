"""What is raised or lowered in a line: a note mark, which joins no number, or part of a word."""

import re

_NOTE = re.compile(
    r"[\[［〔【(（]?\s*(?:注|备注)?\s*[\d一二三四五①-⑳a-z*＊※†‡#,，、~-]{0,6}\s*[\]］〕】)）]?"
)


def is_note(text: str) -> bool:
    """Whether raised text can be a mark: short, of digits, letters, stars or ``注1``."""
    return len(text) <= 8 and _NOTE.fullmatch(text.strip().lower()) is not None


def is_unit(text: str, before: str) -> bool:
    """Whether the raised text is part of the word before it, as in m² and CO₂."""
    text = text.strip()
    return text.isdigit() and len(text) <= 2 and before[-1:].isascii() and before[-1:].isalpha()
