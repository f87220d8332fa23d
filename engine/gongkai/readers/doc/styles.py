"""What the styles of a document say about outline level and numbering ([MS-DOC] 2.9.271)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import pack, unpack_from

from gongkai.readers.doc import modifiers as code
from gongkai.readers.doc.header import STYLES, Header
from gongkai.readers.doc.modifiers import modifiers

_FIXED = 10
_BUILT_IN, _CONTENTS, _PARAGRAPH, _CHARACTER = 0x0FFF, range(19, 28), 1, 2
_LONGEST_CHAIN = 20
_OUTLINE_LEVELS = 9

_SPECIAL = tuple(
    pack("<H", change)
    for change in (
        code.HIDDEN, code.ALWAYS_HIDDEN, code.STRUCK, code.STRUCK_TWICE, code.RAISED, code.SHIFTED,
    )
)  # fmt: skip

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

    entries: list[bytes]
    base_size: int = _FIXED
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
                mark in entry.characters
                for number, style in enumerate(self.entries)
                if any(mark in style for mark in _SPECIAL)
                and (entry := self._entry(number)) is not None
                and entry.kind == _PARAGRAPH
                for mark in _SPECIAL
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
        style = self.entries[number] if number < len(self.entries) else b""
        if len(style) < _FIXED:
            return None
        built_in, kind = unpack_from("<HH", style)
        sort = kind & 0xF
        if sort not in (_PARAGRAPH, _CHARACTER):
            return None
        changes = (*_changes(style, self.base_size), b"", b"")
        paragraph, characters = changes[:2] if sort == _PARAGRAPH else (b"", changes[0])
        return _Entry(built_in & _BUILT_IN, kind >> 4, sort, paragraph[2:], characters)


def read_styles(header: Header) -> Styles:
    """The style sheet; no styles where there is none."""
    sheet = header.part(STYLES)
    if len(sheet) < 6:
        return Styles([])
    size, count, base_size = unpack_from("<HHH", sheet)
    return Styles(list(_entries(sheet, 2 + size, count)), base_size)


def _entries(sheet: bytes, position: int, count: int) -> Iterator[bytes]:
    for _ in range(count):
        if position + 2 > len(sheet):
            return
        length = unpack_from("<H", sheet, position)[0]
        yield sheet[position + 2 : position + 2 + length]
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
