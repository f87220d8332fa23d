"""When a run is finished the register keeps what each body stood at."""

from pathlib import Path

from sqlalchemy import select

from gongkai.supervise.register import Register, open_register
from gongkai.supervise.register.tables import BODY, REPORT, STANDING
from supervise.assessing.made import assess, write_reports


def standings(register: Register, run: int) -> dict[tuple[str, int], str]:
    """The content that counted, by body and year."""
    asked = (
        select(BODY.c.name, STANDING.c.year, REPORT.c.sha256)
        .join(BODY, STANDING.c.body_id == BODY.c.id)
        .join(REPORT, STANDING.c.report_id == REPORT.c.id)
        .where(STANDING.c.run_id == run)
    )
    with register.reading() as connection:
        return {(body, year): sha for body, year, sha in connection.execute(asked)}


def test_each_finished_run_keeps_its_own(tmp_path: Path):
    paths = write_reports(tmp_path / "reports", 6)
    register = open_register(tmp_path / "register.db")
    assess(register, tmp_path / "reports")
    first = standings(register, 1)
    paths[0].write_text(paths[0].read_text(encoding="utf-8") + "\n。\n", encoding="utf-8")
    assess(register, tmp_path / "reports")
    second = standings(register, 2)
    assert len(first) == 6
    assert standings(register, 1) == first
    assert [key for key in first if first[key] != second[key]] == [("云溪县人民政府", 2023)]
