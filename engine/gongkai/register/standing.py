"""What each body stood at when a run was finished, so that the next one can tell what moved."""

from sqlalchemy import Connection, delete, insert, select

from gongkai.model.form import Form
from gongkai.supervise.register.panel import read_seats
from gongkai.supervise.register.tables import ASSESSMENT, BODY, REPORT, STANDING


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
        for (body, year), one in read_seats(connection, forms).counted.items()
        if (found := judged.get(one.sha256))
    ]
    connection.execute(delete(STANDING).where(STANDING.c.run_id == run))
    if rows:
        connection.execute(insert(STANDING), rows)
    return len(rows)
