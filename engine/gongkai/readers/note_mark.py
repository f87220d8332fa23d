"""Tells the mark of a note from other text that is raised or lowered."""

import re

_MARK = re.compile(
    r"[^\u3400-\u9fff]{1,8}"
    r"|[^\u3400-\u9fff]{0,3}[见备附脚尾]?注?释?[^\u3400-\u9fff]{0,3}[一二三四五六七八九十]{0,2}"
    r"[^\u3400-\u9fff]{0,3}"
)


def is_note_mark(text: str) -> bool:
    """Whether raised or lowered text (``1``, ``[2]``, ``*``, ``注1``) only points to a note; words
    that somebody set small are none."""
    return bool(_MARK.fullmatch("".join(text.split())))
