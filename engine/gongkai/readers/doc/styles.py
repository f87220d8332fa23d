"""What the styles of a document say about outline level and numbering ([MS-DOC] 2.9.271)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import unpack_from

from gongkai.readers.doc import modifiers as code
from gongkai.readers.doc.header import STYLES, Header
from gongkai.readers.doc.modifiers import modifiers

_FIXED = 10
_BUILT_IN, _CONTENTS, _PARAGRAPH, _CHARACTER = 0x0FFF, range(19, 28), 1, 2
_LONGEST_CHAIN = 20
_OUTLINE_LEVELS = 9

_SPECIAL = frozenset({
    code.HIDDEN, code.ALWAYS_HIDDEN, code.STRUCK, code.STRUCK_TWICE, code.RAISED, code.SHIFTED,
})  # fmt: skip

Changes = tuple[tuple[int, bytes], ...]


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
    kind: int
    changes: bytes
    characters: bytes


@dataclass(slots=True)
class Styles:
    """The styles by number; each is worked out when it is first met."""

    entries: list[tuple[bytes, tuple[bytes, ...]]]
    known: dict[int, Style] = field(default_factory=dict[int, Style])
    looks: dict[int, Changes] = field(default_factory=dict[int, Changes])
    special: bool | None = None

    def characters(self, number: int) -> Changes:
        """What a style of paragraphs or of characters changes in its characters, its base's changes
        first."""
        if number not in self.looks:
            self.looks[number] = tuple(
                change
                for entry in reversed(self._chain(number))
                for change in modifiers(entry.characters)
            )
        return self.looks[number]

    def any_special(self) -> bool:
        """Whether any style of paragraphs changes more of its characters than their font."""
        if self.special is None:
            self.special = any(
                changed in _SPECIAL
                for number in range(len(self.entries))
                if (entry := self._entry(number)) is not None and entry.kind == _PARAGRAPH
                for changed, _ in modifiers(entry.characters)
            )
        return self.special

    def style(self, number: int) -> Style:
        if number not in self.known:
            self.known[number] = self._inherited(number)
        return self.known[number]

    def _inherited(self, number: int) -> Style:
        chain = [entry for entry in self._chain(number) if entry.kind == _PARAGRAPH]
        headings = [entry.built_in for entry in chain if 1 <= entry.built_in <= _OUTLINE_LEVELS]
        return Style(
            tuple(change for entry in reversed(chain) for change in modifiers(entry.changes)),
            headings[0] if headings else None,
            bool(chain) and chain[0].built_in in _CONTENTS,
        )

    def _chain(self, number: int) -> list[_Entry]:
        """A style, then what it is based on."""
        chain: list[_Entry] = []
        while (entry := self._entry(number)) and len(chain) < _LONGEST_CHAIN:
            chain.append(entry)
            number = entry.base
        return chain

    def _entry(self, number: int) -> _Entry | None:
        fixed, changes = self.entries[number] if number < len(self.entries) else (b"", ())
        if len(fixed) < _FIXED:
            return None
        built_in, kind = unpack_from("<HH", fixed)
        sort = kind & 0xF
        if sort == _PARAGRAPH:
            paragraph, characters = (*changes, b"", b"")[:2]
            return _Entry(built_in & _BUILT_IN, kind >> 4, sort, paragraph[2:], characters)
        if sort == _CHARACTER:
            return _Entry(built_in & _BUILT_IN, kind >> 4, sort, b"", (*changes, b"")[0])
        return None


def read_styles(header: Header) -> Styles:
    """The style sheet; no styles where there is none."""
    return Styles(list(_entries(header.part(STYLES))))


def _entries(sheet: bytes) -> Iterator[tuple[bytes, tuple[bytes, ...]]]:
    """The fixed part of each style, and its lists of changes."""
    if len(sheet) < 6:
        return
    size, count, base_size = unpack_from("<HHH", sheet)
    position = 2 + size
    for _ in range(count):
        if position + 2 > len(sheet):
            return
        length = unpack_from("<H", sheet, position)[0]
        style = sheet[position + 2 : position + 2 + length]
        yield style[:_FIXED], tuple(_changes(style, base_size)) if length else ()
        position += 2 + length + length % 2


def _changes(style: bytes, base_size: int) -> Iterator[bytes]:
    """The lists of changes of a style, which follow the fixed part and the name."""
    if base_size + 2 > len(style):
        return
    name_length = unpack_from("<H", style, base_size)[0]
    position = base_size + 2 + 2 * name_length + 2
    while position + 2 <= len(style):
        length = unpack_from("<H", style, position)[0]
        yield style[position + 2 : position + 2 + length]
        position += 2 + length + length % 2
