"""Tables whose data rows stand one below the other: sections two and three."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from gongkai.model.form import Row, Table
from gongkai.model.report import Cell, TableReading
from gongkai.recognise.tables.align import align
from gongkai.recognise.tables.labels import Vocabulary, bare, is_header, names_row, resembles
from gongkai.recognise.tables.leftover import find_leftover
from gongkai.recognise.tables.place import Habit, habit, place
from gongkai.recognise.tables.reading import OneTable
from gongkai.recognise.tables.row_doubts import RowDoubts
from gongkai.recognise.tables.token import PrintedRow, Token
from gongkai.recognise.tables.torn import mended


@dataclass(slots=True)
class _Collected:
    cells: dict[str, Cell] = field(default_factory=dict[str, Cell])
    doubts: RowDoubts = field(default_factory=RowDoubts)
    missing_columns: dict[str, None] = field(default_factory=dict[str, None])


def read_records(printed: Sequence[PrintedRow], table: Table, words: Vocabulary) -> OneTable:
    """Match the printed rows of one table to the form and place their values.

    Rows that the file lacks have no cells; rows whose values cannot be placed, or that may be
    among what is left over, have cells of state ``lost`` under a doubt.
    """
    whole = mended(printed, table, words)
    printed = [row for row in whole if not _is_header_row(row, words)]
    unlabelled = [_has_no_label(row, table, words) for row in printed]
    matched = align(printed, table, words, unlabelled)
    out = _Collected()
    habits = _habits(printed, matched.rows, table)
    for index, target in enumerate(matched.rows):
        if target is None:
            continue
        official = table.rows[target]
        row = printed[index]
        values, sure = _columns(row, official, habits[len(official.columns)], out)
        if values is None or row.shared:
            _lose("row_lost", table, official, row, out)
        else:
            guessed = index in matched.guessed
            _keep(table, official, row, values, sure and not guessed, out)
            if guessed:
                out.doubts.add("row_label_lost", official, row)
    found = {target for target in matched.rows if target is not None}
    if not found:
        return OneTable(_nothing(printed, table, words), ())
    left = find_leftover(printed, matched, table, words)
    for target, index in left.unclear.items():
        _lose("row_unclear", table, table.rows[target], printed[index], out)
    for index, target in left.twice.items():
        official = table.rows[target]
        again, _ = _columns(printed[index], official, habits[len(official.columns)], _Collected())
        _compare(table, official, again or {}, out)
    reading = TableReading(
        id=table.id,
        status="garbled" if all(cell.state == "lost" for cell in out.cells.values()) else "read",
        form=words.form.id,
        at=printed[0].at,
        missing=tuple(
            r.id for i, r in enumerate(table.rows) if i not in found and i not in left.unclear
        ),
        missing_columns=tuple(out.missing_columns),
        extra=tuple(
            row.labels[-1]
            for i, (row, target) in enumerate(zip(printed, matched.rows, strict=True))
            if target is None and i not in left.spent and _is_foreign(row, words)
        ),
        moved=tuple(table.rows[matched.rows[i] or 0].id for i in sorted(matched.moved)),
    )
    return OneTable(reading, tuple(out.cells.values()), out.doubts.told(table))


def _is_header_row(row: PrintedRow, words: Vocabulary) -> bool:
    """Labels without any value, the last of which names no row: heads of columns and groups."""
    empty = all(value.state == "blank" for value in row.values)
    return empty and not names_row(row.labels[-1] if row.labels else "", words)


def _has_no_label(row: PrintedRow, table: Table, words: Vocabulary) -> bool:
    last = row.labels[-1] if row.labels else ""
    return not bare(last) or is_header(last, table, words)


def _is_foreign(row: PrintedRow, words: Vocabulary) -> bool:
    """A row with values of its own under a label that the form does not know."""
    return (
        bool(row.labels)
        and not resembles(row.labels[-1], words)
        and any(value.state != "blank" for value in row.values)
    )


def _habits(
    printed: Sequence[PrintedRow], rows: Sequence[int | None], table: Table
) -> dict[int, Habit]:
    by_width: dict[int, list[tuple[Token, ...]]] = {}
    for row, target in zip(printed, rows, strict=True):
        if target is not None:
            by_width.setdefault(len(table.rows[target].columns), []).append(row.values)
    together = [row.values for row in printed]
    return {width: habit(values, width, together) for width, values in by_width.items()}


def _columns(
    row: PrintedRow, official: Row, alike: Habit, out: _Collected
) -> tuple[dict[str, Token] | None, bool]:
    """Column id → token, and whether that is sure; None where it cannot be known."""
    ids = [column.id for column in official.columns]
    header = dict(row.header)
    named = [name for name in header.values() if name in ids]
    astray = any(value.state != "blank" and value.column not in header for value in row.values)
    if header and len(named) == len(header) and not astray:
        by_column = {value.column: value for value in row.values}
        under = {name: by_column[at] for at, name in header.items() if at in by_column}
        complete = len(under) == len(ids)
        if complete or (len(under) == len(named) == len(row.values) and len(ids) > 1):
            for name in ids:
                if name not in under:
                    out.missing_columns[name] = None
            usual = named == [name for name in ids if name in named]
            return under, usual or _bears_out(under, ids)
    # Values that do not stand under a header printed in another order: whose is which?
    muddled = len(named) == len(ids) and named != ids
    placed = place(row.values, len(ids), alike, row.gaps)
    if placed.values is None:
        return None, False
    return dict(zip(ids, placed.values, strict=True)), placed.sure and not muddled


def _bears_out(values: dict[str, Token], ids: Sequence[str]) -> bool:
    """Whether a row bears out a header printed in another order than the form's: where spans were
    lost, heads stand above the wrong columns. It must add up so, and not in the form's order as
    well with other numbers. Without a total nothing speaks against it."""
    if ids[-1] != "total" or "total" not in values:
        return True
    usual = dict(zip(ids, values.values(), strict=False))
    differs = any(usual[name].value != values[name].value for name in values if name in usual)
    return _adds_up(values, ids) and not (differs and "total" in usual and _adds_up(usual, ids))


def _adds_up(values: dict[str, Token], ids: Sequence[str]) -> bool:
    *parts, total = ids
    numbers = [values[name].value or 0 for name in parts if name in values]
    return sum(numbers) == (values[total].value or 0)


def _keep(
    table: Table,
    official: Row,
    row: PrintedRow,
    values: dict[str, Token],
    sure: bool,
    out: _Collected,
) -> None:
    for name, value in values.items():
        cell = f"{table.id}.{official.id}.{name}"
        out.cells[cell] = Cell(cell, value.text, value.value, value.state, value.at, not sure)
    if not sure:
        out.doubts.add("row_by_pattern", official, row)


def _lose(key: str, table: Table, official: Row, row: PrintedRow, out: _Collected) -> None:
    raw = " ".join(value.text for value in row.values)
    for column in official.columns:
        cell = f"{table.id}.{official.id}.{column.id}"
        out.cells[cell] = Cell(cell, raw, None, "lost", row.at, doubt=True)
    out.doubts.add(key, official, row)


def _compare(table: Table, official: Row, again: dict[str, Token], out: _Collected) -> None:
    """Doubt the cells that are printed a second time with another value."""
    for column in official.columns:
        id_ = f"{table.id}.{official.id}.{column.id}"
        cell, other = out.cells.get(id_), again.get(column.id)
        if cell and other and (cell.state, cell.value) != (other.state, other.value):
            out.cells[id_] = replace(cell, doubt=True)
            out.doubts.read_twice(cell, other, f"{official.short}·{column.short}")


def _nothing(printed: Sequence[PrintedRow], table: Table, words: Vocabulary) -> TableReading:
    status = "garbled" if printed else "absent"
    return TableReading(table.id, status, None if not printed else words.form.id)
