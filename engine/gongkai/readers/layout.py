"""Tells tables that hold data from tables that only arrange a page, and places their cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gongkai.model.document import Omission
from gongkai.model.location import Box
from gongkai.readers.limits import Limits, TooInvolved

# Official labels and notes stay far below this; a paragraph of prose goes above it.
_PROSE = 120
LONG = 300
_SECTION = re.compile(r"[一二三四五六七]\s{0,3}[、.．，,].{2,40}(?:情况|事项|措施|计划)")


@dataclass(slots=True)
class Line:
    """A paragraph on its way into the document; an empty one only counts. ``source`` is what the
    reader read it from, where it wants to find it again, ``box`` where it is printed."""

    text: str
    heading: int | None = None
    source: object = None
    box: Box | None = None


@dataclass(slots=True)
class Image:
    """An image on its way into the document. A ``small`` one is too small for a table or a text;
    in a cell it may stand for a number."""

    name: str
    small: bool = False


@dataclass(slots=True)
class Square:
    """A table cell: first as its format declares it, then, once placed, with its text and its
    place on the expanded grid, from 0. ``column`` is None where the format leaves the placing to
    the reader (html). ``source`` and ``box`` as with a Line."""

    items: list["Item"]
    rowspan: int = 1
    colspan: int = 1
    column: int | None = None
    row: int = 0
    text: str = ""
    source: object = None
    box: Box | None = None

    def lines(self) -> Iterator[tuple[str, object]]:
        """The lines of ``text``, each with its source."""
        for item in self.items:
            match item:
                case Line() if item.text:
                    yield from ((line, item.source) for line in item.text.split("\n"))
                case PlacedTable():
                    for cell in item.cells:
                        if cell.text:
                            yield from ((line, cell.source) for line in cell.text.split("\n"))
                case _:
                    continue

    def read_text(self) -> str:
        """The text of the cell's items; their paragraphs and breaks become line breaks."""
        items = self.items
        if len(items) == 1 and isinstance(items[0], Line):
            return items[0].text
        return "\n".join(filter(None, _texts(items))) if items else ""


@dataclass(slots=True)
class Band:
    """Consecutive rows of a table that belong together."""

    first_row: int
    rows: int
    cells: list[Square]


@dataclass(slots=True)
class PlacedTable:
    """A table that holds data. ``images`` are (row, column, name); ``omissions`` are what its
    cells leave out."""

    cells: list[Square]
    rows: int
    columns: int
    images: list[tuple[int, int, str]]
    omissions: list[tuple[int, int, Omission]]

    def bands(self) -> Iterator[Band | Square]:
        """The table, cut where a row is one cell of prose or the heading of a section: some
        authors put the whole report into one table."""
        rows: list[list[Square]] = [[] for _ in range(self.rows)]
        for cell in self.cells:
            rows[cell.row].append(cell)
        band = Band(0, 0, [])
        for number, row in enumerate(rows):
            if len(row) == 1 and row[0].column == 0 and is_prose(row[0].text):
                yield from _closed(band)
                yield row[0]
                band = Band(number + 1, 0, [])
            else:
                band.rows += 1
                band.cells += row
        yield from _closed(band)


Item = Line | Image | PlacedTable | Omission
"""An Omission follows the line, or stands among the items of the cell, that leaves something out;
its place is not known yet."""


def settle(rows: Sequence[Sequence[Square]], limits: Limits) -> list[Item]:
    """A table as one PlacedTable where it holds data; else its cells' content in reading order.

    It only arranges the page where it has one cell or one column, where the tables inside it
    hold more cells than itself, or where a cell beside others holds long prose.
    """
    squares = [square for row in rows for square in row]
    inner = sum(
        len(item.cells)
        for square in squares
        for item in square.items
        if isinstance(item, PlacedTable)
    )
    if len(squares) > 1 and inner * 2 <= len(squares):
        columns = _place(rows, limits)
        if columns > 1 and not _holds_prose(rows):
            left_out = _omissions(rows)
            return [PlacedTable(squares, len(rows), columns, _images(squares), left_out)]
    return [item for square in squares for item in square.items]


def _place(rows: Sequence[Sequence[Square]], limits: Limits) -> int:
    """Give every cell its text and place; the number of columns."""
    taken: list[int] = []  # per column, the first row that is free again
    last = len(rows)
    for row, squares in enumerate(rows):
        column = 0
        for square in squares:
            if square.column is not None:
                column = square.column
            else:
                while column < len(taken) and taken[column] > row:
                    column += 1
                square.column = column
            square.row = row
            square.text = square.read_text()
            square.rowspan = min(square.rowspan or limits.span, limits.span, last - row)
            square.colspan = max(1, min(square.colspan, limits.span))
            end = column + square.colspan
            if end > len(taken):
                taken += [0] * (end - len(taken))
                if end * last > limits.grid_area:
                    raise TooInvolved
            below = row + square.rowspan
            for covered in range(column, end):
                taken[covered] = below
            column = end
    return len(taken)


def _images(squares: Sequence[Square]) -> list[tuple[int, int, str]]:
    return [
        (square.row, square.column or 0, item.name)
        for square in squares
        for item in square.items
        if isinstance(item, Image) and not item.small
    ]


def _omissions(rows: Sequence[Sequence[Square]]) -> list[tuple[int, int, Omission]]:
    """What the cells leave out. A cell that holds nothing but the mark of a note holds a number
    that somebody raised; one that holds nothing but struck text, in a row that is not struck, may
    be meant either way."""
    found: list[tuple[int, int, Omission]] = []
    has_numbers = any(square.text.isdecimal() for squares in rows for square in squares)
    for squares in rows:
        is_struck = not any(square.text for square in squares)
        for square in squares:
            pictured = has_numbers and not square.text
            for omission in _left_out(square.items, pictured=pictured):
                if not square.text and omission.what == "mark" and omission.text:
                    square.text = omission.text.strip()
                    omission = replace(omission, sure=False)
                elif not square.text and omission.what == "struck" and not is_struck:
                    omission = replace(omission, sure=False)
                found.append((square.row, square.column or 0, omission))
    return found


def _left_out(items: Sequence["Item"], *, pictured: bool) -> Iterator[Omission]:
    """What the items leave out; with ``pictured`` every image, as it stands for a number."""
    for item in items:
        match item:
            case Omission():
                yield item
            case Image() if item.small or pictured:
                yield Omission("picture", text=item.name, sure=False)
            case PlacedTable():
                yield from (omission for _, _, omission in item.omissions)
            case _:
                continue


def _holds_prose(rows: Sequence[Sequence[Square]]) -> bool:
    return any(
        len(square.text) > LONG for squares in rows if len(squares) > 1 for square in squares
    )


def _closed(band: Band) -> Iterator[Band]:
    if band.cells:
        for cell in band.cells:
            cell.rowspan = min(cell.rowspan, band.first_row + band.rows - cell.row)
        yield band


def is_prose(text: str) -> bool:
    """Whether a row of one cell stands between tables: a paragraph, or a section's heading."""
    return len(text) > _PROSE or is_section(text)


def is_section(text: str) -> bool:
    """Whether a line reads as the heading of a section of the report."""
    return _SECTION.fullmatch(text) is not None


def _texts(items: list[Item]) -> Iterator[str]:
    for item in items:
        match item:
            case Line():
                yield item.text
            case PlacedTable():
                yield from (cell.text for cell in item.cells)
            case Image() | Omission():
                continue
