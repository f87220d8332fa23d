"""Names of worksheets, within what Excel allows."""

import re
from collections.abc import Iterable

from gongkai_cli.views.printable import printable

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\t\r\n]")
_LONGEST = 31
_RESERVED = "history"


class SheetNames:
    """Gives each sheet a name that none before it has, whatever the case of its letters."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = {_RESERVED, *(name.casefold() for name in taken)}

    def name(self, wanted: str) -> str:
        """At most 31 characters, as UTF-16 counts them, without forbidden signs; a number behind
        it where it is taken."""
        plain = _FORBIDDEN.sub(" ", printable(wanted)).strip(" '") or "-"
        number, found = 1, _cut(plain, _LONGEST)
        while found.casefold() in self.taken:
            number += 1
            tail = f" ({number})"
            found = _cut(plain, _LONGEST - len(tail)) + tail
        self.taken.add(found.casefold())
        return found


def _cut(text: str, longest: int) -> str:
    while len(text.encode("utf-16-le")) > 2 * longest:
        text = text[:-1]
    return text.strip(" '") or "-"
