"""What the form says of the sums of a table, to tell whether numbers were read right."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from gongkai.model.form import Table
from gongkai.model.report import Cell

_EMPTY = frozenset({"blank", "dash", "none"})
_TOTAL = "total"
_HANDLED = "handled"
_BALANCE = (("received", "carried_in"), (_HANDLED, "carried_out"))
"""Rows whose sums are equal in every column."""
_MOST = 32
_kept: dict[int, tuple[Table, "tuple[Sum, ...]"]] = {}


@dataclass(frozen=True, slots=True)
class Sum:
    """Ids of cells whose sum is that of the others."""

    left: tuple[str, ...]
    right: tuple[str, ...]

    def holds(self, cells: Mapping[str, Cell]) -> bool | None:
        """Whether both sides are equal; None where all is 0, or where they are not and a cell is
        empty or holds no number."""
        left, right = (_sum(side, cells) for side in (self.left, self.right))
        if left is None or right is None or not (left or right):
            return None
        return left == right or (False if self._is_whole(cells) else None)

    def _is_whole(self, cells: Mapping[str, Cell]) -> bool:
        return all(cells[id_].value is not None for id_ in (*self.left, *self.right))


def sums_of(table: Table) -> "tuple[Sum, ...]":
    """Every sum of a table, along its rows and down its columns."""
    found = _kept.get(id(table))
    if found is None:
        if len(_kept) >= _MOST:
            _kept.clear()
        found = _kept[id(table)] = (table, tuple(_sums(table)))
    return found[1]


def confirmed(cells: Mapping[str, Cell], table: Table) -> Collection[str]:
    """Ids of the cells that stand in a sum that holds, and in none that does not."""
    good: set[str] = set()
    bad: set[str] = set()
    for one in sums_of(table):
        holds = one.holds(cells)
        if holds is not None:
            (good if holds else bad).update((*one.left, *one.right))
    return good - bad


def _sums(table: Table) -> Iterator[Sum]:
    rows = {row.id: row for row in table.rows}
    for row in table.rows:
        ids = [column.id for column in row.columns]
        if _TOTAL in ids:
            parts = tuple(f"{table.id}.{row.id}.{name}" for name in ids if name != _TOTAL)
            yield Sum(parts, (f"{table.id}.{row.id}.{_TOTAL}",))
    if _HANDLED not in rows:
        return
    group = rows[_HANDLED].group[:1]
    parts = [row.id for row in table.rows if row.group[:1] == group and row.id != _HANDLED]
    for column in rows[_HANDLED].columns:
        for left, right in ((parts, (_HANDLED,)), _BALANCE):
            yield Sum(
                *(tuple(f"{table.id}.{row}.{column.id}" for row in side) for side in (left, right))
            )


def _sum(ids: Collection[str], cells: Mapping[str, Cell]) -> Decimal | None:
    total = Decimal(0)
    for id_ in ids:
        cell = cells.get(id_)
        if cell is None or (cell.value is None and cell.state not in _EMPTY):
            return None
        total += cell.value or 0
    return total
