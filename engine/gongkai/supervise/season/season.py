"""Everything that is known of one year's campaign."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from gongkai.model.panel import PanelBody
from gongkai.supervise.register.decisions import Choice, Decision

STEP = 5
"""Points in one bar of the distribution."""


Compared = Literal["same", "other_rules", "first"]
"""Whether the run before can be compared with: judged by the same rules, by others, or none."""


@dataclass(frozen=True, slots=True)
class Stray:
    """A file of which nobody can tell whose report it is: it could not be read, or names no body
    or no year."""

    source: str
    state: Literal["crashed", "unreadable", "no_body", "no_year"]
    message: str


Condition = Literal["ranked", "ungraded", "unjudged", "unreadable", "crashed", "missing"]
"""``unjudged``: its report was never judged by the rules of this season."""


ABSENT: tuple[Condition, ...] = ("crashed", "unreadable", "missing", "unjudged")
"""Those without a score, gravest first."""


@dataclass(frozen=True, slots=True)
class Before:
    """A score of an earlier run or year, and its rank among those that are compared now."""

    score: Decimal
    rank: int


def ranks(scores: Sequence[Decimal]) -> dict[Decimal, int]:
    """The rank of each score: one more than how many are better."""
    found: dict[Decimal, int] = {}
    for number, score in enumerate(sorted(scores, reverse=True), 1):
        found.setdefault(score, number)
    return found


State = Literal["fail", "doubt", "waived", "dismissed"]
"""How it counts now: what people dismissed or waived is neither a fault nor a doubt any more."""


@dataclass(frozen=True, slots=True)
class Mark:
    """``status`` is fail, doubt or waived as judged; ``message`` is in Chinese."""

    rule: str
    status: str
    level: str
    lost: Decimal
    message: str
    decision: Choice | None = None

    @property
    def state(self) -> State:
        if self.decision == "dismissed":
            return "dismissed"
        if self.decision == "waived" or self.status == "waived":
            return "waived"
        return "doubt" if self.status == "doubt" else "fail"


@dataclass(frozen=True, slots=True)
class SeasonEntry:
    """``source`` is where the report that counts lies, ``message`` why it could not be read.

    ``after`` is the score with dismissed faults counted as kept and waived ones left out; None
    where no decision touches it. ``readings`` are doubts of the reader. ``rank`` is None unless
    the body is compared with others; equal scores share it (1, 2, 2, 4).
    """

    body: PanelBody
    condition: Condition
    source: str = ""
    message: str = ""
    profile: str = ""
    assessment: int | None = None
    score: Decimal | None = None
    after: Decimal | None = None
    grade: str | None = None
    judged: Decimal | None = None
    readings: int = 0
    marks: tuple[Mark, ...] = ()
    rank: int | None = None
    tied: bool = False
    last_run: Before | None = None
    last_year: Before | None = None

    def count(self, level: str) -> int:
        """Faults of a level that people let stand."""
        return sum(mark.state == "fail" and mark.level == level for mark in self.marks)

    @property
    def doubts(self) -> int:
        return sum(mark.state == "doubt" for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Group:
    """``ranked`` are best first, equal ones by name; ``ungraded`` have too little that could be
    judged and no rank."""

    kind: str
    profile: str
    ranked: tuple[SeasonEntry, ...]
    ungraded: tuple[SeasonEntry, ...]

    @property
    def places(self) -> tuple[SeasonEntry, ...]:
        return (*self.ranked, *self.ungraded)

    @property
    def bars(self) -> Mapping[int, int]:
        """How many ranked bodies have a score from each multiple of five on; 100 stands alone."""
        found: dict[int, int] = {}
        for place in self.ranked:
            if place.score is not None:
                start = int(place.score) // STEP * STEP
                found[start] = found.get(start, 0) + 1
        return found


@dataclass(frozen=True, slots=True)
class Share:
    """Of the bodies to which a rule applied, those that broke it."""

    failed: int = 0
    applied: int = 0

    @property
    def value(self) -> Decimal | None:
        """0 … 1; None where it applied to nobody."""
        return Decimal(self.failed) / self.applied if self.applied else None


@dataclass(frozen=True, slots=True)
class Fault:
    """As judged. ``kinds`` are the shares by kind of body; ``doubted``, ``waived`` and
    ``dismissed`` count bodies, the latter two with what people decided."""

    rule: str
    level: str
    share: Share
    kinds: Mapping[str, Share]
    doubted: int
    waived: int
    dismissed: int
    last_year: Share | None

    @property
    def trend(self) -> Decimal | None:
        """By how much the share has grown since last year; None where it cannot be told."""
        now, before = self.share.value, self.last_year and self.last_year.value
        return None if now is None or before is None else now - before


@dataclass(frozen=True, slots=True)
class CopiedPassage:
    """A passage and its counterpart in another report, which lies at ``source``."""

    own: str
    other: str
    source: str


@dataclass(frozen=True, slots=True)
class SeasonFinding:
    """``fix`` is in Chinese, as the message is."""

    body: PanelBody
    mark: Mark
    fix: str
    sides: tuple[CopiedPassage, ...] = ()


@dataclass(frozen=True, slots=True)
class Season:
    """``years`` counts the reports of every year that the register knows. ``unfinished`` where the
    last run was cut short. ``rules`` are those about one report that somebody broke, doubts or
    waived, in the order of the rulebook, like ``faults``, which have the commonest first."""

    year: int
    years: tuple[tuple[int, int], ...]
    judged_by: str
    rules_version: str
    rules_sha256: str
    unfinished: bool
    compared: Compared
    absent: tuple[SeasonEntry, ...]
    strays: tuple[Stray, ...]
    groups: tuple[Group, ...]
    rules: tuple[str, ...]
    faults: tuple[Fault, ...]
    findings: tuple[SeasonFinding, ...]
    decisions: tuple[Decision, ...]

    def places(self) -> Iterator[SeasonEntry]:
        """Every body: those without a score first."""
        yield from self.absent
        for group in self.groups:
            yield from group.places
