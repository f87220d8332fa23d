"""What shows only over many reports: concluded anew from the whole register at the end of a run."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from gongkai.model.form import Form
from gongkai.model.message import render
from gongkai.model.observation import Evidence
from gongkai.model.panel import Panel, Scope
from gongkai.model.verdict import Verdict
from gongkai.model.waiver import Waiver
from gongkai.model.wording import key
from gongkai.rulebook.rulebook import Rulebook
from gongkai.supervise.panel.panel_book import open_panel_book
from gongkai.supervise.register.compression import storable
from gongkai.supervise.register.panel import read_outline, read_panel
from gongkai.supervise.register.tables import ASSESSMENT, BODY, FINDING, REPORT, STANDING

_KEPT = ("fail", "doubt", "waived")
Row = dict[str, Any]


def conclude(
    connection: Connection,
    rulebook: Rulebook,
    judged_by: str,
    scopes: tuple[Scope, ...] = (),
    waivers: Collection[Waiver] = (),
) -> list[Row]:
    """What is found in the register as it is now, as rows. Only reads, and takes its time.
    ``waivers`` are those in force."""
    panel = read_panel(connection, rulebook.forms, scopes)
    ids = dict(connection.execute(select(BODY.c.name, BODY.c.id)).all())
    return [
        _row(verdict, ids[body], year, judged_by)
        for body, year, verdict in find(panel, rulebook, waivers)
        if verdict.status in _KEPT
    ]


def replace(connection: Connection, judged_by: str, rows: Sequence[Row]) -> None:
    """Put these findings in the place of all earlier ones of the same standard."""
    connection.execute(delete(FINDING).where(FINDING.c.judged_by == judged_by))
    known = set(connection.execute(select(BODY.c.id)).scalars())
    if there := [row for row in rows if row["body_id"] in known]:
        connection.execute(insert(FINDING), there)


def find(
    panel: Panel, rulebook: Rulebook, waivers: Collection[Waiver] = ()
) -> Iterator[tuple[str, int, Verdict]]:
    """Every verdict over many reports, by body and year."""
    book = open_panel_book(rulebook)
    spoken = {rule.id for rule in rulebook.register_rules}
    signed: dict[tuple[str, int], list[Waiver]] = {}
    for waiver in waivers:
        if waiver.rule in spoken:
            signed.setdefault((key(waiver.body), waiver.year), []).append(waiver)
    for body in sorted(panel.bodies):
        for year in panel.years:
            for verdict in book.judge(panel, body, year, signed.get((key(body), year), ())):
                yield body, year, verdict


def _row(verdict: Verdict, body: int, year: int, judged_by: str) -> Row:
    return {
        "judged_by": judged_by,
        "rule": verdict.rule,
        "body_id": body,
        "year": year,
        "place": "",
        "status": verdict.status,
        "level": verdict.level,
        "message": storable(render(verdict.message, "zh")),
        "evidence": json.dumps(_evidence(verdict), ensure_ascii=False),
    }


def _evidence(verdict: Verdict) -> Mapping[str, Any]:
    return {
        "fix": storable(verdict.fix.zh),
        "places": [_place(item) for item in verdict.evidence],
    }


def _place(item: Evidence) -> Mapping[str, Any]:
    told = {
        "source": item.source,
        "cell": item.cell,
        "raw": storable(item.raw),
        "value": None if item.value is None else format(item.value, "f"),
        "at": item.at.as_dict(),
    }
    return {name: value for name, value in told.items() if value not in (None, "", {})}


def stand(connection: Connection, run: int, judged_by: str, forms: tuple[Form, ...]) -> int:
    """Write the standing of every body and year whose report was judged by this standard; how
    many there are. What the run had written before is replaced."""
    asked = (
        select(REPORT.c.sha256, REPORT.c.id, ASSESSMENT.c.score, ASSESSMENT.c.grade)
        .join(ASSESSMENT)
        .where(ASSESSMENT.c.judged_by == judged_by)
    )
    judged = {row.sha256: row for row in connection.execute(asked)}
    ids = dict(connection.execute(select(BODY.c.name, BODY.c.id)).all())
    rows = [
        {
            "run_id": run,
            "body_id": ids[body],
            "year": year,
            "report_id": found.id,
            "score": found.score,
            "grade": found.grade,
        }
        for (body, year), one in read_outline(connection, forms).counted.items()
        if (found := judged.get(one.sha256))
    ]
    connection.execute(delete(STANDING).where(STANDING.c.run_id == run))
    if rows:
        connection.execute(insert(STANDING), rows)
    return len(rows)
