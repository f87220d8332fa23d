"""Lines of a text file with commas or semicolons between cells, as a spreadsheet saves them."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gongkai.model.cell_text import classify
from gongkai.model.document import Block, Paragraph

_FEWEST = 5
"""So many lines with cells make a file that a spreadsheet saved."""
_LONGEST = 60
_PARTED = 3
"""Cells that a line has at least, empty ones counted, to be one of them."""


def tabbed(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with tabs between such cells, and without what pads the other lines of the file;
    the same blocks where there are none."""
    lines = [b for b in blocks if isinstance(b, Paragraph) and b.at.line is not None]
    for sign in ",;":
        found = {id(line): cells for line in lines if (cells := _cells(line.text, sign))}
        rows = sum(len(list(filter(None, cells))) > 1 for cells in found.values())
        if rows >= _FEWEST:
            return [_tabbed(block, found.get(id(block))) for block in blocks]
    return blocks


def _cells(line: str, sign: str) -> list[str] | None:
    """The cells of a line; None where it is prose with commas in it."""
    if line.count(sign) < _PARTED - 1 or "\t" in line or "|" in line:
        return None
    cells = [cell for row in csv.reader([line], delimiter=sign) for cell in row]
    if len(cells) < _PARTED:
        return None
    told = [cell.strip() for cell in cells if cell.strip()]
    if len(told) <= 1:
        return cells
    short = all(len(cell) <= _LONGEST for cell in told)
    numbers = sum(classify(cell)[0] == "number" for cell in told)
    blanks = len(cells) - len(told)
    return cells if short and 2 * (numbers + blanks) >= len(cells) - 1 else None


def _tabbed(block: Block, cells: list[str] | None) -> Block:
    if cells is None or not isinstance(block, Paragraph):
        return block
    told = [cell for cell in cells if cell.strip()]
    return replace(block, text=told[0] if len(told) == 1 else "\t".join(_flat(cells)))


def _flat(cells: Sequence[str]) -> Iterator[str]:
    return (" ".join(cell.split()) for cell in cells)
