"""What may be asked: one statement that reads."""

import re

from gongkai.model.errors import GongkaiError
from gongkai.model.message import message

_READS = ("select", "with", "values")
_COMMENT = r"(?:\s+|--[^\n]*(?:\n|$)|/\*.*?\*/)*"
_BEGINNING = re.compile(rf"{_COMMENT}(\w+)?", re.DOTALL)
_END = re.compile(r"[\s;]+$")


def statement(sql: str) -> str:
    """The statement without its last semicolon. GongkaiError where it is not one that reads.

    This is for a plain message; that nothing is written is the database's to enforce.
    """
    text = _END.sub("", sql)
    found = _BEGINNING.match(text)
    word = found[1] if found else None
    if word is None:
        raise GongkaiError(message("query.empty"))
    if word.lower() not in _READS:
        raise GongkaiError(message("query.not_reading", word=word.upper()))
    if "\0" in text:
        raise GongkaiError(message("query.failed", reason="NUL"))
    return text
