"""Who has no score in a season, and which files are nobody's."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, cast

from sqlalchemy import Connection, select

from gongkai.kinds.over_many.body_years import bears_name, filed_under
from gongkai.model.panel import Panel
from gongkai.supervise.register.tables import BODY, FILE, REPORT
from gongkai.supervise.season.season import ABSENT, SeasonEntry, Stray
from gongkai.supervise.season.verdicts import Assessed


def read_strays(connection: Connection, year: int) -> tuple[Stray, ...]:
    """Files that could not be read, and reports without a body or a year, unless their place says
    that they are about another year."""
    unread = select(FILE.c.source, FILE.c.state, FILE.c.message).where(FILE.c.state != "read")
    found = [Stray(one.source, one.state, one.message or "") for one in connection.execute(unread)]
    nameless = (
        select(FILE.c.source, REPORT.c.body_id, REPORT.c.year, BODY.c.name)
        .join(REPORT, FILE.c.sha256 == REPORT.c.sha256)
        .outerjoin(BODY, REPORT.c.body_id == BODY.c.id)
        .where(REPORT.c.body_id.is_(None) | REPORT.c.year.is_(None))
    )
    for source, body, of, name in connection.execute(nameless):
        if of in (None, year):
            found.append(Stray(source, "no_year" if body else "no_body", name or ""))
    here = (one for one in found if filed_under([one.source]) in (None, year))
    return tuple(sorted(here, key=lambda one: one.source))


def absent(
    panel: Panel, year: int, assessed: Mapping[str, Assessed], strays: Sequence[Stray]
) -> Iterator[SeasonEntry]:
    """Bodies that should have a report and have no score, gravest first. Where a file bears the
    name of a body without a report, it is that file that is to be looked at."""
    found: list[SeasonEntry] = []
    for name, body in sorted(panel.bodies.items()):
        report = panel.counted.get((name, year))
        if name in assessed or (report is None and not body.reports_on(year)):
            continue
        if report is not None:
            found.append(SeasonEntry(body, "unjudged", max(report.sources)))
            continue
        files = [one for one in strays if _bears(one, name)]
        if files:
            state = cast(Literal["crashed", "unreadable"], files[0].state)
            found.append(SeasonEntry(body, state, files[0].source, files[0].message))
        else:
            found.append(SeasonEntry(body, "missing"))
    yield from sorted(found, key=lambda one: ABSENT.index(one.condition))


def _bears(stray: Stray, body: str) -> bool:
    """Whether an unread file is named after the body."""
    return stray.state in ("crashed", "unreadable") and bears_name(stray.source, body)
