"""One safe mend of a table cell, and what cannot be written."""

from dataclasses import dataclass

from gongkai.model.location import Location
from gongkai.model.message import Message


@dataclass(frozen=True, slots=True)
class CellMend:
    """``old`` is what the cell prints, ``new`` what it is to print; ``reason`` says why that is
    safe. ``name`` is the cell's for people, ``at`` its place in the file."""

    cell: str
    name: str
    at: Location
    old: str
    new: str
    reason: Message


@dataclass(frozen=True, slots=True)
class UnwrittenMend:
    """A mend that was not written, and why."""

    mend: CellMend
    reason: Message


@dataclass(frozen=True, slots=True)
class MendedCopy:
    """A copy of a file: its bytes, what was mended in it and what was not."""

    data: bytes
    written: tuple[CellMend, ...]
    held: tuple[UnwrittenMend, ...]
