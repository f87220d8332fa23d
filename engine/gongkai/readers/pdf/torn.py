"""Rows that the end of a page tears: the rest of a number stands alone at the top of the next."""

from gongkai.model.document import Omission
from gongkai.readers.layout import PlacedTable, Square

_TORN = Omission("cut", sure=False)


def doubt_torn(above: PlacedTable, below: PlacedTable) -> None:
    """Put the last row of a table and the first row of the one that carries it on in doubt where
    the latter is only some digits, without a label and without the numbers beside them."""
    last = [cell for cell in above.cells if cell.row + cell.rowspan >= above.rows]
    first = [cell for cell in below.cells if cell.row == 0]
    filled = [cell for cell in first if cell.text.strip()]
    beside = [cell for cell in last if _is_number(cell)]
    if filled and all(map(_is_number, filled)) and len(filled) < len(beside):
        above.omissions += ((cell.row, cell.column or 0, _TORN) for cell in beside)
        below.omissions += ((cell.row, cell.column or 0, _TORN) for cell in filled)


def _is_number(cell: Square) -> bool:
    return cell.text.strip().replace(".", "", 1).isdigit()
