"""What each cell of a blank form may hold, found by asking the rules."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from gongkai.kinds import KINDS, identities
from gongkai.kinds.kind import Demand
from gongkai.model.report import Cell
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject


@dataclass(frozen=True, slots=True)
class Bounds:
    """Ids of cells: ``zero`` cannot be anything but 0 for this body, ``whole`` may have no
    fraction, ``positive`` may not be below 0."""

    zero: frozenset[str]
    whole: frozenset[str]
    positive: frozenset[str]


def bounds_of(rules: Iterable[Rule], subject: Subject) -> Bounds:
    """Fill the whole form with one number, and see which cells the rules about single cells refuse.
    Advice binds nobody."""
    binding = [rule for rule in rules if rule.level != "info"]

    def refused(demand: Demand, number: str) -> frozenset[str]:
        filled = _filled(subject, number)
        return frozenset(
            item.cell
            for rule in binding
            if (kind := KINDS[rule.kind]).demand(rule) == demand
            for item in kind.observe(rule, filled).evidence
            if item.cell
        )

    return Bounds(refused("zero", "1"), refused("number", "0.5"), refused("number", "-1"))


@dataclass(frozen=True, slots=True)
class Sum:
    """Cells on the left add up to those on the right. ``line`` is the short name of the row or
    column, ``table`` the id of its table."""

    table: str
    line: str
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def total(self) -> str | None:
        """The one cell that follows from all the others; None where nothing does."""
        return self.right[0] if len(self.right) == 1 else None


def sums_of(rules: Iterable[Rule], subject: Subject) -> Iterator[Sum]:
    """Every identity of every row and column, in the order of the rules."""
    binding = (rule for rule in rules if rule.level != "info")
    for one in identities(binding, _filled(subject, "1")):
        if one.identity.operator == "==":
            sides = one.breach()
            yield Sum(one.line.table, one.line.short, sides.left, sides.right)


def _filled(subject: Subject, number: str) -> Subject:
    """The subject with this number in every cell of the form."""
    ids = (id_ for table in subject.form.tables for id_ in table.cell_ids())
    cells = {id_: Cell(id_, number, Decimal(number), "number") for id_ in ids}
    return replace(subject, report=replace(subject.report, cells=cells))
