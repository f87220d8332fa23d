"""Reads how the levels of a list or of the headings count (OpenDocument 1.3 part 3, 16.30)."""

import re

from gongkai.readers.opendocument import LOEXT, STYLE, TEXT, count
from gongkai.readers.word.numbering import Level
from gongkai.readers.xml import Element

_LEVELS, _MOST = 9, 9_999
_NUMBERED = TEXT + "list-level-style-number", TEXT + "outline-level-style"
_PLACE = re.compile(r"%([1-9])%")
_FORMATS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "一": "chineseCounting", "〇": "ideographDigital", "壹": "chineseLegalSimplified",
    "甲": "ideographTraditional", "子": "ideographZodiac", "①": "decimalEnclosedCircle",
    "㊀": "ideographEnclosedCircle", "１": "decimalFullWidth",
}  # fmt: skip


def read_levels(style: Element) -> dict[int, Level]:
    """The levels of a list style or of the outline, from 0; bullets count, but print nothing."""
    found: dict[int, Level] = {}
    for each in style:
        index = count(each, TEXT + "level", _LEVELS) - 1
        if each.tag in _NUMBERED:
            found[index] = Level(
                start=count(each, TEXT + "start-value", _MOST),
                format=_format(each),
                pattern=_pattern(each, index),
            )
        else:
            found.setdefault(index, Level(format="bullet"))
    return found


def _format(level: Element) -> str:
    written = level.get(STYLE + "num-format", "")
    return _FORMATS.get(written[:1], "decimal") if written else "none"


def _pattern(level: Element, index: int) -> str:
    """The level's text with ``%1`` … ``%9`` in place of the counts."""
    listed = level.get(LOEXT + "num-list-format")
    if listed is not None:
        return _PLACE.sub(r"%\1", listed)
    shown = count(level, TEXT + "display-levels", index + 1)
    places = ".".join(f"%{place + 1}" for place in range(index + 1 - shown, index + 1))
    return level.get(STYLE + "num-prefix", "") + places + level.get(STYLE + "num-suffix", "")
