"""The identities of one table as linear equations: which cell stands in which, and how far off."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from gongkai.model.report import Cell
from gongkai.rule_language.cells import number
from gongkai.rule_language.identity import Balance, Identity

Vector = Mapping[int, Decimal]
"""Number of an equation → an amount that is not 0."""


@dataclass(frozen=True, slots=True)
class Equations:
    """``balances`` are the identities, each once, known below by their place. ``off`` is left minus
    right of those that do not hold. ``columns`` tells for every cell with a number (a blank is 0)
    by how much it moves each identity that states something; ``parts`` which cell stands alone
    on one side of an identity, and the cells on the other that make it up. ``unsettled`` are the
    cells of identities that cannot be judged for a cell that was not read for certain."""

    balances: tuple[Balance, ...]
    off: Vector
    cells: Mapping[str, Cell]
    columns: Mapping[str, Vector]
    parts: Mapping[int, tuple[str, frozenset[str]]]
    unsettled: frozenset[str]

    def mended(self, values: Mapping[str, Decimal]) -> int:
        """How many identities come to hold once these cells have these values; 0 where one that
        is broken stays so, or another one breaks."""
        gained = 0
        for one in self.balances:
            if not any(cell.id in values for cells in one.cells.values() for cell in cells):
                if one.outcome == "broken":
                    return 0
                continue
            after = one.mended(values).outcome
            if after == "broken" or (after != "holds" and one.outcome in ("holds", "broken")):
                return 0
            gained += after == "holds" and one.outcome != "holds"
        return gained


def equations_of(balances: Iterable[Balance], *, filled: bool = False) -> Equations:
    """Set up the equations of the identities that are sums; others say nothing about one cell.

    An identity of which one side is left empty states nothing; ``filled`` takes it for one that
    has 0 there all the same, to see which empty cell should have been filled.
    """
    known: dict[frozenset[tuple[str, Decimal]], tuple[Balance, Mapping[str, Decimal]]] = {}
    for one in balances:
        slopes = _slopes(one.identity) if one.identity.operator == "==" else None
        if slopes:
            moved = _by_cell(one, slopes)
            known.setdefault(frozenset(moved.items()), (one, moved))
    columns: dict[str, dict[int, Decimal]] = defaultdict(dict)
    cells: dict[str, Cell] = {}
    off: dict[int, Decimal] = {}
    parts: dict[int, tuple[str, frozenset[str]]] = {}
    unsettled: set[str] = set()
    for index, (one, moved) in enumerate(known.values()):
        own = {cell.id: cell for found in one.cells.values() for cell in found}
        cells |= {id_: cell for id_, cell in own.items() if number(cell) is not None}
        if one.outcome == "doubtful":
            unsettled |= own.keys()
        difference = one.difference()
        stated = one.outcome in ("holds", "broken") or (filled and one.outcome == "unstated")
        if difference is None or not stated:
            continue
        for id_, coefficient in moved.items():
            columns[id_][index] = coefficient
        if difference:
            off[index] = difference
        if whole := _whole(one):
            parts[index] = whole, frozenset(own.keys() - {whole})
    every = tuple(one for one, _ in known.values())
    return Equations(every, off, cells, columns, parts, frozenset(unsettled))


def _by_cell(balance: Balance, slopes: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
    moved: dict[str, Decimal] = defaultdict(Decimal)
    for name, cells in balance.cells.items():
        for cell in cells:
            moved[cell.id] += slopes[name]
    return {id_: amount for id_, amount in moved.items() if amount}


def _whole(balance: Balance) -> str | None:
    """The cell that stands alone on one side, where the other side adds up several."""
    sides = (
        [cell.id for name in side.names for cell in balance.cells[name]]
        for side in (balance.identity.left, balance.identity.right)
    )
    fewer, more = sorted(sides, key=len)
    return fewer[0] if len(fewer) == 1 < len(more) else None


@lru_cache(maxsize=256)
def _slopes(identity: Identity) -> Mapping[str, Decimal] | None:
    """By how much the difference of its sides grows with each name; None where it is no sum."""
    names = identity.whole.names

    def difference(values: Mapping[str, Decimal]) -> Decimal | None:
        sides = identity.whole.sides(values)
        return sides.difference if sides else None

    base = difference(dict.fromkeys(names, Decimal(0)))
    if base is None:
        return None
    slopes: dict[str, Decimal] = {}
    for name in names:
        step = difference({other: Decimal(other == name) for other in names})
        if step is None:
            return None
        slopes[name] = step - base
    # A product or a minimum agrees with its slopes at 0 and 1, but not further out.
    trial = {name: Decimal(3 + 4 * place) for place, name in enumerate(names)}
    expected = base + sum((slopes[name] * value for name, value in trial.items()), Decimal(0))
    return slopes if difference(trial) == expected else None
