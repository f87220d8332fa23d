"""The one cell that explains every identity of a table that does not hold."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from gongkai.kinds.cells import number
from gongkai.kinds.identity import Weighed
from gongkai.report import Cell


class Suspect(NamedTuple):
    """A cell, and the value with which all identities hold."""

    cell: Cell
    value: Decimal


def find_suspect(weighed: Sequence[Weighed]) -> Suspect | None:
    """The cell, where there is just one, with which all identities that are broken hold and all
    that hold do so still. A miscounted cell breaks its row and its column by the same difference.
    """
    broken = [one for one in weighed if one.outcome == "broken"]
    if not broken:
        return None
    first, *rest = ({cell.id: cell for cell in _cells(one)} for one in broken)
    shared = [cell for id_, cell in first.items() if all(id_ in other for other in rest)]
    found = [one for cell in shared if (one := _mended(cell, broken[0], weighed))]
    return found[0] if len(found) == 1 else None


def _mended(cell: Cell, broken: Weighed, weighed: Sequence[Weighed]) -> Suspect | None:
    """The cell with the value that the broken identity asks for, if all others agree."""
    printed = number(cell)
    if printed is None:
        return None
    off, stepped = broken.difference({}), broken.difference({cell.id: printed + 1})
    if off is None or stepped is None or off == stepped:
        return None
    value = printed - off / (stepped - off)
    if value < 0 or value != value.to_integral_value():
        return None
    touched = [one for one in weighed if cell in _cells(one) and one.outcome in ("broken", "holds")]
    return Suspect(cell, value) if all(one.holds({cell.id: value}) for one in touched) else None


def _cells(weighed: Weighed) -> list[Cell]:
    return [cell for cells in weighed.cells.values() for cell in cells]
