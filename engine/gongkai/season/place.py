"""Where one body stands in a season."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from gongkai.panel.listed import Listed
from gongkai.season.mark import Mark

Condition = Literal["ranked", "ungraded", "unjudged", "unreadable", "crashed", "missing"]
"""``unjudged``: its report was never judged by the rules of this season."""

ABSENT: tuple[Condition, ...] = ("crashed", "unreadable", "missing", "unjudged")
"""Those without a score, gravest first."""


@dataclass(frozen=True, slots=True)
class Before:
    """A score of an earlier run or year, and its rank among those that are compared now."""

    score: Decimal
    rank: int


@dataclass(frozen=True, slots=True)
class Place:
    """``source`` is where the report that counts lies, ``message`` why it could not be read.

    ``after`` is the score with dismissed faults counted as kept and waived ones left out; None
    where no decision touches it. ``readings`` are doubts of the reader. ``rank`` is None unless
    the body is compared with others; equal scores share it (1, 2, 2, 4).
    """

    body: Listed
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


def ranks(scores: Sequence[Decimal]) -> dict[Decimal, int]:
    """The rank of each score: one more than how many are better."""
    found: dict[Decimal, int] = {}
    for number, score in enumerate(sorted(scores, reverse=True), 1):
        found.setdefault(score, number)
    return found
