"""Damage to markup and to text, tag by tag and token by token."""

import re
from random import Random

_TAGS = re.compile(rb"(<[^<>]*>)")
_TOKENS = re.compile(rb"(\s+|[|,;{}\[\]\\=\"':])")
_VALUE = re.compile(rb"(?<==)([\"'])[^\"'<>]*\1")
_TEXT_NUMBER = re.compile(rb"\d+")
VALUES = (
    "", "0", "-1", "1", "2", "3", "200", "999999999", "99999999999999999999", "1e999", "NaN",
    "0x10", "１", "²", "true", "none", "restart", "continue", "A1:XFD1048576", "XFD9", "A0",
)  # fmt: skip
"""Odd values for attributes and numbers."""

_INSERTS = (
    b"&x;", b"&#0;", b"&#x110000;", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<!DOCTYPE x>", b"<?x",
    b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"\x0b", b"\xe2\x80\x8b", b"\xe2\x80\xae", b"<", b">",
    b"&", b"</td>", b"<td>", b"<table>", b"</table>", b"<tr>", b"<script>", b"<p hidden>", b"\t",
    b"\n", b"\\u12345?", b"\\bin99999999 ", b"{", b"}", b"\\'", b"\\trowd", b"\\cell", b"\\row",
)  # fmt: skip


def mangled(data: bytes, chance: Random) -> bytes:
    """The text with some of its tags, or where it has few its tokens, changed."""
    pieces = _TAGS.split(data)
    tagged = len(pieces) > 20
    if not tagged:
        pieces = _TOKENS.split(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        if len(pieces) > 3:
            _CHANGES[chance.randrange(len(_CHANGES))](pieces, chance)
    return b"".join(pieces)


def _odd(pieces: list[bytes], chance: Random) -> int:
    """The place of a tag or of a separator."""
    return chance.randrange(len(pieces) // 2) * 2 + 1


def _drop(pieces: list[bytes], chance: Random) -> None:
    del pieces[_odd(pieces, chance)]


def _drop_range(pieces: list[bytes], chance: Random) -> None:
    at = _odd(pieces, chance)
    del pieces[at : at + chance.choice((2, 4, 10, 60))]


def _repeat(pieces: list[bytes], chance: Random) -> None:
    at = _odd(pieces, chance)
    size = chance.choice((1, 2, 4, 20))
    times = chance.choice((1, 2, 20, 500, 3000))
    pieces[at:at] = pieces[at : at + size] * min(times, 60_000 // size)


def _swap(pieces: list[bytes], chance: Random) -> None:
    a, b = _odd(pieces, chance), _odd(pieces, chance)
    pieces[a], pieces[b] = pieces[b], pieces[a]


def _copy(pieces: list[bytes], chance: Random) -> None:
    pieces[_odd(pieces, chance)] = pieces[_odd(pieces, chance)]


def _move_range(pieces: list[bytes], chance: Random) -> None:
    at, size = _odd(pieces, chance), chance.choice((2, 4, 10, 60))
    taken = pieces[at : at + size]
    del pieces[at : at + size]
    if pieces:
        place = chance.randrange(len(pieces))
        pieces[place:place] = taken


def _value(pieces: list[bytes], chance: Random) -> None:
    """Another value for an attribute, or another number."""
    for _ in range(20):
        at = chance.randrange(len(pieces))
        value = chance.choice(VALUES).encode()
        pattern = _VALUE if _VALUE.search(pieces[at]) else _TEXT_NUMBER
        if pattern.search(pieces[at]):
            new = b'"' + value + b'"' if pattern is _VALUE else value
            pieces[at] = pattern.sub(lambda _: new, pieces[at], count=1)  # noqa: B023
            return


def _insert(pieces: list[bytes], chance: Random) -> None:
    pieces.insert(chance.randrange(len(pieces)), chance.choice(_INSERTS))


_CHANGES = (
    _drop, _drop, _drop_range, _repeat, _swap, _swap, _copy, _move_range, _value, _value, _value,
    _insert, _insert,
)  # fmt: skip
