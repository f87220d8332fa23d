"""A text as the set of its shingles: what it has in common with another even where words differ.

A shingle is every run of ten characters, digits made equal, punctuation left out. Of all shingles
one in four is kept, chosen by its own value, so that two texts keep the same ones (Broder 1997;
"mod p" sampling of Manber 1994).
"""

import re
import zlib
from collections.abc import Iterator

from gongkai.model.wording import clean

LENGTH = 10
KEPT = 4
"""Of so many shingles one is kept: those that this number divides."""
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_LEFT_OUT = re.compile(r"[\W_]+")


def sample(text: str, name: str) -> frozenset[int]:
    """The kept shingles of a text; the name of the body itself does not count."""
    return frozenset(value for _, value in _shingles(plain(text, name)) if value % KEPT == 0)


def shared_share(text: str, name: str, known: frozenset[int]) -> float:
    """How much of a text, 0 to 1, stands in shingles that are known (of a sample)."""
    own = sample(text, name)
    return len(own & known) / len(own) if own else 0.0


def plain(text: str, name: str) -> str:
    """What is compared: without the body's name, punctuation and the values of numbers."""
    words = clean(text).replace(name, "") if name else clean(text)
    return _LEFT_OUT.sub("", _DIGITS.sub("0", words))


def _shingles(words: str) -> Iterator[tuple[int, int]]:
    data = words.encode("utf-16-le")
    for start in range(0, len(data) - 2 * LENGTH + 2, 2):
        yield start // 2, zlib.crc32(data[start : start + 2 * LENGTH])
