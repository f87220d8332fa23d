"""Writes outcomes into the register: the same outcome twice leaves the same rows."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select, update

from gongkai.kinds.over_many.body_years import filed_under
from gongkai.model.message import render
from gongkai.model.reference import Reference
from gongkai.supervise.register.bodies import resolve
from gongkai.supervise.register.columns import RegisterRow
from gongkai.supervise.register.compression import storable
from gongkai.supervise.register.outcome import JudgedReport, Outcome
from gongkai.supervise.register.tables import ASSESSMENT, CELL, FILE, REPORT, VERDICT

_MOST = 500
"""Values in one IN (…): SQLite and PostgreSQL both take many more."""


def save(
    connection: Connection,
    outcomes: Sequence[Outcome],
    *,
    run: int,
    judged_by: str,
    reference: Reference,
) -> None:
    """Everything that is known of these files now, inside the caller's transaction.

    What was known of an equal content before is replaced; what another set of rules said of it
    stays.
    """
    read = {
        outcome.sha256: outcome.judged for outcome in outcomes if outcome.sha256 and outcome.judged
    }
    if read:
        reports = _save_reports(connection, read, reference)
        _save_assessments(connection, {reports[sha]: one for sha, one in read.items()}, judged_by)
    save_files(connection, outcomes, run)


def save_files(connection: Connection, outcomes: Sequence[Outcome], run: int) -> None:
    """Where the files lie and what became of them; of a file named twice the last one counts."""
    rows = {outcome.source: _file(outcome, run) for outcome in outcomes}
    remove_files(connection, list(rows))
    if rows:
        connection.execute(insert(FILE), [rows[name] for name in sorted(rows)])


def remove_files(connection: Connection, names: Sequence[str]) -> None:
    """These files are no longer there. Their reports stay, as superseded versions."""
    for start in range(0, len(names), _MOST):
        connection.execute(delete(FILE).where(FILE.c.source.in_(names[start : start + _MOST])))


def _file(outcome: Outcome, run: int) -> RegisterRow:
    told = storable(render(outcome.message, "zh")) if outcome.message else None
    return {
        "source": outcome.source,
        "sha256": outcome.sha256,
        "run_id": run,
        "state": outcome.state,
        "filed": filed_under((outcome.source,)),
        "attempts": outcome.attempts,
        "message": told,
    }


def _save_reports(
    connection: Connection, read: Mapping[str, JudgedReport], reference: Reference
) -> Mapping[str, int]:
    """The id of each report by the hash of its content. A report that is known already is written
    again only where it is now read otherwise."""
    bodies = resolve(
        connection, {one.body_name for one in read.values() if one.body_name}, reference
    )
    asked = select(REPORT.c.sha256, REPORT.c.id, REPORT.c.record).where(REPORT.c.sha256.in_(read))
    known = {sha: (id_, record) for sha, id_, record in connection.execute(asked)}
    changed: dict[str, JudgedReport] = {}
    for sha in sorted(read):
        row = _report(sha, read[sha], bodies)
        if sha not in known:
            changed[sha] = read[sha]
        elif known[sha][1] != read[sha].report["record"]:
            changed[sha] = read[sha]
            id_ = known[sha][0]
            connection.execute(update(REPORT).where(REPORT.c.id == id_).values(row))
            connection.execute(delete(CELL).where(CELL.c.report_id == id_))
    if new := [_report(sha, one, bodies) for sha, one in changed.items() if sha not in known]:
        connection.execute(insert(REPORT), new)
    ids = {sha: id_ for sha, id_, _ in connection.execute(asked)}
    cells = [{"report_id": ids[sha], **cell} for sha, one in changed.items() for cell in one.cells]
    if cells:
        connection.execute(insert(CELL), cells)
    return ids


def _report(sha256: str, one: JudgedReport, bodies: Mapping[str, int]) -> RegisterRow:
    body = bodies[one.body_name] if one.body_name else None
    return {"sha256": sha256, "body_id": body, **one.report}


def _save_assessments(
    connection: Connection, reports: Mapping[int, JudgedReport], judged_by: str
) -> None:
    mine = (ASSESSMENT.c.judged_by == judged_by) & ASSESSMENT.c.report_id.in_(reports)
    connection.execute(delete(ASSESSMENT).where(mine))
    rows = [
        {"report_id": report, "judged_by": judged_by, **reports[report].assessment}
        for report in sorted(reports)
    ]
    connection.execute(insert(ASSESSMENT), rows)
    asked = select(ASSESSMENT.c.report_id, ASSESSMENT.c.id).where(mine)
    ids = dict(connection.execute(asked).all())
    verdicts = [
        {"assessment_id": ids[report], **verdict}
        for report, one in reports.items()
        for verdict in one.verdicts
    ]
    if verdicts:
        connection.execute(insert(VERDICT), verdicts)
