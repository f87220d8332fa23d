"""The header of a Word document: where in its streams everything else lies ([MS-DOC] 2.5)."""

from dataclasses import dataclass
from itertools import pairwise
from struct import calcsize, iter_unpack, unpack_from

from gongkai.readers.compound import Compound
from gongkai.readers.limits import TooInvolved
from gongkai.readers.refusal import OlderFormat, refused

STYLES, SECTIONS, CHARACTER_PAGES, PARAGRAPH_PAGES, PIECES = 1, 6, 12, 13, 33
ANCHORS, BOXES, LISTS, LIST_USES = 40, 56, 73, 74

_WORD_97 = 0xA5EC
_OLDER = frozenset({0xA5DC, 0xA5DB, 0xA59B, 0xA59C, 0xA697, 0xA698, 0xA699})
_FIRST_VERSION = 0xC1
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_LENGTHS, _OFFSETS = 76, 154
_STORIES = 7
_SMALLEST = _OFFSETS + 8 * (LIST_USES + 1)


@dataclass(frozen=True, slots=True)
class Header:
    """The streams of a document, and how many characters each of its stories has: main text,
    footnotes, headers, macros, comments, endnotes, text boxes, in this order."""

    main: bytes
    table: bytes
    data: bytes
    stories: tuple[int, ...]

    def offset(self, index: int) -> tuple[int, int]:
        """Where in the table stream a structure lies, and its length in bytes."""
        return unpack_from("<II", self.main, _OFFSETS + 8 * index)

    def part(self, index: int) -> bytes:
        """A structure of the table stream; b"" where the document has none."""
        start, length = self.offset(index)
        return self.table[start : start + length]

    def plex(self, index: int, size: int) -> tuple[list[int], list[bytes]]:
        """A table of positions with what stands between each two of them ([MS-DOC] 2.2.2)."""
        return plex(self.part(index), size)


def read_header(file: Compound) -> Header:
    """The header of a document of Word 97 or later, or of WPS.

    OlderFormat where the document is older, UnreadableFile where it is protected by a password or
    no document, TooInvolved where its tables are larger than any document needs.
    """
    source = file.source
    main = file.stream("WordDocument")
    identity, version, flags = unpack_from("<HH6xH", main.ljust(_OFFSETS, b"\0"))
    if identity not in (_WORD_97, *_OLDER):
        raise refused(source, "damaged", part="WordDocument", reason="FIB")
    if identity != _WORD_97 or version < _FIRST_VERSION:
        raise OlderFormat("word_95")
    if flags & _ENCRYPTED:
        raise refused(source, "encrypted")
    if len(main) < _SMALLEST:
        raise refused(source, "damaged", part="WordDocument", reason=f"{len(main)} < {_SMALLEST}")
    stories = tuple(max(0, count) for count in unpack_from(f"<{_STORIES}i", main, _LENGTHS))
    # A document may hold both tables, the other one from an earlier time: only this one will do.
    table = file.stream("1Table" if flags & _SECOND_TABLE else "0Table")
    if len(table) > file.limits.text_bytes:
        raise TooInvolved
    return Header(main, table, file.stream("Data"), stories)


def plex(data: bytes, size: int) -> tuple[list[int], list[bytes]]:
    """n + 1 ascending positions and n entries of ``size`` bytes; ValueError where they are not."""
    count = max(0, len(data) - 4) // (size + calcsize("<I"))
    positions = [position for (position,) in iter_unpack("<I", data[: 4 * (count + 1)])]
    if any(after < before for before, after in pairwise(positions)):
        raise ValueError("PLC")
    rest = data[4 * (count + 1) :]
    return positions, [rest[at : at + size] for at in range(0, count * size, size)]
