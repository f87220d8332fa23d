"""A table of the official form as it is printed: one grid of heads, labels and cells."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from gongkai.model.form import Table
from gongkai.model.form_table import Block, FormCell, draw

Role = Literal["note", "item", "head", "label", "value"]


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A printed cell with its first row and column (from 0) and what it spans.

    ``role``: ``note`` (the corner that states how the numbers hang together), ``item`` (the
    article of a block), ``head`` (above the cells), ``label`` (left of them) or ``value``, which
    has its cell ``id``.
    """

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    role: Role = "value"
    id: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """Cells in reading order; a spanned area appears once, where it begins. The first ``labels``
    columns hold labels."""

    id: str
    cells: tuple[PrintedCell, ...]
    rows: int
    columns: int
    labels: int

    def lines(self) -> Iterator[tuple[PrintedCell, ...]]:
        """The cells that begin in each row."""
        for row in range(self.rows):
            yield tuple(cell for cell in self.cells if cell.row == row)


@lru_cache(maxsize=16)
def print_table(table: Table) -> PrintedTable:
    """Lay a table out as the form prints it, all its blocks below each other. A block with fewer
    columns than the widest stretches its last one."""
    blocks = draw(table)
    width = max(block.left + _width(block) for block in blocks)
    cells: list[PrintedCell] = []
    row = 0
    for block in blocks:
        found = list(_block(table, block, row, width))
        cells += found
        row = max(cell.row + cell.rows for cell in found)
    return PrintedTable(table.id, tuple(cells), row, width, max(block.left for block in blocks))


def _block(table: Table, block: Block, row: int, width: int) -> Iterator[PrintedCell]:
    if block.item:
        yield PrintedCell(block.item, row, 0, 1, width, "item")
        row += 1
    depth = len(block.heads) + bool(table.note)
    if block.left:
        text, role = (table.note, "note") if table.note else (table.headers[0], "head")
        yield PrintedCell(text, row, 0, depth, block.left, role)
    if table.note:
        yield PrintedCell(table.headers[0], row, block.left, 1, width - block.left, "head")
        row += 1
    yield from _heads(block, row, width)
    row += len(block.heads)
    for labels, ids in block.lines:
        yield from _labels(labels, row, block.left)
        for column, id_ in enumerate(ids, block.left):
            across = width - column if column == block.left + len(ids) - 1 else 1
            yield PrintedCell("", row, column, 1, across, "value", id_)
        row += 1


def _heads(block: Block, row: int, width: int) -> Iterator[PrintedCell]:
    """The heads; one that reaches the block's last column reaches the table's."""
    taken: set[tuple[int, int]] = set()
    last = block.left + _width(block)
    for down, line in enumerate(block.heads):
        column = block.left
        for box in line:
            while (down, column) in taken:
                column += 1
            taken |= _area(down, column, box)
            end = column + box.columns
            across = width - column if end == last else box.columns
            yield PrintedCell(box.label, row + down, column, box.rows, across, "head")
            column = end


def _labels(labels: tuple[FormCell, ...], row: int, left: int) -> Iterator[PrintedCell]:
    """The labels that begin in a line; they reach up to its first cell."""
    column = left - sum(box.columns for box in labels)
    for box in labels:
        yield PrintedCell(box.label, row, column, box.rows, box.columns, "label")
        column += box.columns


def _area(row: int, column: int, box: FormCell) -> set[tuple[int, int]]:
    return {(row + y, column + x) for y in range(box.rows) for x in range(box.columns)}


def _width(block: Block) -> int:
    return len(block.lines[0][1])
