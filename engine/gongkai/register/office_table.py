"""The tables that an office keeps itself: CSV of any kind, workbooks, tables in documents."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from gongkai.model.document import Grid
from gongkai.readers import LIMITS, read
from gongkai.readers.encoding import decode
from gongkai.readers.opening import open_file

Row = tuple[int, tuple[str, ...]]
"""The number of the row in its sheet, from 1, and its cells."""


def office_tables(file: Path) -> Iterator[list[Row]]:
    """The tables of a file, sheet by sheet. UnreadableFile where it cannot be read."""
    content = open_file(file, LIMITS)
    if content.format == "txt":
        text, _ = decode(content)
        first = text.partition("\n")[0]
        delimiter = max(",\t;，", key=first.count)
        lines = csv.reader(io.StringIO(text), delimiter=delimiter)
        yield [(line, tuple(cells)) for line, cells in enumerate(lines, 1)]
        return
    for block in read(file).blocks:
        if isinstance(block, Grid):
            yield list(_grid(block))


def _grid(grid: Grid) -> Iterator[Row]:
    rows: dict[int, dict[int, str]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell.text
    for number in sorted(rows):
        cells = rows[number]
        yield number + 1, tuple(cells.get(column, "") for column in range(grid.columns))
