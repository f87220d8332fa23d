"""The identities between the cells of a blank form, as the rules about its tables state them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongkai.kinds.equation import lines_of
from gongkai.rule_language.identity import identity_of, weigh
from gongkai.model.report import Cell
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject


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
