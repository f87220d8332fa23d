"""Reads the rows of a docx table with their spans."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from gongkai.model.document import Omission
from gongkai.readers.layout import Item, Square
from gongkai.readers.limits import Limits
from gongkai.readers.word.definitions import Definitions
from gongkai.readers.word.drawings import written_in
from gongkai.readers.word.markup import CELL, MERGE_ACROSS, MERGE_DOWN, ROW, SPAN, VAL, W, number
from gongkai.readers.xml import Element

_ROW_PROPERTIES, _BEFORE = W + "trPr", W + "gridBefore"
_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_CONTINUE = "continue"


class _Spans(NamedTuple):
    """How many grid columns a cell takes, and whether it begins ("restart") or continues
    ("continue") a cell over several rows or columns."""

    columns: int = 1
    down: str | None = None
    across: str | None = None


_SINGLE = _Spans()


def read_rows(
    table: Element, definitions: Definitions, read_cell: Callable[[Element], list[Item]]
) -> list[list[Square]]:
    """The cells of each row with their columns. Cells that continue one above are part of it. Rows
    that are not seen are left out, which the first cell of the next row tells."""
    limits = definitions.package.limits
    rows: list[list[Square]] = []
    open_cells: dict[int, Square] = {}
    left_out: list[Omission] = []
    for row in _inside(table, ROW):
        if row in definitions.unseen_rows:
            left_out.append(replace(definitions.unseen_rows[row], text=written_in(row)))
            continue
        squares: list[Square] = []
        column = _first_column(row, limits)
        for cell in _inside(row, CELL):
            spans = _spans(cell, definitions)
            above = open_cells.get(column)
            if spans.across == _CONTINUE and squares:
                squares[-1].colspan += spans.columns
            elif spans.down == _CONTINUE and above and above.row + above.rowspan == len(rows):
                above.rowspan += 1
            else:
                square = Square(read_cell(cell), 1, spans.columns, column, len(rows))
                if definitions.anchored:
                    square.source = cell
                squares.append(square)
                if spans.down:
                    open_cells[column] = square
            column += spans.columns
        rows.append(squares)
        if squares and left_out:
            squares[0].items += left_out
            left_out = []
    for squares in reversed(rows):
        if squares:
            squares[0].items += left_out
            break
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


def _spans(cell: Element, definitions: Definitions) -> _Spans:
    # The properties come first where there are any (ECMA-376, 17.4.65).
    properties = cell[0] if len(cell) else cell
    if properties not in definitions.telling:
        return _SINGLE
    columns, down, across = 1, None, None
    for child in properties:
        if child.tag == SPAN:
            columns = max(1, number(child.get(VAL), 1, definitions.package.limits.span))
        elif child.tag == MERGE_DOWN:
            down = child.get(VAL, _CONTINUE)
        elif child.tag == MERGE_ACROSS:
            across = child.get(VAL, _CONTINUE)
    return _Spans(columns, down, across)
