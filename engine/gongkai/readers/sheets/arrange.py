"""Tells the tables of a sheet from the text around them, and gives both their places."""

from collections.abc import Iterator, Sequence

from gongkai.model.document import Grid, GridCell, Paragraph
from gongkai.model.location import Location
from gongkai.readers.layout import LONG, is_prose
from gongkai.readers.limits import TooInvolved
from gongkai.readers.sheets.beside import side_by_side
from gongkai.readers.sheets.sheet import Place, Sheet

_SINGLE = 1, 1


def arrange(sheet: Sheet) -> Iterator[Paragraph | Grid]:
    """The blocks of a sheet, from top to bottom.

    A row with one filled cell is text where it stands before a table, or is a section's heading
    or prose; inside a table it is a row of the table. An empty row ends a table, and an empty
    column parts two tables that stand side by side.
    """
    covered = _covered(sheet)
    columns: dict[int, list[int]] = {row: [] for row, _ in covered}
    for row, column in sheet.filled():
        if (row, column) not in covered:
            columns.setdefault(row, []).append(column)
    yield from _arranged(sheet, columns, covered)


def _arranged(
    sheet: Sheet, columns: dict[int, list[int]], covered: set[Place], *, apart: bool = True
) -> Iterator[Paragraph | Grid]:
    table: list[int] = []

    def ended() -> Iterator[Paragraph | Grid]:
        if not table:
            return
        parts = side_by_side(table, sheet, columns, covered) if apart else ()
        for left, right in parts:
            inside = {
                row: [column for column in columns[row] if left <= column < right] for row in table
            }
            yield from _arranged(sheet, inside, covered, apart=False)
        if not parts:
            yield _grid(table, sheet, columns, covered)
        table.clear()

    for row in sorted(columns):
        if table and row > table[-1] + 1:
            yield from ended()
        if _is_text([sheet.texts.get((row, column), "") for column in columns[row]], bool(table)):
            yield from ended()
            for column in columns[row]:
                at = sheet.at(row, column)
                for line in sheet.texts.get((row, column), "").splitlines():
                    if line.strip():
                        yield Paragraph(line.strip(), at)
        elif table or columns[row]:
            table.append(row)
    yield from ended()


def _is_text(texts: Sequence[str], in_table: bool) -> bool:
    if len(texts) == 1:
        return not in_table or is_prose(texts[0])
    return any(len(text) > LONG for text in texts)


def _covered(sheet: Sheet) -> set[Place]:
    """The cells that are part of a merged cell further up or to the left."""
    if sum(rows * columns for rows, columns in sheet.spans.values()) > sheet.limits.grid_area:
        raise TooInvolved
    return {
        (row, column)
        for (first_row, first_column), (rows, columns) in sheet.spans.items()
        if (first_row, first_column) in sheet.texts
        for row in range(first_row, first_row + rows)
        for column in range(first_column, first_column + columns)
        if (row, column) != (first_row, first_column)
    }


def _grid(
    rows: Sequence[int],
    sheet: Sheet,
    columns: dict[int, list[int]],
    covered: set[Place],
) -> Grid:
    """A table, with its blank cells as far as its filled ones reach. Columns are the sheet's, so
    that they stay the same for a table that goes on behind an empty row."""
    filled = [(row, column) for row in rows for column in columns[row]]
    left = min(column for _, column in filled)
    right = max(column + sheet.spans.get((row, column), _SINGLE)[1] for row, column in filled)
    first, last = rows[0], rows[-1]
    if len(rows) * (right - left) > sheet.limits.grid_area:
        raise TooInvolved
    cells: list[GridCell] = []
    is_whole = bool(sheet.name) and sheet.rows is None
    for row in rows:
        for column in range(left, right):
            if (row, column) in covered:
                continue
            text = sheet.texts.get((row, column), "")
            down, across = sheet.spans.get((row, column), _SINGLE) if text else _SINGLE
            at = (
                Location(sheet=sheet.name, row=row + 1, column=column + 1)
                if is_whole
                else sheet.at(row, column)
            )
            down, across = min(down, last + 1 - row), min(across, right - column)
            cells.append(GridCell(text.strip(), row - first, column, down, across, at))
    at = sheet.at(first, left)
    return Grid(tuple(cells), len(rows), right, at)
