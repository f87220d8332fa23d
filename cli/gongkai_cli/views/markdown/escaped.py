"""Text set in Markdown so that it is read as it is written."""

import re

from gongkai_cli.views.printable import printable

_MARKS = re.compile(r"[\\`*_\[\]<>|~$&]")
_LEADING = re.compile(r"^(\d*)([#+\-=.)])")
_CALLING = re.compile(r"(?<=[@#])(?=\w)")
_JOINER = "\u2060"


def escaped(text: str) -> str:
    """On one line, without markup, HTML or cells of a table; nothing at its beginning makes a
    heading or a list, and no ``@name`` or ``#12`` calls anybody or any issue."""
    line = " ".join(printable(text).split())
    line = _CALLING.sub(_JOINER, _MARKS.sub(r"\\\g<0>", line))
    return _LEADING.sub(r"\1\\\2", line)
