"""A table of the official form with the values of a report in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.model.form import Table
from gongkai.model.report import CellState, Report
from gongkai.writing.printed_table import PrintedCell, PrintedTable, print_table
from gongkai_cli.views.checklist.cell_marks import Mark
from gongkai_cli.views.checklist.html.marks import TableMarks

_LONGEST = 60

State = CellState | None
"""None where the report has no such cell."""


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """A printed cell with what the report has in it and what is said of it."""

    printed: PrintedCell
    state: State = None
    raw: str = ""
    mark: Mark | None = None
    items: tuple[int, ...] = ()
    doubts: tuple[int, ...] = ()
    proposed: str = ""


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """``heads`` are the lines above the first value, ``lines`` the others; ``seen`` are the states
    and marks that occur in it, for the legend."""

    table: Table
    printed: PrintedTable
    heading: str
    status: str
    heads: tuple[tuple[DrawnCell, ...], ...]
    lines: tuple[tuple[DrawnCell, ...], ...]
    seen: frozenset[str]


def draw(table: Table, heading: str, report: Report, marks: TableMarks) -> DrawnTable:
    """The table in the layout of its edition of the form."""
    printed = print_table(table)
    every = [tuple(_filled(cell, report, marks) for cell in line) for line in printed.lines()]
    first = next(n for n, line in enumerate(every) if any(one.printed.id for one in line))
    reading = report.tables.get(table.id)
    return DrawnTable(
        table,
        printed,
        heading,
        status=reading.status if reading else "absent",
        heads=tuple(every[:first]),
        lines=tuple(every[first:]),
        seen=frozenset(_seen(every)),
    )


def _filled(cell: PrintedCell, report: Report, marks: TableMarks) -> DrawnCell:
    if cell.id is None:
        return DrawnCell(cell)
    known = report.cells.get(cell.id)
    raw = " ".join(known.raw.split()) if known else ""
    return DrawnCell(
        cell,
        state=known.state if known else None,
        raw=raw if len(raw) <= _LONGEST else f"{raw[:_LONGEST]}…",
        mark=marks.of.get(cell.id),
        items=marks.items.get(cell.id, ()),
        doubts=marks.doubts.get(cell.id, ()),
        proposed=marks.proposed.get(cell.id, ""),
    )


def _seen(lines: list[tuple[DrawnCell, ...]]) -> Iterator[str]:
    for cell in (cell for line in lines for cell in line if cell.printed.id):
        if cell.mark:
            yield cell.mark
        if cell.items or cell.doubts:
            yield "number"
        if cell.state in ("blank", "lost"):
            yield cell.state
        if cell.state is None:
            yield "missing"
