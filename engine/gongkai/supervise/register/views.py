"""The views of the register: what counts now, with names instead of ids.

Each is made anew after the migrations; their comments, like those of the tables, are what
``gongkai query --tables`` shows. ``{binary}`` is the order of code points, which a database has
under a name of its own: which version counts must not depend on the database.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    LargeBinary,
    MetaData,
    Table,
)

from gongkai.supervise.register.tables import (
    ASSESSMENT,
    BODY,
    CELL,
    DECISION,
    FILE,
    FINDING,
    REPORT,
    RUN,
    VERDICT,
)

VIEWS = MetaData()
BINARY = {"sqlite": "BINARY", "postgresql": '"C"'}


def _as(name: str, column: Column[Any], comment: str | None = None) -> Column[Any]:
    return Column(name, column.type, comment=comment or column.comment)


def _own(*columns: Column[Any]) -> list[Column[Any]]:
    return [_as(column.name, column) for column in columns]


def rest(table: Table, *but: str) -> list[Column[Any]]:
    """The columns that say something by themselves: no ids, no documents, none of these names."""
    return [
        column
        for column in table.columns
        if column.name not in ("id", *but)
        and not column.foreign_keys
        and not isinstance(column.type, LargeBinary)
    ]


def _listed(columns: Sequence[Column[Any]]) -> str:
    return ", ".join(f"{column.table.name}.{column.name}" for column in columns)


def _view(name: str, comment: str, columns: Sequence[Column[Any]], sql: str) -> Table:
    return Table(name, VIEWS, *columns, comment=comment, info={"sql": sql})


def _whose() -> list[Column[Any]]:
    """The columns that tell whose report it is, and of which year."""
    return [
        _as("body_id", BODY.c.id),
        _as("body", BODY.c.name, "full name of the body"),
        *_own(BODY.c.kind, BODY.c.region),
        _as("parent", BODY.c.name, "full name of the body that supervises it"),
        _as("year", REPORT.c.year, "the year reported on"),
    ]


_WHOSE = "body_id, body, kind, region, parent, year"

LAST_RUN = _view(
    "last_run",
    "the run by whose rules scores, verdicts and findings count: the last one finished",
    [
        _as("run_id", RUN.c.id),
        *_own(RUN.c.judged_by, RUN.c.rules_version, RUN.c.rules_sha256, RUN.c.started),
        *_own(RUN.c.finished),
    ],
    """
SELECT id, judged_by, rules_version, rules_sha256, started, finished
FROM run ORDER BY CASE WHEN finished IS NULL THEN 1 ELSE 0 END, started DESC, id DESC LIMIT 1
""",
)

_OF_REPORT = rest(REPORT, "sha256", "body_name", "year")

CURRENT_REPORT = _view(
    "current_report",
    "the version that counts of each body's report on each year: one that some file still holds; "
    "of several one whose place names no other year, then the one published last, then the one "
    "whose place sorts last",
    [
        _as("report_id", REPORT.c.id),
        *_whose(),
        *_own(*_OF_REPORT, FILE.c.source, REPORT.c.sha256),
    ],
    f"""
SELECT report.id, body.id, body.name, body.kind, body.region, parent.name, report.year,
  {_listed(_OF_REPORT)}, ranked.source, report.sha256
FROM (
  SELECT version.id, held.source, row_number() OVER (
    PARTITION BY version.body_id, version.year
    ORDER BY
      CASE WHEN held.latest <> version.year AND held.latest = held.earliest THEN 1 ELSE 0 END,
      version.published DESC NULLS LAST,
      held.source COLLATE {{binary}} DESC
  ) AS turn
  FROM report AS version
  JOIN (
    SELECT sha256, max(source COLLATE {{binary}}) AS source,
      min(filed) AS earliest, max(filed) AS latest
    FROM file WHERE sha256 IS NOT NULL GROUP BY sha256
  ) AS held ON held.sha256 = version.sha256
  WHERE version.body_id IS NOT NULL AND version.year IS NOT NULL
) AS ranked
JOIN report ON report.id = ranked.id
JOIN body ON body.id = report.body_id
LEFT JOIN body AS parent ON parent.id = body.parent_id
WHERE ranked.turn = 1
""",
)

_OF_ASSESSMENT = rest(
    ASSESSMENT, "judged_by", "program", "rules_version", "rules_sha256", "profile"
)

SCORE = _view(
    "score",
    "the score of each report that counts, by the rules of the last run",
    [
        _as("assessment_id", ASSESSMENT.c.id),
        _as("report_id", REPORT.c.id),
        *_whose(),
        *_own(*_OF_ASSESSMENT, ASSESSMENT.c.profile),
        *_own(REPORT.c.doubts, REPORT.c.published, FILE.c.source),
    ],
    f"""
SELECT assessment.id, report_id, {_WHOSE}, {_listed(_OF_ASSESSMENT)},
  assessment.profile, doubts, published, source
FROM current_report JOIN assessment USING (report_id) JOIN last_run USING (judged_by)
""",
)

_OF_DECISION = rest(DECISION, "place")

CURRENT_DECISION = _view(
    "current_decision",
    "the decision that counts on each body, year and rule: the last one",
    [
        _as("body_id", BODY.c.id),
        _as("body", BODY.c.name, "full name of the body"),
        *_own(*_OF_DECISION),
    ],
    f"""
SELECT body.id, body.name, {", ".join(f"ranked.{column.name}" for column in _OF_DECISION)}
FROM (
  SELECT decision.*, row_number() OVER (
    PARTITION BY body_id, year, rule ORDER BY decided DESC, id DESC
  ) AS turn
  FROM decision
) AS ranked
JOIN body ON body.id = ranked.body_id
WHERE ranked.turn = 1
""",
)

CURRENT_VERDICT = _view(
    "current_verdict",
    "the conclusion on each rule about one report, of the reports that count, by the rules of the "
    "last run",
    [
        _as("report_id", REPORT.c.id),
        *_whose(),
        *_own(*rest(VERDICT)),
        _as("decision", DECISION.c.decision, "what people decided of it; null where nobody did"),
    ],
    f"""
SELECT score.report_id, {", ".join(f"score.{name}" for name in _WHOSE.split(", "))},
  {_listed(rest(VERDICT))}, current_decision.decision
FROM score
JOIN verdict ON verdict.assessment_id = score.assessment_id
LEFT JOIN current_decision ON current_decision.body_id = score.body_id
  AND current_decision.year = score.year AND current_decision.rule = verdict.rule
""",
)

_OF_FINDING = rest(FINDING, "judged_by", "year")

CURRENT_FINDING = _view(
    "current_finding",
    "what is seen only over many reports, by the rules of the last run",
    [
        *_whose(),
        *_own(*_OF_FINDING),
        _as("decision", DECISION.c.decision, "what people decided of it; null where nobody did"),
    ],
    f"""
SELECT body.id, body.name, body.kind, body.region, parent.name, finding.year,
  {_listed(_OF_FINDING)}, current_decision.decision
FROM finding
JOIN last_run ON last_run.judged_by = finding.judged_by
JOIN body ON body.id = finding.body_id
LEFT JOIN body AS parent ON parent.id = body.parent_id
LEFT JOIN current_decision ON current_decision.body_id = finding.body_id
  AND current_decision.year = finding.year AND current_decision.rule = finding.rule
""",
)

CURRENT_CELL = _view(
    "current_cell",
    "the numbers of the three tables of the reports that count",
    [
        _as("report_id", REPORT.c.id),
        *_whose(),
        *_own(*rest(CELL)),
    ],
    f"""
SELECT report_id, {_WHOSE}, {_listed(rest(CELL))}
FROM current_report JOIN cell USING (report_id)
""",
)


def drop_views(connection: Connection) -> None:
    """Before tables change under them."""
    for view in reversed(VIEWS.tables.values()):
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {view.name}")


def create_views(connection: Connection) -> None:
    """As they are declared here."""
    binary = BINARY[connection.dialect.name]
    for view in VIEWS.tables.values():
        columns = ", ".join(column.name for column in view.columns)
        sql = view.info["sql"].format(binary=binary).strip()
        connection.exec_driver_sql(f"CREATE VIEW {view.name} ({columns}) AS\n{sql}")
