"""The verdicts on a year's reports: what is marked at each body, and how often each rule is
broken."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from sqlalchemy import Connection, case, select

from gongkai.inference.score import score
from gongkai.model.panel import Panel
from gongkai.model.verdict import Status
from gongkai.supervise.register.decisions import Choice, Decision
from gongkai.supervise.register.tables import ASSESSMENT, REPORT, VERDICT
from gongkai.supervise.season.season import Mark


@dataclass(frozen=True, slots=True)
class Assessed:
    """``id`` is that of the assessment; ``readings`` are the doubts of the reader."""

    id: int
    profile: str
    score: Decimal | None
    grade: str | None
    judged: Decimal
    readings: int


def read_assessed(
    connection: Connection, panel: Panel, year: int, judged_by: str
) -> Mapping[str, Assessed]:
    """By the name of the body; without those whose report was judged by another standard only."""
    asked = (
        select(REPORT.c.sha256, REPORT.c.doubts, ASSESSMENT.c.id, ASSESSMENT.c.profile,
               ASSESSMENT.c.score, ASSESSMENT.c.grade, ASSESSMENT.c.judged)
        .join(ASSESSMENT)
        .where(ASSESSMENT.c.judged_by == judged_by, REPORT.c.year == year)
    )  # fmt: skip
    known = {
        row.sha256: Assessed(row.id, row.profile, row.score, row.grade, row.judged, row.doubts)
        for row in connection.execute(asked)
    }
    return {
        body: known[one.sha256]
        for (body, of), one in sorted(panel.counted.items())
        if of == year and one.sha256 in known
    }


MARKED = ("fail", "doubt", "waived")
_TOLD = ("pass", *MARKED)
Decided = Mapping[tuple[str, str], Decision]
"""By body and rule."""


@dataclass(slots=True)
class Verdicts:
    """``tally`` counts bodies by rule, kind and status; ``decided`` those whose fault or doubt was
    dismissed or waived by people; ``after`` are scores that decisions change, by body."""

    marks: dict[str, list[Mark]] = field(default_factory=dict[str, list[Mark]])
    after: dict[str, Decimal | None] = field(default_factory=dict[str, "Decimal | None"])
    levels: dict[str, str] = field(default_factory=dict[str, str])
    tally: Counter[tuple[str, str, str]] = field(default_factory=Counter[tuple[str, str, str]])
    decided: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])


def read_verdicts(
    connection: Connection,
    year: int,
    judged_by: str,
    assessed: Mapping[str, Assessed],
    kinds: Mapping[str, str],
    decided: Decided,
) -> Verdicts:
    """``kinds`` of the bodies by name."""
    bodies = {one.id: body for body, one in assessed.items()}
    moved = {body for body, _ in decided}
    statuses: dict[str, dict[str, Status]] = {}
    points: dict[str, dict[str, Decimal]] = {}
    found = Verdicts()
    asked = (
        select(VERDICT.c.assessment_id, VERDICT.c.rule, VERDICT.c.status, VERDICT.c.level,
               VERDICT.c.points, VERDICT.c.lost,
               case((VERDICT.c.status.in_(MARKED), VERDICT.c.message), else_="").label("message"))
        .select_from(VERDICT.join(ASSESSMENT).join(REPORT))
        .where(ASSESSMENT.c.judged_by == judged_by, REPORT.c.year == year,
               VERDICT.c.status.in_(_TOLD))
        .order_by(VERDICT.c.assessment_id, VERDICT.c.rule)
    )  # fmt: skip
    for row in connection.execute(asked):
        body = bodies.get(row.assessment_id)
        if body is None:
            continue
        found.tally[row.rule, kinds[body], row.status] += 1
        if body in moved:
            statuses.setdefault(body, {})[row.rule] = row.status
            points.setdefault(body, {})[row.rule] = row.points
        if row.status in MARKED:
            choice = decided[body, row.rule].choice if (body, row.rule) in decided else None
            mark = Mark(row.rule, row.status, row.level, row.lost, row.message, choice)
            found.marks.setdefault(body, []).append(mark)
            found.levels[row.rule] = row.level
            if choice in ("dismissed", "waived"):
                found.decided[row.rule, choice] += 1
    for body, mine in statuses.items():
        choices: dict[str, Choice] = {
            rule: one.choice for (name, rule), one in decided.items() if name == body
        }
        after = score_after(mine, points[body], choices)
        if after != assessed[body].score:
            found.after[body] = after
    return found


def score_after(
    statuses: Mapping[str, Status], points: Mapping[str, Decimal], decided: Mapping[str, Choice]
) -> Decimal | None:
    """A fault that was dismissed counts as kept; one that was waived is outside both sums. A
    decision on anything but a fault moves nothing."""
    now: dict[str, Status] = dict(statuses)
    for rule, choice in decided.items():
        if statuses.get(rule) == "fail" and choice != "confirmed":
            now[rule] = "pass" if choice == "dismissed" else "waived"
    return score(now, points).value
