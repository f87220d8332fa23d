"""Numbers as people write them."""

import re
from decimal import Decimal
from pathlib import Path


def plain(number: Decimal) -> str:
    """Points: one decimal, or as many as there are; no exponent."""
    rounded = number.quantize(Decimal("0.1"))
    return format(rounded if rounded == number else number.normalize(), "f")


def percent(share: Decimal) -> str:
    """0.97 → 97%."""
    return f"{share:.0%}"


# What makes it take a text for a formula (OWASP, CSV Injection), the wide signs too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def without_formula(text: str) -> str:
    """A text that a spreadsheet would calculate gets a ``'``."""
    return f"'{text}" if text.startswith(_FORMULA) else text


_UNPRINTABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """Without the control characters and half characters that XML, and so Word, Excel and JUnit
    files, cannot hold (https://www.w3.org/TR/xml/#charsets)."""
    return _UNPRINTABLE.sub("�", text)


def relative_path(path: Path) -> str:
    """Relative where that leads downwards, else in full; ``/`` on every system."""
    absolute = path.absolute()
    here = Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else path).as_posix()


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
