"""A table of the official form as it is drawn: heads that span rows and columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.model.form import Column, Row, Table


@dataclass(frozen=True, slots=True)
class FormCell:
    """A cell of the drawing. ``short`` and ``id`` are set for what a rule can name."""

    label: str
    rows: int = 1
    columns: int = 1
    short: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of heads, then lines of one or more heads at the left and empty cells, whose ids
    stand in ``cells``."""

    heads: tuple[tuple[FormCell, ...], ...]
    lines: tuple[tuple[tuple[FormCell, ...], tuple[str, ...]], ...]
    item: str = ""
    left: int = 1


Path = tuple[FormCell, ...]


def draw(table: Table) -> tuple[Block, ...]:
    """The blocks of a table, one below the other; most tables have but one."""
    if table.layout == "single":
        return (_single(table),)
    blocks: list[list[Row]] = []
    for row in table.rows:
        if blocks and blocks[-1][0].columns == row.columns and blocks[-1][0].item == row.item:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return tuple(_block(table, rows) for rows in blocks)


def _block(table: Table, rows: list[Row]) -> Block:
    paths = [_path_of_row(row) for row in rows]
    left = max(map(len, paths))
    columns = rows[0].columns
    heads = _heads([_path_of_column(column) for column in columns])
    return Block(
        heads=heads,
        lines=tuple(
            (heads_at_left, tuple(f"{table.id}.{row.id}.{column.id}" for column in columns))
            for heads_at_left, row in zip(_sides(paths, left), rows, strict=True)
        ),
        item=rows[0].item,
        left=left,
    )


def _single(table: Table) -> Block:
    """All cells in one line below heads of row and column."""
    paths = [
        (*_path_of_row(row), FormCell(column.label, short=column.short, id=column.id))
        for row in table.rows
        for column in row.columns
    ]
    return Block(heads=_heads(paths), lines=(((), tuple(table.cell_ids())),), left=0)


def _path_of_row(row: Row) -> Path:
    stop = "." if row.marker.isdecimal() else "" if row.marker.startswith("（") else "、"
    label = f"{row.marker}{stop}{row.label}" if row.marker else row.label
    return (*(FormCell(group) for group in row.group), FormCell(label, short=row.short, id=row.id))


def _path_of_column(column: Column) -> Path:
    return (
        *(FormCell(group) for group in column.group),
        FormCell(column.label, short=column.short, id=column.id),
    )


def _heads(paths: Sequence[Path]) -> tuple[tuple[FormCell, ...], ...]:
    """Paths from the top down to each column, as lines of heads."""
    depth = max(map(len, paths))
    lines: list[list[FormCell]] = [[] for _ in range(depth)]
    for number, path in enumerate(paths):
        for level, run in _begun(paths, number):
            box, last = path[level], level == len(path) - 1
            deep = depth - level if last else 1
            lines[level].append(FormCell(box.label, deep, run, box.short, box.id))
    return tuple(tuple(line) for line in lines)


def _sides(paths: Sequence[Path], depth: int) -> list[tuple[FormCell, ...]]:
    """Paths from the left to each line, as the heads that begin in it."""
    lines: list[tuple[FormCell, ...]] = []
    for number, path in enumerate(paths):
        boxes: list[FormCell] = []
        for level, run in _begun(paths, number):
            box, last = path[level], level == len(path) - 1
            boxes.append(FormCell(box.label, run, depth - level if last else 1, box.short, box.id))
        lines.append(tuple(boxes))
    return lines


def _begun(paths: Sequence[Path], number: int) -> list[tuple[int, int]]:
    """Levels on which the path with this number begins a head, and how many paths share it."""
    begun: list[tuple[int, int]] = []
    for level in range(len(paths[number])):
        shared = paths[number][: level + 1]
        if number and paths[number - 1][: level + 1] == shared:
            continue
        run = next(
            (n for n, path in enumerate(paths[number:]) if path[: level + 1] != shared),
            len(paths) - number,
        )
        begun.append((level, run))
    return begun
