"""What a reader saw: an ordered list of blocks, each with its place in the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from gongkai.model.location import NOWHERE, Location


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of prose, or one line of a text file, as printed (tabs and pipes kept).

    ``heading`` is the outline level a format declares (h1 = 1 …), None where it declares none.
    Blank lines of a text file are not blocks; their number shows in ``at.line``.
    """

    text: str
    at: Location = NOWHERE
    heading: int | None = None


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of a table: its text, its first row and column (from 0), and what it spans."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    at: Location = NOWHERE


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with geometry. Cells are in reading order; a spanned area appears once."""

    cells: tuple[GridCell, ...]
    rows: int
    columns: int
    at: Location = NOWHERE


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that stands where text or a table might have stood; never decoded."""

    name: str
    at: Location = NOWHERE


Block = Paragraph | Grid | Picture

Omitted = Literal[
    "hidden", "mark", "struck", "revision", "elsewhere", "script", "field", "formula", "symbol",
    "picture", "cut", "overprinted", "geometry", "unread",
]  # fmt: skip
"""hidden: a person would not see it; mark: raised or lowered note marks, ruby; struck: struck out;
revision: deleted or inserted by tracked changes; elsewhere: in a frame, object or attachment that
is another file; script: put in place by a script only; field: a form field that could not be read;
formula: a formula whose value is not stored; symbol: a character without a known meaning;
picture: an image inside text or a number; cut: it runs off the edge of its page or cell;
overprinted: something lies over it; geometry: rows or columns could not be told apart;
unread: anything else."""


@dataclass(frozen=True, slots=True)
class Omission:
    """Something that stands at a place of the file and was kept out of the text of its block.

    ``text`` is what was left aside, as far as it is known. ``sure``: the reader knows what it is
    and left it aside rightly, so that what was read is what a person sees. Where it is False, what
    a person sees there may differ from what was read: nothing at this place (in the whole document
    where ``at`` is NOWHERE) can be called missing or wrong.
    """

    what: Omitted
    at: Location = NOWHERE
    text: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """Everything a reader could tell about one file.

    ``title`` and ``published`` come from the file's own metadata (html title and PubDate, docx
    core properties) and rank below what the report itself prints. ``record`` is set instead of
    ``blocks`` where the file is a report record as ``gongkai read`` prints it. ``macros`` tells
    that the file holds program code, which nobody ran, ``transcribed`` that what it says was
    recognised in pictures of pages, character by character. ``omissions`` tells what the blocks
    leave out.
    """

    source: str
    sha256: str
    format: str
    blocks: tuple[Block, ...]
    title: str | None = None
    site: str | None = None
    published: date | None = None
    encoding: str | None = None
    record: Mapping[str, object] | None = field(default=None, compare=False)
    macros: bool = False
    transcribed: bool = False
    omissions: tuple[Omission, ...] = ()
