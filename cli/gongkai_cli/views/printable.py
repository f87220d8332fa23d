"""Text as documents can hold it."""

import re

_UNPRINTABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """Without the control characters and half characters that XML, and so Word, Excel and JUnit
    files, cannot hold (https://www.w3.org/TR/xml/#charsets)."""
    return _UNPRINTABLE.sub("�", text)
