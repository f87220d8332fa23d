"""Numbers with something beside them or between their digits."""

from collections.abc import Sequence
from dataclasses import replace

from gongkai.model.cell_text import read_apart
from gongkai.model.document import Omission
from gongkai.model.form import Table
from gongkai.model.message import message
from gongkai.model.report import Cell, Doubt
from gongkai.recognise.tables.reading import OneTable
from gongkai.recognise.tables.sums import confirmed

_SHOWN = 3


def doubt_loose(one: OneTable, table: Table) -> OneTable:
    """The table with what stands beside its numbers as omissions. Digits that stand apart are one
    number where the sums say so, else in doubt."""
    asides: list[Omission] = []
    apart: list[Cell] = []
    for cell in one.cells:
        if cell.raw.isdecimal() or cell.state in ("lost", "blank"):
            continue
        found = read_apart(cell.raw)
        if found.aside:
            asides.append(Omission("mark", cell.at, found.aside, found.sure))
        elif not found.sure:
            apart.append(cell)
    if apart:
        cells = {cell.id: cell for cell in one.cells}
        sure = confirmed(cells, table)
        apart = [cell for cell in apart if cell.id not in sure]
    if not apart:
        return replace(one, omissions=tuple(asides)) if asides else one
    doubted = {cell.id for cell in apart}
    return replace(
        one,
        cells=tuple(
            replace(cell, doubt=True) if cell.id in doubted else cell for cell in one.cells
        ),
        doubts=(*one.doubts, _apart(apart, table)),
        omissions=tuple(asides),
    )


def _apart(cells: Sequence[Cell], table: Table) -> Doubt:
    more = ("…",) if len(cells) > _SHOWN else ()
    shown = tuple(" ".join(cell.raw.split()) for cell in cells[:_SHOWN])
    wording = message("doubt.digits_apart", count=len(cells), shown=(*shown, *more))
    return Doubt(wording, cells[0].at, table.id, tuple(cell.id for cell in cells))
