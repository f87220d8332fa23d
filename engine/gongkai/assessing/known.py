"""What a register knows already of contents that were judged before."""

from sqlalchemy import Connection, select

from gongkai.supervise.register.outcome import Standing, gravest
from gongkai.supervise.register.tables import ASSESSMENT, REPORT, VERDICT


def standings(connection: Connection, judged_by: str) -> dict[str, Standing]:
    """How the contents stand that were judged by this standard, by their hash."""
    failed = (
        select(VERDICT.c.assessment_id, VERDICT.c.level)
        .join(ASSESSMENT)
        .where(ASSESSMENT.c.judged_by == judged_by, VERDICT.c.status == "fail")
        .distinct()
    )
    levels: dict[int, set[str]] = {}
    for id_, level in connection.execute(failed):
        levels.setdefault(id_, set()).add(level)
    asked = (
        select(REPORT.c.sha256, ASSESSMENT.c.id, ASSESSMENT.c.profile, ASSESSMENT.c.grade)
        .join(ASSESSMENT)
        .where(ASSESSMENT.c.judged_by == judged_by)
    )
    return {
        sha: Standing(profile, grade is not None, gravest(levels.get(id_, set())))
        for sha, id_, profile, grade in connection.execute(asked)
    }
