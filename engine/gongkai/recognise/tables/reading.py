"""What the table matcher hands back."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.model.document import Omission
from gongkai.model.report import Cell, Doubt, TableReading


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables of one document. ``consumed`` are the indices of the blocks that belong to a
    table, so that prose is what remains; ``form`` is the edition whose labels were printed,
    None where no table was met; ``omissions`` are marks and notes beside numbers."""

    form: str | None
    tables: Mapping[str, TableReading]
    cells: Mapping[str, Cell]
    doubts: tuple[Doubt, ...] = ()
    consumed: frozenset[int] = frozenset()
    omissions: tuple[Omission, ...] = ()


@dataclass(frozen=True, slots=True)
class OneTable:
    """One table of the form as read: its cells, how it was met, and what is not sure."""

    reading: TableReading
    cells: tuple[Cell, ...]
    doubts: tuple[Doubt, ...] = ()
    omissions: tuple[Omission, ...] = ()
