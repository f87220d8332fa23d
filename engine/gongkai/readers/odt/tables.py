"""Reads the rows of an odt table with their spans."""

from collections.abc import Callable, Iterator

from gongkai.readers.layout import Item, Square
from gongkai.readers.limits import TooInvolved
from gongkai.readers.odt.definitions import Definitions
from gongkai.readers.opendocument import CELL, COVERED, ROW, TABLE, count
from gongkai.readers.xml import Element

_GROUPS = frozenset(TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group"))


def read_rows(
    table: Element, definitions: Definitions, read_cell: Callable[[Element], list[Item]]
) -> list[list[Square]]:
    """The cells of each row with their columns; what a cell above or beside covers is left out.

    TooInvolved where rows or cells are repeated beyond the limits.
    """
    limits = definitions.limits
    rows: list[list[Square]] = []
    area = 0
    for row in _rows(table):
        places = [
            (cell, count(cell, TABLE + "number-columns-repeated", limits.grid_area))
            for cell in row.iterchildren(CELL, COVERED)
        ]
        again = count(row, TABLE + "number-rows-repeated", limits.grid_area)
        area += again * (1 + sum(columns for _, columns in places))
        if area > limits.grid_area:
            raise TooInvolved
        for _ in range(again):
            rows.append(list(_squares(places, limits.span, read_cell)))
    return rows


def _rows(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag == ROW:
            yield child
        elif child.tag in _GROUPS:
            yield from _rows(child)


def _squares(
    places: list[tuple[Element, int]], most: int, read_cell: Callable[[Element], list[Item]]
) -> Iterator[Square]:
    column = 0
    for cell, again in places:
        for at in range(column, column + again if cell.tag == CELL else column):
            rows = count(cell, TABLE + "number-rows-spanned", most)
            columns = count(cell, TABLE + "number-columns-spanned", most)
            yield Square(read_cell(cell), rows, columns, at)
        column += again
