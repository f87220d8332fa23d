"""A number that a rule measured in the report, with its evidence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from operator import eq, gt, lt, ne
from typing import Literal

from gongkai.model.location import NOWHERE, Location
from gongkai.model.message import Message


@dataclass(frozen=True, slots=True)
class Breach:
    """``line`` is the short name of the row or column; ``left`` and ``right`` are the ids of the
    cells of this report on each side of the comparison, in the order of the identity (the parts
    and, as a rule on the right, their total; of a chain, last year's cells are not among them).
    ``told`` puts it in numbers: 商业企业：3 + 0 ≠ 2 + 0."""

    line: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    told: Message


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a verdict rests on: a cell of the form, or a quoted passage, and its place. ``source``
    names the report where it stands in another than the one judged."""

    at: Location = NOWHERE
    cell: str | None = None
    raw: str = ""
    value: Decimal | None = None
    source: str = ""


Operator = Literal["!=", "<", ">", "=="]
_COMPARE: Mapping[Operator, Callable[[int | Decimal, int], bool]] = {
    "!=": ne,
    "<": lt,
    ">": gt,
    "==": eq,
}


@dataclass(frozen=True, slots=True)
class Condition:
    """When the measured value is a violation: ``value <operator> limit``."""

    operator: Operator
    limit: int = 0

    def met_by(self, value: int | Decimal) -> bool:
        """Whether this value is a violation."""
        return _COMPARE[self.operator](value, self.limit)


@dataclass(frozen=True, slots=True)
class Observation:
    """What one rule measured.

    ``value``: the number that the rule's condition judges; None where an input is missing (the
    rule is then not applicable). ``doubtful``: the value rests on something the reader doubts;
    neither pass nor fail can follow from it. ``judged``: how many instances (columns, rows,
    sentences) were looked at, ``broken`` how many of them are off. ``message`` says what was
    found; ``breaches`` are the identities that do not hold; ``fills`` are values for ``{names}`` in
    the rule's fix text.
    """

    rule: str
    value: int | Decimal | None
    message: Message
    doubtful: bool = False
    judged: int = 1
    broken: int = 0
    evidence: tuple[Evidence, ...] = ()
    breaches: tuple[Breach, ...] = ()
    fills: Mapping[str, object] = field(default_factory=dict[str, object], compare=False)
