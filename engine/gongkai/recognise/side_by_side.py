"""Tables of the form that stand beside each other in one grid, as on a sheet."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from gongkai.model.document import Grid
from gongkai.recognise.tables.labels import Vocabulary, bare

_NARROWEST = 9
"""Two tables and an empty column between them need so many columns."""
_LABELS = 3
_LONGEST = 120


def beside_each_other(grid: Grid, words: Vocabulary) -> list[Grid]:
    """The grid cut at its empty columns where that parts different tables of the form from each
    other; else the grid alone. Columns keep their numbers."""
    if grid.columns < _NARROWEST:
        return [grid]
    filled: set[int] = set()
    for cell in grid.cells:
        if cell.text.strip():
            filled.update(range(cell.column, cell.column + cell.colspan))
    runs = [
        list(run)
        for is_filled, run in groupby(range(grid.columns), filled.__contains__)
        if is_filled
    ]
    if len(runs) < 2:
        return [grid]
    parts = [_part(grid, run) for run in runs]
    tables = [_table(part, words) for part in parts]
    return _joined(parts, tables) if len(set(tables) - {None}) > 1 else [grid]


def _part(grid: Grid, columns: Sequence[int]) -> Grid:
    cells = tuple(cell for cell in grid.cells if columns[0] <= cell.column <= columns[-1])
    return replace(grid, cells=cells)


def _table(part: Grid, words: Vocabulary) -> str | None:
    """The table that most of the labels of a part belong to."""
    found = Counter(
        words.known[name]
        for cell in part.cells
        if 0 < len(cell.text) < _LONGEST and (name := bare(cell.text)) in words.known
    )
    if not found:
        return None
    table, count = found.most_common(1)[0]
    return table if count >= _LABELS else None


def _joined(parts: Sequence[Grid], tables: Sequence[str | None]) -> list[Grid]:
    """Neighbours of one table, and what belongs to none, stay with the part before them."""
    grids: list[Grid] = []
    last: str | None = None
    for part, table in zip(parts, tables, strict=True):
        if grids and table in (None, last):
            cells = sorted((*grids[-1].cells, *part.cells), key=lambda c: (c.row, c.column))
            grids[-1] = replace(grids[-1], cells=tuple(cells))
        else:
            grids.append(part)
            last = table or last
    return grids
