"""Ruled lines → the cells they enclose, with their spans."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gongkai.model.document import Omission
from gongkai.readers.limits import Limits, TooInvolved
from gongkai.readers.pdf.ruling import Frame, Ruling, positions
from gongkai.readers.pdf.runs import Run
from gongkai.readers.pdf.sheet import Box

_NEAR = 3.0


@dataclass(slots=True)
class RuledCell:
    """A cell: its first row and column (from 0), its spans, its place, the text in it, and what it
    leaves out besides what its runs tell."""

    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box
    runs: list[Run] = field(default_factory=list[Run])
    omissions: list[Omission] = field(default_factory=list[Omission])


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A ruled table: ``owners[row][column]`` is the cell that covers a place of its grid."""

    box: Box
    xs: Sequence[float]
    ys: Sequence[float]
    cells: Sequence[RuledCell]
    owners: Sequence[Sequence[RuledCell]]

    def cell_at(self, x: float, y: float) -> RuledCell | None:
        """The cell at a point of the page; None outside of the table."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        inside = 0 <= row < len(self.owners) and 0 <= column < len(self.xs) - 1
        return self.owners[row][column] if inside else None


def find_table(frame: Frame, limits: Limits) -> RuledTable | None:
    """The table that a frame rules; None where it has one column only and so holds prose."""
    xs = positions(frame.down, frame.box.x0, frame.box.x1)
    ys = positions(frame.across, frame.box.y0, frame.box.y1)
    rows, columns = len(ys) - 1, len(xs) - 1
    if columns < 2 or rows < 1:
        return None
    if rows * columns > limits.grid_area or columns > limits.span:
        raise TooInvolved
    right = _walls(frame.down, xs, ys)
    below = _walls(frame.across, ys, xs)
    owners: list[list[RuledCell | None]] = [[None] * columns for _ in range(rows)]
    cells: list[RuledCell] = []
    for row in range(rows):
        for column in range(columns):
            if owners[row][column] is None:
                cell = _grow(row, column, xs, ys, right, below, owners)
                cells.append(cell)
                for covered in range(row, row + cell.rowspan):
                    owners[covered][column : column + cell.colspan] = [cell] * cell.colspan
    if len(cells) < 2:
        return None
    full = [[cell for cell in line if cell is not None] for line in owners]
    return RuledTable(frame.box, xs, ys, cells, full)


def carry_on(table: RuledTable, above: Sequence[float]) -> Sequence[float]:
    """Number the columns as the table above does, where this one carries it on after a page
    break: all of its column edges stand there too. Gives the edges that now count."""
    places = [_nearest(above, x) for x in table.xs]
    if any(abs(above[place] - x) > _NEAR for place, x in zip(places, table.xs, strict=True)):
        return table.xs
    for cell in table.cells:
        end = places[cell.column + cell.colspan]
        cell.column = places[cell.column]
        cell.colspan = end - cell.column
    return above


def _nearest(places: Sequence[float], at: float) -> int:
    return min(range(len(places)), key=lambda index: abs(places[index] - at))


def _walls(
    rulings: Sequence[Ruling], ats: Sequence[float], along: Sequence[float]
) -> list[list[bool]]:
    """``walls[i][j]``: whether a line stands at ``ats[i]`` between ``along[j]`` and the next."""
    walls = [[False] * (len(along) - 1) for _ in ats]
    for ruling in rulings:
        index = _nearest(ats, ruling.at)
        if abs(ats[index] - ruling.at) > _NEAR:
            continue
        for step, (start, end) in enumerate(pairwise(along)):
            middle = (start + end) / 2
            if ruling.start - _NEAR <= middle <= ruling.end + _NEAR:
                walls[index][step] = True
    return walls


def _grow(
    row: int,
    column: int,
    xs: Sequence[float],
    ys: Sequence[float],
    right: Sequence[Sequence[bool]],
    below: Sequence[Sequence[bool]],
    owners: Sequence[Sequence[RuledCell | None]],
) -> RuledCell:
    """The largest free rectangle from here on that no line cuts: to the right, then downwards."""
    end = column + 1
    while end < len(xs) - 1 and not right[end][row] and owners[row][end] is None:
        end += 1
    last = row + 1
    while (
        last < len(ys) - 1
        and not any(below[last][at] or owners[last][at] is not None for at in range(column, end))
        and not any(right[at][last] for at in range(column + 1, end))
    ):
        last += 1
    box = Box(xs[column], ys[row], xs[end], ys[last])
    return RuledCell(row, column, last - row, end - column, box)
