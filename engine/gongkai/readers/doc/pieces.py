"""Puts the text of a document together from the pieces in which it was saved ([MS-DOC] 2.4.1)."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from struct import unpack, unpack_from

from gongkai.readers.doc.header import PIECES, Header, plex
from gongkai.readers.doc.modifiers import modifiers, short_modifier

_CHANGES, _TABLE = 1, 2
_NARROW = 1 << 30
_SHORT_BITS = 0x7F
_CODE_PAGE = "cp1252"
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters ``start`` … ``end`` (exclusive), which lie in the main stream from byte ``at``,
    ``width`` bytes each; ``change`` names what the piece alters in their formatting."""

    start: int
    end: int
    at: int
    width: int
    change: int

    def byte_of(self, position: int) -> int:
        return self.at + (position - self.start) * self.width


@dataclass(frozen=True, slots=True)
class Pieces:
    """All pieces of a document, in the order of the text. ``lists`` are the changes that pieces
    name by their number."""

    main: bytes
    lists: list[bytes]
    pieces: list[Piece]
    starts: list[int]

    def between(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces, cut to this range of characters."""
        for piece in self.pieces:
            first, last = max(start, piece.start), min(end, piece.end)
            if first < last:
                yield Piece(first, last, piece.byte_of(first), piece.width, piece.change)

    def text(self, start: int, end: int) -> str:
        """These characters, one for every position: surrogates stay apart. ValueError where some
        of them are missing from the file."""
        text = "".join(self._decoded(piece) for piece in self.between(start, end))
        if len(text) != end - start:
            raise ValueError(f"{len(text)} < {end - start}")
        return text

    def at(self, position: int) -> Piece:
        """The piece with this character."""
        return self.pieces[max(0, bisect_right(self.starts, position) - 1)]

    def changes(self, change: int) -> tuple[tuple[int, bytes], ...]:
        """What pieces with this change alter ([MS-DOC] 2.9.212)."""
        index, value = change >> 1, change >> 8
        if change & 1:
            return tuple(modifiers(self.lists[index])) if index < len(self.lists) else ()
        return short_modifier(index & _SHORT_BITS, value)

    def _decoded(self, piece: Piece) -> str:
        data = self.main[piece.at : piece.byte_of(piece.end)]
        if piece.width == 1:
            return data.decode(_CODE_PAGE, "replace")
        text = data.decode("utf-16-le", "replace")
        if len(text) == piece.end - piece.start:
            return text
        return "".join(map(chr, array("H", data[: len(data) // 2 * 2])))


def whole(text: str) -> str:
    """A text whose surrogates may stand apart, with each two of them as the one character."""
    if text.isascii() or not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def read_pieces(header: Header) -> Pieces:
    """The pieces; ValueError or struct.error where their table is damaged."""
    data = header.part(PIECES)
    lists: list[bytes] = []
    position = 0
    while data[position] == _CHANGES:
        size = unpack_from("<H", data, position + 1)[0]
        lists.append(data[position + 3 : position + 3 + size])
        position += 3 + size
    if data[position] != _TABLE:
        raise ValueError("Clx")
    size = unpack_from("<I", data, position + 1)[0]
    positions, entries = plex(data[position + 5 : position + 5 + size], 8)
    pieces = [
        _piece(start, end, entry)
        for (start, end), entry in zip(pairwise(positions), entries, strict=True)
        if start < end
    ]
    if not pieces:
        raise ValueError("PlcPcd")
    return Pieces(header.main, lists, pieces, [piece.start for piece in pieces])


def _piece(start: int, end: int, entry: bytes) -> Piece:
    place, change = unpack("<2xIH", entry)
    narrow = bool(place & _NARROW)
    at = (place & (_NARROW - 1)) >> narrow
    return Piece(start, end, at, 1 if narrow else 2, change)
