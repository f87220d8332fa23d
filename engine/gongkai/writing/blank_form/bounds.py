"""What each cell of a blank form may hold, found by asking the rules."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from gongkai.kinds import KINDS
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
    binding = [rule for rule in rules if rule.kind == "cell" and rule.level != "info"]
    ids = [id_ for table in subject.form.tables for id_ in table.cell_ids()]

    def refused(check: str, number: str) -> frozenset[str]:
        cells = {id_: Cell(id_, number, Decimal(number), "number") for id_ in ids}
        filled = replace(subject, report=replace(subject.report, cells=cells))
        return frozenset(
            item.cell
            for rule in binding
            if rule.parameters["check"] == check
            for item in KINDS[rule.kind].observe(rule, filled).evidence
            if item.cell
        )

    return Bounds(refused("zero", "1"), refused("number", "0.5"), refused("number", "-1"))
