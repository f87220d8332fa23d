"""Writes outcomes into the register: the same outcome twice leaves the same rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from gongkai.kinds.over_many.body_years import filed_under
from gongkai.model.message import render
from gongkai.model.reference import Reference
from gongkai.supervise.register.bodies import resolve
from gongkai.supervise.register.columns import RegisterRow, Value
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
    again only where a column of it, or of a cell, would now hold something else."""
    bodies = resolve(
        connection, {one.body_name for one in read.values() if one.body_name}, reference
    )
    known = _known(connection, read)
    changed: dict[str, JudgedReport] = {}
    for sha in sorted(read):
        row = _report(sha, read[sha], bodies)
        if sha not in known:
            changed[sha] = read[sha]
        elif not _same(known[sha], read[sha]):
            changed[sha] = read[sha]
            id_ = known[sha].id
            connection.execute(update(REPORT).where(REPORT.c.id == id_).values(row))
            connection.execute(delete(CELL).where(CELL.c.report_id == id_))
    if new := [_report(sha, one, bodies) for sha, one in changed.items() if sha not in known]:
        connection.execute(insert(REPORT), new)
    asked = select(REPORT.c.sha256, REPORT.c.id).where(REPORT.c.sha256.in_(read))
    ids = dict(connection.execute(asked).all())
    cells = [{"report_id": ids[sha], **cell} for sha, one in changed.items() for cell in one.cells]
    if cells:
        connection.execute(insert(CELL), cells)
    return ids


@dataclass(frozen=True, slots=True)
class _KnownReport:
    """The rows that the register holds of a report."""

    id: int
    report: RegisterRow
    cells: Mapping[Value, RegisterRow]


def _known(connection: Connection, sha256s: Iterable[str]) -> Mapping[str, _KnownReport]:
    """What is held of these contents, by their hashes."""
    asked = select(REPORT).where(REPORT.c.sha256.in_(sha256s))
    reports = connection.execute(asked).mappings().all()
    cells: dict[int, dict[Value, RegisterRow]] = {one["id"]: {} for one in reports}
    for cell in connection.execute(select(CELL).where(CELL.c.report_id.in_(cells))).mappings():
        cells[cell["report_id"]][cell["cell"]] = dict(cell)
    return {one["sha256"]: _KnownReport(one["id"], dict(one), cells[one["id"]]) for one in reports}


def _same(known: _KnownReport, one: JudgedReport) -> bool:
    """Whether every column holds what it would hold now; one that a migration has just added
    does not."""
    cells = {cell["cell"]: cell for cell in one.cells}
    return (
        one.report.items() <= known.report.items()
        and cells.keys() == known.cells.keys()
        and all(cell.items() <= known.cells[id_].items() for id_, cell in cells.items())
    )


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
