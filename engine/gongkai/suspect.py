"""Which cell of a table is wrong (嫌疑格), as far as the identities that do not hold can tell."""

from dataclasses import dataclass
from decimal import Decimal

from gongkai.breach import Breach
from gongkai.model.location import NOWHERE, Location
from gongkai.model.message import Message


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cell that may be the wrong one: as printed, and the value with which every identity of
    the table holds; None where its right value cannot be told."""

    cell: str
    raw: str
    value: Decimal | None = None
    at: Location = NOWHERE


@dataclass(frozen=True, slots=True)
class Suspect:
    """What is wrong in one table: a suggestion that costs no points and changes nothing.

    ``unique``: there is one candidate, and no other mistake of that size explains the ``breaches``
    as well. Else the candidates are the cells that it can be.
    """

    table: str
    candidates: tuple[Candidate, ...]
    unique: bool
    message: Message
    breaches: tuple[Breach, ...] = ()
