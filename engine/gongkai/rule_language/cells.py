"""The cells behind the names of rule expressions: 新收.合计, 行政诉讼.纠正, 法人或其他组织.

The names of a table are the short names of its rows and columns and the labels of their groups
(without the printed number); where both are alike the short name wins. ``行.列`` is a cell, or the
sum over a group; a row or a column alone is the sum over all its cells; ``全表`` is the sum of the
whole table. What the form prints as the total of a group is no part of that group.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeVar

from gongkai.model.form import Column, Form, Row, Table
from gongkai.model.observation import Evidence
from gongkai.model.report import Cell, Report
from gongkai.model.wording import split_marker

Names = Mapping[str, tuple[str, ...]]
"""Name → ids of the cells that it adds up."""
Made = TypeVar("Made")

EMPTY = frozenset({"blank", "dash", "none"})
"""States of a cell in which something stands instead of a number."""
WHOLE = "全表"
BEFORE = "去年."
"""Stands before the names of cells of last year's report."""
_TOTAL = ".total"
_SUMS = frozenset({"total", "handled"})
"""Ids of the columns and rows in which the form adds up others."""
_KEPT = 32


@dataclass(frozen=True, slots=True)
class Line:
    """What an expression is evaluated on: a row, a column or the whole of a table (its id), by the
    names of its cells."""

    table: str
    direction: Literal["row", "column", "whole"]
    id: str
    short: str
    names: Names


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a table in one direction, and the names that any of them has."""

    each: tuple[Line, ...]
    words: frozenset[str]


def _of_table(make: Callable[[Table], Made]) -> Callable[[Table], Made]:
    """Remember what was made of a table, known by identity: hashing a table takes longer than
    most rules take to measure."""
    made: dict[int, tuple[Table, Made]] = {}

    def get(table: Table) -> Made:
        found = made.get(id(table))
        if found is None:
            if len(made) >= _KEPT:
                made.clear()
            found = made[id(table)] = (table, make(table))
        return found[1]

    return get


@_of_table
def rows_of(table: Table) -> Lines:
    """Every row, with the names of its columns."""
    return _lines(
        Line(table.id, "row", row.id, row.short, _of_row(table, row)) for row in table.rows
    )


@_of_table
def columns_of(table: Table) -> Lines:
    """Every column, with the names of its rows."""
    rows = _grouped(table.rows)
    return _lines(
        Line(table.id, "column", column.id, column.short, _joined(table, rows, {"": [column.id]}))
        for column in _columns(table)
    )


@_of_table
def table_of(table: Table) -> Lines:
    """The table as one line that has every name."""
    rows, columns = _grouped(table.rows), _grouped(_columns(table))
    every_row, every_column = [row.id for row in table.rows], [one.id for one in _columns(table)]
    names = {
        **_joined(table, rows, columns),
        **_joined(table, rows, {"": every_column}),
        **_joined(table, {"": every_row}, columns),
        WHOLE: tuple(table.cell_ids()),
    }
    return _lines([Line(table.id, "whole", table.id, "", names)])


def _of_row(table: Table, row: Row) -> Names:
    return _joined(table, {"": [row.id]}, _grouped(row.columns))


def _lines(lines: Iterable[Line]) -> Lines:
    each = tuple(lines)
    return Lines(each, frozenset(name for line in each for name in line.names))


def _columns(table: Table) -> list[Column]:
    return list({column.id: column for row in table.rows for column in row.columns}.values())


def _grouped(lines: Sequence[Row] | Sequence[Column]) -> dict[str, list[str]]:
    """Short name or label of a group → ids."""
    grouped: dict[str, list[str]] = {}
    for line in lines:
        for group in line.group:
            if line.id not in _SUMS:
                grouped.setdefault(split_marker(group)[1], []).append(line.id)
    return grouped | {line.short: [line.id] for line in lines}


def _joined(
    table: Table, rows: Mapping[str, list[str]], columns: Mapping[str, list[str]]
) -> dict[str, tuple[str, ...]]:
    """The names ``行.列`` and their cells; a name of no cell of the form is left out."""
    known = frozenset(table.cell_ids())
    joined: dict[str, tuple[str, ...]] = {}
    for row, row_ids in rows.items():
        for column, column_ids in columns.items():
            ids = (f"{table.id}.{r}.{c}" for r in row_ids for c in column_ids)
            if cells := tuple(cell for cell in ids if cell in known):
                joined[f"{row}.{column}".strip(".")] = cells
    return joined


def number(cell: Cell) -> Decimal | None:
    """The cell as arithmetic takes it: what stands empty counts as 0, text as nothing at all."""
    return Decimal(0) if cell.state in EMPTY else cell.value


def behind(report: Report, cell_id: str) -> list[Cell]:
    """The cells that say what the table means by this one: itself, or the rest of its row where it
    is a total that was left empty. None of them where it is missing."""
    cell = report.cells.get(cell_id)
    if cell is None:
        return []
    if cell.state not in EMPTY or not cell_id.endswith(_TOTAL):
        return [cell]
    row = cell_id.removesuffix(_TOTAL) + "."
    return [one for id_, one in report.cells.items() if id_.startswith(row)]


def unsure(cell: Cell) -> bool:
    """Whether nothing may be concluded from what the cell says."""
    return cell.doubt or cell.state == "lost"


def evidence(cells: Iterable[Cell]) -> tuple[Evidence, ...]:
    """Cells as a verdict shows them, each once."""
    return tuple(
        Evidence(cell.at, cell.id, cell.raw, cell.value)
        for cell in {cell.id: cell for cell in cells}.values()
    )


def label(form: Form, cell_id: str) -> str:
    """The name of a cell for people: 予以公开·商业企业."""
    table = form.table(cell_id.partition(".")[0])
    for row in table.rows:
        for column in row.columns:
            if cell_id == f"{table.id}.{row.id}.{column.id}":
                return f"{row.short}·{column.short}"
    return cell_id
