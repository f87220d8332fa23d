"""Reads a season out of a register: a function of its rows and the rulebook alone."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, Row, select

from gongkai.model.errors import GongkaiError
from gongkai.model.message import message
from gongkai.model.panel import Panel, PanelBody
from gongkai.rulebook.rulebook import Rulebook
from gongkai.supervise.register.decisions import read_decisions
from gongkai.supervise.register.panel import read_outline
from gongkai.supervise.register.tables import BODY, FINDING, RUN, STANDING
from gongkai.supervise.season.absences import absent, read_strays
from gongkai.supervise.season.ranking import Scores, faults, rank
from gongkai.supervise.season.season import (
    Compared,
    CopiedPassage,
    Mark,
    Season,
    SeasonEntry,
    SeasonFinding,
)
from gongkai.supervise.season.verdicts import (
    Assessed,
    Decided,
    Verdicts,
    read_assessed,
    read_verdicts,
)

_ZERO = Decimal(0)


def read_findings(
    connection: Connection,
    year: int,
    judged_by: str,
    bodies: Mapping[str, PanelBody],
    decided: Decided,
    rules: Sequence[str],
) -> tuple[SeasonFinding, ...]:
    """In the order of ``rules``, then by body; of a rule that is not among them last."""
    asked = (
        select(BODY.c.name, FINDING)
        .join(BODY, FINDING.c.body_id == BODY.c.id)
        .where(FINDING.c.judged_by == judged_by, FINDING.c.year == year)
    )
    order = {rule: number for number, rule in enumerate(rules)}
    rows = connection.execute(asked).mappings().all()
    return tuple(
        _finding(row, bodies[row["name"]], decided)
        for row in sorted(
            rows,
            key=lambda row: (
                order.get(row["rule"], len(order)), row["rule"], row["name"], row["place"]
            ),
        )
    )  # fmt: skip


def _finding(row: Mapping[Any, Any], body: PanelBody, decided: Decided) -> SeasonFinding:
    decision = decided.get((body.name, row["rule"]))
    choice = decision.choice if decision else None
    mark = Mark(row["rule"], row["status"], row["level"], _ZERO, row["message"], choice)
    told = json.loads(row["evidence"])
    return SeasonFinding(body, mark, told.get("fix", ""), tuple(_sides(told.get("places", ()))))


def _sides(places: Sequence[Mapping[str, Any]]) -> Iterator[CopiedPassage]:
    """A passage of the body's own, which names no source, and behind it its counterpart."""
    for own, other in pairwise(places):
        if "source" not in own and "source" in other and own.get("raw") and other.get("raw"):
            yield CopiedPassage(own["raw"], other["raw"], other["source"])


def read_season(connection: Connection, rulebook: Rulebook, year: int | None = None) -> Season:
    """The season of a year, the latest one by default, by the rules of the last finished run.

    GongkaiError where nothing was assessed yet, or the register has no report on that year.
    """
    runs = connection.execute(select(RUN).order_by(RUN.c.started, RUN.c.id)).all()
    finished = [run for run in runs if run.finished]
    if not runs:
        raise GongkaiError(message("season.nothing"))
    last = (finished or runs)[-1]
    panel = read_outline(connection, rulebook.forms)
    years = sorted(Counter(of for _, of in panel.counted).items())
    of = _year(year, [known for known, _ in years])
    decisions = read_decisions(connection)
    decided = {(body, rule): one for (body, at, rule), one in decisions.items() if at == of}
    now = read_assessed(connection, panel, of, last.judged_by)
    before = read_assessed(connection, panel, of - 1, last.judged_by)
    kinds = {name: body.kind for name, body in panel.bodies.items()}
    said = read_verdicts(connection, of, last.judged_by, now, kinds, decided)
    earlier = read_verdicts(connection, of - 1, last.judged_by, before, kinds, {})
    order = {rule.id: number for number, rule in enumerate(rulebook.rules)}
    rules = sorted(said.levels, key=lambda rule: (order.get(rule, len(order)), rule))
    compared, last_run = _last_run(connection, finished, of)
    strays = read_strays(connection, of)
    missing = tuple(absent(panel, of, now, strays))
    taken = {place.source for place in missing}
    judged = [_place(panel, body, of, one, said, order) for body, one in now.items()]
    over_many = [rule.id for rule in rulebook.register_rules]
    return Season(
        year=of,
        years=tuple(years),
        judged_by=last.judged_by,
        rules_version=last.rules_version,
        rules_sha256=last.rules_sha256,
        unfinished=not runs[-1].finished,
        compared=compared,
        absent=missing,
        strays=tuple(one for one in strays if one.source not in taken),
        groups=rank(
            judged,
            {kind.id: number for number, kind in enumerate(rulebook.bodies)},
            last_run,
            {
                body: one.score
                for body, one in before.items()
                if one.score is not None and body in now and one.profile == now[body].profile
            },
        ),
        rules=tuple(rules),
        faults=faults(said, earlier if before else None, rules),
        findings=read_findings(connection, of, last.judged_by, panel.bodies, decided, over_many),
        decisions=tuple(one for _, one in sorted(decided.items())),
    )


def _year(wanted: int | None, years: list[int]) -> int:
    if not years:
        raise GongkaiError(message("season.nothing"))
    if wanted is not None and wanted not in years:
        raise GongkaiError(message("season.no_year", year=wanted, years=tuple(years)))
    return years[-1] if wanted is None else wanted


def _last_run(
    connection: Connection, finished: list[Row[Any]], year: int
) -> tuple[Compared, Scores]:
    """What each body stood at when the run before the last one was finished."""
    if len(finished) < 2:
        return "first", {}
    *_, before, last = finished
    if before.judged_by != last.judged_by:
        return "other_rules", {}
    asked = (
        select(BODY.c.name, STANDING.c.score)
        .join(BODY, STANDING.c.body_id == BODY.c.id)
        .where(STANDING.c.run_id == before.id, STANDING.c.year == year,
               STANDING.c.score.is_not(None))
    )  # fmt: skip
    scores: Mapping[str, Decimal] = dict(connection.execute(asked).all())
    return "same", scores


def _place(
    panel: Panel, body: str, year: int, one: Assessed, said: Verdicts, order: Mapping[str, int]
) -> SeasonEntry:
    graded = one.grade is not None and one.score is not None

    def by_rule(mark: Mark) -> tuple[int, str]:
        return order.get(mark.rule, len(order)), mark.rule

    place = SeasonEntry(
        body=panel.bodies[body],
        condition="ranked" if graded else "ungraded",
        source=max(panel.counted[body, year].sources),
        profile=one.profile,
        assessment=one.id,
        score=one.score,
        grade=one.grade,
        judged=one.judged,
        readings=one.readings,
        marks=tuple(sorted(said.marks.get(body, ()), key=by_rule)),
    )
    return replace(place, after=said.after.get(body)) if body in said.after else place
