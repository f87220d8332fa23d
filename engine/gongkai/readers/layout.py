"""Tells tables that hold data from tables that only arrange a page, and places their cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gongkai.readers.limits import Limits, TooInvolved

# Official labels and notes stay far below this; a paragraph of prose goes above it.
_PROSE = 120
_LONG = 300
_SECTION = re.compile(r"[一二三四五六七]\s{0,3}[、.．，,].{2,40}(?:情况|事项|措施|计划)")


@dataclass(slots=True)
class Line:
    """A paragraph on its way into the document; an empty one only counts."""

    text: str
    heading: int | None = None


@dataclass(slots=True)
class Image:
    """An image on its way into the document."""

    name: str


@dataclass(slots=True)
class Square:
    """A table cell as its format declares it. ``column`` is None where the format leaves the
    placing to the reader (html)."""

    items: list["Item"] = field(default_factory=list["Item"])
    rowspan: int = 1
    colspan: int = 1
    column: int | None = None

    def text(self) -> str:
        """The cell's text; its paragraphs and breaks become line breaks."""
        match self.items:
            case []:
                return ""
            case [Line(text)]:
                return text
            case items:
                return "\n".join(filter(None, _texts(items)))


@dataclass(slots=True)
class PlacedCell:
    """A cell with its place on the expanded grid, from 0."""

    text: str
    row: int
    column: int
    rowspan: int
    colspan: int


@dataclass(slots=True)
class Band:
    """Consecutive rows of a table that belong together."""

    first_row: int
    rows: int
    cells: list[PlacedCell]


@dataclass(slots=True)
class PlacedTable:
    """A table that holds data. ``images`` are (row, column, name)."""

    cells: list[PlacedCell]
    rows: int
    columns: int
    images: list[tuple[int, int, str]]

    def bands(self) -> Iterator[Band | str]:
        """The table, cut where a row is one cell of prose or the heading of a section: some
        authors put the whole report into one table."""
        rows: list[list[PlacedCell]] = [[] for _ in range(self.rows)]
        for cell in self.cells:
            rows[cell.row].append(cell)
        band = Band(0, 0, [])
        for number, row in enumerate(rows):
            if len(row) == 1 and row[0].column == 0 and _is_prose(row[0].text):
                yield from _closed(band)
                yield row[0].text
                band = Band(number + 1, 0, [])
            else:
                band.rows += 1
                band.cells += row
        yield from _closed(band)


Item = Line | Image | PlacedTable


def settle(rows: Sequence[Sequence[Square]], limits: Limits) -> list[Item]:
    """A table as one PlacedTable where it holds data; else its cells' content in reading order.

    It only arranges the page where it has one cell or one column, where the tables inside it
    hold more cells than itself, or where a cell beside others holds long prose.
    """
    squares = [square for row in rows for square in row]
    inner = [item for square in squares for item in square.items if isinstance(item, PlacedTable)]
    if len(squares) <= 1 or sum(len(table.cells) for table in inner) * 2 > len(squares):
        return _content(squares)
    placed = _place(rows, limits)
    if placed.columns < 2 or _holds_prose(rows):
        return _content(squares)
    return [placed]


def _holds_prose(rows: Sequence[Sequence[Square]]) -> bool:
    return any(
        len(square.text()) > _LONG for squares in rows if len(squares) > 1 for square in squares
    )


def _content(squares: Sequence[Square]) -> list[Item]:
    return [item for square in squares for item in square.items]


def _place(rows: Sequence[Sequence[Square]], limits: Limits) -> PlacedTable:
    cells: list[PlacedCell] = []
    images: list[tuple[int, int, str]] = []
    taken: list[int] = []  # per column, the first row that is free again
    for row, squares in enumerate(rows):
        column = 0
        for square in squares:
            if square.column is not None:
                column = square.column
            while square.column is None and column < len(taken) and taken[column] > row:
                column += 1
            rowspan = min(square.rowspan or limits.span, limits.span, len(rows) - row)
            colspan = max(1, min(square.colspan, limits.span))
            end = column + colspan
            if end * len(rows) > limits.grid_area:
                raise TooInvolved
            taken.extend([0] * (end - len(taken)))
            taken[column:end] = [row + rowspan] * colspan
            cells.append(PlacedCell(square.text(), row, column, rowspan, colspan))
            images += [(row, column, item.name) for item in square.items if isinstance(item, Image)]
            column = end
    return PlacedTable(cells, len(rows), len(taken), images)


def _closed(band: Band) -> Iterator[Band]:
    if band.cells:
        for cell in band.cells:
            cell.rowspan = min(cell.rowspan, band.first_row + band.rows - cell.row)
        yield band


def _is_prose(text: str) -> bool:
    return len(text) > _PROSE or bool(_SECTION.fullmatch(text))


def _texts(items: list[Item]) -> Iterator[str]:
    for item in items:
        match item:
            case Line():
                yield item.text
            case PlacedTable():
                yield from (cell.text for cell in item.cells)
            case Image():
                continue
