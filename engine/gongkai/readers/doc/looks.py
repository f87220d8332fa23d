"""What a document says about each of its paragraphs: table, row end, rank and number."""

from dataclasses import dataclass, field
from struct import calcsize, iter_unpack, unpack_from

from gongkai.readers.doc import modifiers as code
from gongkai.readers.doc.header import Header
from gongkai.readers.doc.modifiers import modifiers, number
from gongkai.readers.doc.pages import Pages
from gongkai.readers.doc.pieces import Pieces
from gongkai.readers.doc.styles import Styles
from gongkai.readers.limits import Limits, TooInvolved
from gongkai.readers.word.styles import heading_level

_SHADES = frozenset({code.PARAGRAPH_SHADE, code.ROW_SHADES, code.MORE_SHADES, code.LAST_SHADES})
_NEARLY_WHITE = 0xD0
_SHADE = "<3xB3sBH"
_SHAPING = frozenset({code.ROW, code.MERGE_ACROSS, code.SPLIT, code.MERGE_DOWN})


@dataclass(slots=True)
class Look:
    """The formatting of a paragraph. ``depth`` is the number of tables around it; ``list_id``
    and ``level`` name its numbering (list 0: none); ``shape`` is what a row's end says of it, and
    ``shades`` the colours of the paragraph, or of the cells of the row that it ends."""

    depth: int = 0
    ends_row: bool = False
    ends_cell: bool = False
    heading: int | None = None
    contents: bool = False
    list_id: int = 0
    level: int = 0
    style: int = 0
    shades: tuple[bytes, ...] = ()
    shape: list[tuple[int, bytes]] = field(default_factory=list[tuple[int, bytes]])

    @property
    def shaded(self) -> bool:
        """Whether some of it is not white."""
        return any(map(is_shaded, self.shades))


@dataclass(slots=True)
class Looks:
    """The formatting of all paragraphs; most share that of a few. ``effort`` counts the changes
    looked at; ``revised`` tells that changes were tracked. TooInvolved beyond the limits."""

    header: Header
    pieces: Pieces
    pages: Pages
    styles: Styles
    limits: Limits
    known: dict[tuple[bytes, int], Look] = field(default_factory=dict[tuple[bytes, int], Look])
    effort: int = 0
    revised: bool = False

    def at(self, position: int) -> Look:
        """The formatting of the paragraph whose mark is this character."""
        piece = self.pieces.at(position)
        key = self.pages.at(piece.byte_of(position)), piece.change
        if key not in self.known:
            self.known[key] = self._look(*key)
        return self.known[key]

    def _look(self, listed: bytes, change: int) -> Look:
        named = number(listed[:2])
        direct = [*modifiers(listed[2:], self.header.data), *self.pieces.changes(change)]
        for changed, operand in direct:
            if changed == code.STYLE:
                named = number(operand)
        style = self.styles.style(named)
        self.effort += len(style.changes) + len(direct)
        if self.effort > self.limits.xml_tags:
            raise TooInvolved
        look = Look(heading=style.heading, contents=style.contents, style=named)
        inside = False
        for changed, operand in (*style.changes, *direct):
            if changed in _SHAPING:
                look.shape.append((changed, operand))
            elif changed == code.IN_TABLE:
                inside = bool(operand[0])
            elif changed == code.DEPTH:
                look.depth = max(0, unpack_from("<i", operand)[0])
            elif changed in (code.ROW_END, code.INNER_ROW_END):
                look.ends_row = look.ends_row or bool(operand[0])
            elif changed == code.INNER_CELL_END:
                look.ends_cell = bool(operand[0])
            elif changed == code.OUTLINE:
                look.heading = heading_level(str(operand[0]))
            elif changed in _SHADES:
                look.shades = *look.shades, operand
            elif changed == code.LIST_LEVEL:
                look.level = operand[0]
            elif changed == code.LIST:
                look.list_id = max(0, unpack_from("<h", operand)[0])
        look.depth = look.depth or int(inside)
        return look


def is_shaded(operand: bytes) -> bool:
    """Whether one of these shadings ([MS-DOC] 2.9.247) is of a colour other than white."""
    whole = operand[: len(operand) // calcsize(_SHADE) * calcsize(_SHADE)]
    return any(
        pattern > 0 or (no_colour != 0xFF and min(colour) < _NEARLY_WHITE)
        for _, colour, no_colour, pattern in iter_unpack(_SHADE, whole)
    )
