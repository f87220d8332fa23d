"""Reads the rows of a docx table with their spans."""

from collections.abc import Callable, Iterator

from gongkai.readers.layout import Item, Square
from gongkai.readers.limits import Limits
from gongkai.readers.word.markup import CELL, ROW, VAL, W, number
from gongkai.readers.word.xml import Element

_CELL_PROPERTIES, _ROW_PROPERTIES = W + "tcPr", W + "trPr"
_SPAN, _MERGE, _BEFORE = W + "gridSpan", W + "vMerge", W + "gridBefore"
_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))


def read_rows(
    table: Element, read_cell: Callable[[Element], list[Item]], limits: Limits
) -> list[list[Square]]:
    """The cells of each row with their columns. Cells that continue one above are part of it."""
    rows: list[list[Square]] = []
    open_cells: dict[int, Square] = {}
    for row in _inside(table, ROW):
        squares: list[Square] = []
        column = _first_column(row, limits)
        for cell in _inside(row, CELL):
            colspan, merge = _spans(cell, limits)
            above = open_cells.get(column)
            if merge == "continue" and above is not None and above.rowspan < limits.span:
                above.rowspan += 1
            else:
                square = Square(read_cell(cell), 1, colspan, column)
                squares.append(square)
                open_cells.pop(column, None)
                if merge == "restart":
                    open_cells[column] = square
            column += colspan
        rows.append(squares)
    return rows


def _inside(parent: Element, wanted: str) -> Iterator[Element]:
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, wanted)


def _first_column(row: Element, limits: Limits) -> int:
    properties = row.find(_ROW_PROPERTIES)
    before = None if properties is None else properties.find(_BEFORE)
    return 0 if before is None else number(before.get(VAL), 0, limits.span)


def _spans(cell: Element, limits: Limits) -> tuple[int, str | None]:
    """How many columns a cell takes, and whether it begins ("restart") or continues
    ("continue") a cell over several rows."""
    colspan, merge = 1, None
    properties = cell.find(_CELL_PROPERTIES)
    for child in () if properties is None else properties:
        if child.tag == _SPAN:
            colspan = max(1, number(child.get(VAL), 1, limits.span))
        elif child.tag == _MERGE:
            merge = child.get(VAL, "continue")
    return colspan, merge
