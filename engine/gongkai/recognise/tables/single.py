"""Tables whose cells all stand in one data row under grouped headers: section four."""

from collections.abc import Sequence
from dataclasses import replace

from gongkai.model.form import Table
from gongkai.model.location import NOWHERE
from gongkai.model.message import message
from gongkai.model.report import Cell, Doubt, TableReading
from gongkai.recognise.tables.labels import column_id
from gongkai.recognise.tables.place import Habit, place
from gongkai.recognise.tables.reading import OneTable
from gongkai.recognise.tables.row_doubts import RowDoubts
from gongkai.recognise.tables.token import Token


def read_single(
    labels: Sequence[str],
    values: Sequence[Token],
    gaps: Sequence[Token],
    table: Table,
    form: str,
    *,
    muddled: bool = False,
) -> OneTable:
    """Place the values of the one data row; ``labels`` are the header's, in reading order.
    ``muddled``: the heads stand so that nobody can be sure which of them is whose."""
    ids = _order(labels, table)
    if not values:
        return OneTable(TableReading(table.id, "garbled" if labels else "absent", form), ())
    at = values[0].at
    reading = TableReading(table.id, "read", form, at)
    # Leading blanks of a data row are cells: no label stands before them.
    placed = place(values, len(ids), Habit(lead=0) if len(values) > len(ids) else Habit(), gaps)
    if placed.values is None:
        return _lost(ids, values, reading)
    sure = placed.sure and not muddled
    cells = tuple(
        Cell(cell, value.text, value.value, value.state, value.at, not sure)
        for cell, value in zip(ids, placed.values, strict=True)
    )
    if sure:
        return OneTable(reading, cells)
    wording = message("doubt.row_by_pattern", row=table.rows[0].label, found=len(values),
                      wanted=len(ids))  # fmt: skip
    return OneTable(reading, cells, (Doubt(wording, at, table.id, tuple(ids)),))


def compared(one: OneTable, table: Table, others: Sequence[Sequence[Token]]) -> OneTable:
    """The table with a doubt on the cells that another data row of as many numbers, the table
    printed a second time, has otherwise."""
    names = [f"{row.short}·{column.short}" for row in table.rows for column in row.columns]
    cells = {cell.id: cell for cell in one.cells}
    doubts = RowDoubts()
    for other in others:
        again = [piece for piece in other if not piece.is_label]
        if len(again) != len(cells) or len(cells) != len(names):
            continue
        for name, (id_, cell), piece in zip(names, cells.items(), again, strict=True):
            if (cell.state, cell.value) != (piece.state, piece.value):
                cells[id_] = replace(cell, doubt=True)
                doubts.read_twice(cell, piece, name)
    if not doubts.twice:
        return one
    told = (*one.doubts, *doubts.told(table))
    return replace(one, cells=tuple(cells.values()), doubts=told)


def lost(table: Table, reading: TableReading) -> OneTable:
    """Every cell of a table that is there but cannot be read (a picture, a jumble)."""
    return _lost(list(table.cell_ids()), (), reading)


def _lost(ids: Sequence[str], values: Sequence[Token], reading: TableReading) -> OneTable:
    raw = " ".join(value.text for value in values)
    at = values[0].at if values else NOWHERE
    cells = tuple(Cell(cell, raw, None, "lost", at, doubt=True) for cell in ids)
    found = sum(value.state != "blank" for value in values)
    wording = message(f"doubt.table_{reading.status}", table=reading.id, found=found,
                      wanted=len(ids))  # fmt: skip
    return OneTable(reading, cells, (Doubt(wording, reading.at, reading.id, tuple(ids)),))


def _order(labels: Sequence[str], table: Table) -> list[str]:
    """The cell ids in the printed order of the header's leaves, if it names each of them."""
    official = list(table.cell_ids())
    columns = table.rows[0].columns
    width = len(columns)
    leaves = [name for label in labels if (name := column_id(label, columns))]
    if len(leaves) != len(official):
        return official
    printed: list[str] = []
    for index, row in enumerate(table.rows):
        group = leaves[index * width : (index + 1) * width]
        if sorted(group) != sorted(column.id for column in columns):
            return official
        printed += [f"{table.id}.{row.id}.{name}" for name in group]
    return printed
