"""What the styles of a document say about outline level and numbering ([MS-DOC] 2.9.271)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import unpack_from

from gongkai.readers.doc.header import STYLES, Header
from gongkai.readers.doc.modifiers import modifiers

_FIXED = 10
_BUILT_IN, _CONTENTS, _PARAGRAPH = 0x0FFF, range(19, 28), 1
_LONGEST_CHAIN = 20
_OUTLINE_LEVELS = 9


@dataclass(slots=True)
class Style:
    """What a paragraph style changes, its base's changes first. ``heading`` counts from 1 and is
    set for the built-in headings; ``contents`` marks the lines of a table of contents."""

    changes: tuple[tuple[int, bytes], ...] = ()
    heading: int | None = None
    contents: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    built_in: int
    base: int
    changes: bytes


@dataclass(slots=True)
class Styles:
    """The styles by number; each is worked out when it is first met."""

    entries: list[bytes]
    known: dict[int, Style] = field(default_factory=dict[int, Style])

    def style(self, number: int) -> Style:
        if number not in self.known:
            self.known[number] = self._inherited(number)
        return self.known[number]

    def _inherited(self, number: int) -> Style:
        chain: list[_Entry] = []
        while (entry := self._entry(number)) and len(chain) < _LONGEST_CHAIN:
            chain.append(entry)
            number = entry.base
        headings = [entry.built_in for entry in chain if 1 <= entry.built_in <= _OUTLINE_LEVELS]
        return Style(
            tuple(change for entry in reversed(chain) for change in modifiers(entry.changes)),
            headings[0] if headings else None,
            bool(chain) and chain[0].built_in in _CONTENTS,
        )

    def _entry(self, number: int) -> _Entry | None:
        data = self.entries[number] if number < len(self.entries) else b""
        if len(data) < _FIXED:
            return None
        built_in, kind = unpack_from("<HH", data)
        if kind & 0xF != _PARAGRAPH:
            return None
        return _Entry(built_in & _BUILT_IN, kind >> 4, data[_FIXED:])


def read_styles(header: Header) -> Styles:
    """The style sheet; no styles where there is none."""
    return Styles(list(_entries(header.part(STYLES))))


def _entries(sheet: bytes) -> Iterator[bytes]:
    if len(sheet) < 6:
        return
    size, count, base_size = unpack_from("<HHH", sheet)
    position = 2 + size
    for _ in range(count):
        if position + 2 > len(sheet):
            return
        length = unpack_from("<H", sheet, position)[0]
        style = sheet[position + 2 : position + 2 + length]
        yield style[:_FIXED] + _changes(style, base_size) if length else b""
        position += 2 + length + length % 2


def _changes(style: bytes, base_size: int) -> bytes:
    """The paragraph formatting (LPUpxPapx), which follows the fixed part and the name."""
    if base_size + 2 > len(style):
        return b""
    name_length = unpack_from("<H", style, base_size)[0]
    position = base_size + 2 + 2 * name_length + 2
    if position + 4 > len(style):
        return b""
    length = unpack_from("<H", style, position)[0]
    return style[position + 4 : position + 2 + length]
