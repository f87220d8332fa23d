"""Tells the author of a rule file which valid name stands nearest to a wrong one."""

from collections.abc import Iterable
from difflib import get_close_matches

from gongkai.model.message import Message, message

_SHOWN = 12


def nearest(word: str, valid: Iterable[str]) -> Message:
    """是否应为“…”？ where something similar is valid, else the list of what is valid."""
    names = sorted(set(valid))
    close = get_close_matches(word, names, n=1, cutoff=0.5)
    if close:
        return message("rules.nearest", name=close[0])
    if len(names) > _SHOWN:
        return message("rules.allowed_many", names=tuple(names[:_SHOWN]), count=len(names))
    return message("rules.allowed", names=tuple(names))
