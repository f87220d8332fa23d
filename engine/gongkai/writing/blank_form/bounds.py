"""What each cell of a blank form may hold, found by asking the rules."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from gongkai.kinds import KINDS
from gongkai.kinds.equation import lines_of
from gongkai.model.report import Cell
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.rule_language.identity import identity_of, weigh


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
    form = subject.form
    for rule in rules:
        if rule.kind != "equation" or rule.level == "info":
            continue
        each = rule.parameters["each"]
        lines = lines_of(form, each)
        identity = identity_of(rule.parameters["require"], lines.words)
        if identity is None or identity.operator != "==":
            continue
        for line in lines.each:
            if weighed := weigh(identity, line, _one):
                told = weighed.breach()
                yield Sum(each.partition(".")[0], line.short, told.left, told.right)


def _one(cell: str) -> Cell:
    return Cell(cell, "1", Decimal(1), "number")
