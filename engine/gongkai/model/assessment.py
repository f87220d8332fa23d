"""All verdicts of one report with score, grade and provenance."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gongkai.model.location import NOWHERE, Location
from gongkai.model.message import Message, Text
from gongkai.model.observation import Breach
from gongkai.model.report import Body, Doubt
from gongkai.model.verdict import Verdict
from gongkai.model.waiver import WaiverUse


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


@dataclass(frozen=True, slots=True)
class Deduction:
    """What one failed rule takes from 100, in points of the score."""

    rule: str
    taken: Decimal


@dataclass(frozen=True, slots=True)
class Mend:
    """A failed rule worth mending first: what it gains and the score once it and those before
    it are mended."""

    rule: str
    gain: Decimal
    score_after: Decimal


@dataclass(frozen=True, slots=True)
class Score:
    """``value`` = 100 × kept ÷ applied, one decimal; None where no scored rule applied.

    ``judged`` is the share of points that could be judged at all, 0 … 1, two decimals.
    ``trail`` sums to 100 − value exactly.
    """

    value: Decimal | None
    judged: Decimal
    applied: Decimal
    kept: Decimal
    trail: tuple[Deduction, ...] = ()
    mend_first: tuple[Mend, ...] = ()


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade band of the profile."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True)
class Provenance:
    """What was judged by what."""

    program: str
    rules_version: str
    rules_sha256: str
    profile: str
    source: str
    source_sha256: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """The result of ``check``. ``grade`` is None where too little could be judged or no rule
    applied; ``vetoed_by`` names the veto rules that cap it. ``in_force_on`` is the day whose rules
    it was judged by (None: unknown, so every rule counts as in force); ``as_of`` that day where the
    user asked for it. ``waivers`` are those about this body and year, whatever became of them.
    ``suspects`` tell which cell is the wrong one, at most one for each table."""

    provenance: Provenance
    body: Body
    year: int | None
    form: str
    score: Score
    grade: Grade | None
    verdicts: tuple[Verdict, ...]
    doubts: tuple[Doubt, ...]
    vetoed_by: tuple[str, ...] = ()
    in_force_on: date | None = None
    as_of: date | None = None
    waivers: tuple[WaiverUse, ...] = ()
    suspects: tuple[Suspect, ...] = ()
