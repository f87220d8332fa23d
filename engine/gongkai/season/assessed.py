"""The reports that count for a year, as one standard judged them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, select

from gongkai.model.panel import Panel
from gongkai.supervise.register.tables import ASSESSMENT, REPORT


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
