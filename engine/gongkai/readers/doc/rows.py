"""Places the cells of a table whose rows each tell their own edges ([MS-DOC] 2.9.324)."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from struct import unpack_from

from gongkai.readers.doc import modifiers as code
from gongkai.readers.layout import Item, Square

_ACROSS_BITS = 3
_DOWN, _DOWN_FIRST, _DOWN_SHIFT, _DOWN_BITS = 1, 3, 5, 3
_CELL = 20
_NEAR = 60
"""Edges up to about a millimetre apart (in twips) are meant as one: rows are drawn by hand."""


@dataclass(slots=True)
class Shape:
    """One row: the left edges of its cells and the right edge of the last, in twips, whether each
    cell is merged with the one before it, and how with the one above it."""

    edges: list[int] = field(default_factory=list[int])
    across: list[bool] = field(default_factory=list[bool])
    down: list[int] = field(default_factory=list[int])


@dataclass(slots=True)
class Row:
    """The cells of a row, and its shape."""

    cells: list[list[Item]]
    shape: Shape


def read_shape(changes: Iterable[tuple[int, bytes]]) -> Shape:
    """The shape of a row, from what the end of the row says."""
    shape = Shape()
    for changed, operand in changes:
        if changed == code.ROW:
            shape = _defined(operand)
        elif changed == code.MERGE_DOWN and len(operand) > 1 and operand[0] < len(shape.down):
            shape.down[operand[0]] = operand[1] & _DOWN_BITS
        elif changed in (code.MERGE_ACROSS, code.SPLIT):
            for cell in range(operand[0] + 1, min(operand[1], len(shape.across))):
                shape.across[cell] = changed == code.MERGE_ACROSS
    return shape


def place(rows: Sequence[Row]) -> list[list[Square]]:
    """The cells of each row with their columns. Cells that continue another are part of it.

    Where a row has more or fewer cells than edges, or an edge twice, the table's cells are
    counted through instead: none is put where it may not stand.
    """
    columns = _columns(rows)
    found: list[list[Square]] = []
    open_cells: dict[int, Square] = {}
    for number, row in enumerate(rows):
        squares: list[Square] = []
        across, down = (
            (row.shape.across, row.shape.down)
            if len(row.shape.across) == len(row.cells)
            else ([False] * len(row.cells), [0] * len(row.cells))
        )
        for cell, items in enumerate(row.cells):
            first, last = columns[number][cell], columns[number][cell + 1]
            above = open_cells.get(first)
            if across[cell] and squares:
                squares[-1].colspan += last - first
                squares[-1].items += items
            elif down[cell] == _DOWN and above and above.row + above.rowspan == number:
                above.rowspan += 1
            else:
                square = Square(items, 1, last - first, first, number)
                squares.append(square)
                if down[cell] == _DOWN_FIRST:
                    open_cells[first] = square
        found.append(squares)
    return found


def _defined(operand: bytes) -> Shape:
    count = operand[0] if operand else 0
    if len(operand) < 1 + 2 * (count + 1):
        return Shape()
    edges = list(unpack_from(f"<{count + 1}h", operand, 1))
    first = 1 + 2 * (count + 1)
    flags = [
        unpack_from("<H", operand, at)[0] if at + 2 <= len(operand) else 0
        for at in range(first, first + _CELL * count, _CELL)
    ]
    return Shape(
        edges,
        _joined([flag & _ACROSS_BITS for flag in flags]),
        [flag >> _DOWN_SHIFT & _DOWN_BITS for flag in flags],
    )


def _joined(flags: Sequence[int]) -> list[bool]:
    """Which cells are merged with the one before: makers disagree which of the two flags is that
    of the first merged cell, so that the first flag of a run tells."""
    joined: list[bool] = []
    first = 0
    for flag in flags:
        joined.append(bool(flag and first and flag != first))
        if not flag or not first:
            first = flag
    return joined


def _columns(rows: Sequence[Row]) -> list[list[int]]:
    """For each row the columns at which its cells begin, and the one behind the last."""
    if all(len(row.shape.edges) == len(row.cells) + 1 for row in rows):
        widths = [after - before for row in rows for before, after in pairwise(row.shape.edges)]
        if widths and min(widths) > 0:
            near = min(_NEAR, (min(widths) - 1) // 2)
            grid: list[int] = []
            for edge in sorted({edge for row in rows for edge in row.shape.edges}):
                if not grid or edge - grid[-1] > near:
                    grid.append(edge)
            return [[bisect_right(grid, edge) - 1 for edge in row.shape.edges] for row in rows]
    return [list(range(len(row.cells) + 1)) for row in rows]
