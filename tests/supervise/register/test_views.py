"""The views tell what counts, as the rules over many reports see it."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from gongkai.supervise.assessing.criteria import standard
from gongkai.supervise.register import Register, open_register
from gongkai.supervise.register.decisions import decide
from gongkai.supervise.register.outcome import Outcome
from gongkai.supervise.register.panel import read_panel
from gongkai.supervise.register.saving import save_files
from gongkai.supervise.register.tables import BODY, FILE, REPORT, RUN
from gongkai.supervise.register.views import (
    CURRENT_CELL,
    CURRENT_REPORT,
    CURRENT_VERDICT,
    SCORE,
    VIEWS,
)
from supervise.assessing.made import CRITERIA, assess, write_reports
from support.judged import rulebook
from support.postgres import emptied, server

DAY = datetime(2025, 5, 1)
VERSIONS: tuple[tuple[str, date | None, tuple[str, ...]], ...] = (
    ("a", date(2025, 1, 9), ("2024/z.txt",)),
    ("b", date(2025, 1, 20), ("2024/a.txt",)),
    ("c", date(2025, 3, 1), ("2023/a.txt",)),
    ("d", date(2025, 3, 1), ("2023/b.txt", "2024/b.txt")),
    ("e", None, ("x/镇.txt",)),
    ("f", date(2025, 1, 20), ("Z/镇.txt", "z/镇.txt")),
    ("g", date(2025, 4, 1), ()),
)
"""Contents of one body's report on 2024, the day printed, and where they lie."""


@pytest.fixture(scope="module")
def running() -> Iterator[str]:
    with server() as address:
        yield address


@pytest.fixture(params=["file", "server"])
def register(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Register]:
    if request.param == "server":
        opened = open_register(emptied(request.getfixturevalue("running")))
    else:
        opened = open_register(tmp_path / "register.db")
    yield opened
    opened.close()


def _fill(register: Register, versions: Any) -> None:
    with register.writing() as connection:
        body = {"id": 1, "name": "柳岸镇人民政府", "kind": "township", "origin": "imported"}
        connection.execute(insert(BODY), body)
        run = {"id": 1, "started": DAY, "program": "", "judged_by": "",
               "rules_version": "", "rules_sha256": "", "options": "", "files": 0}  # fmt: skip
        connection.execute(insert(RUN), run)
        for sha, published, places in versions:
            row = {"sha256": sha, "body_id": 1, "year": 2024, "form": "2021", "format": "txt",
                   "published": published, "doubts": 0, "record": b""}  # fmt: skip
            connection.execute(insert(REPORT), row)
            save_files(connection, [Outcome(place, sha, "read") for place in places], 1)


@pytest.mark.parametrize("count", range(1, len(VERSIONS) + 1))
@pytest.mark.parametrize("turned", [False, True])
def test_the_version_that_counts_is_the_one_that_the_rules_take(
    register: Register, count: int, turned: bool
):
    some = VERSIONS[-count:] if turned else VERSIONS[:count]
    _fill(register, some)
    with register.reading() as connection:
        panel = read_panel(connection, rulebook().forms)
        asked = select(CURRENT_REPORT.c.body, CURRENT_REPORT.c.year, CURRENT_REPORT.c.sha256,
                       CURRENT_REPORT.c.source)  # fmt: skip
        told = [tuple(row) for row in connection.execute(asked)]
    counted = panel.counted.items()
    assert told == [(*key, one.sha256, max(one.sources)) for key, one in counted]


def test_scores_verdicts_and_cells_are_those_of_the_reports_that_count(
    register: Register, tmp_path: Path
):
    write_reports(tmp_path / "reports", 6)
    assess(register, tmp_path / "reports")
    with register.reading() as connection:
        for view in VIEWS.tables.values():
            list(connection.execute(select(view)))
        scores = connection.execute(select(SCORE)).mappings().all()
        assert len(scores) == 6
        assert {row["year"] for row in scores} == {2023, 2024}
        rules = connection.execute(select(CURRENT_VERDICT.c.rule).distinct()).scalars().all()
        assert {rule.id for rule in rulebook().rules} >= set(rules)
        cells = connection.execute(select(CURRENT_CELL.c.report_id).distinct()).all()
        assert len(cells) == 6


def test_the_last_decision_stands_beside_the_verdict(register: Register, tmp_path: Path):
    write_reports(tmp_path / "reports", 3)
    assess(register, tmp_path / "reports")
    with register.writing() as connection:
        verdict = connection.execute(select(CURRENT_VERDICT)).mappings().first()
        assert verdict
        what = (verdict["body"], verdict["year"], verdict["rule"])
        for choice in ("confirmed", "waived"):
            decide(connection, *what, choice, reason="已核对", signed_by="王某某")
        told = select(CURRENT_VERDICT.c.rule).where(CURRENT_VERDICT.c.decision == "waived")
        assert connection.execute(told).scalars().all() == [verdict["rule"]]


def test_another_standard_takes_over_when_its_run_is_finished(register: Register, tmp_path: Path):
    write_reports(tmp_path / "reports", 3)
    assess(register, tmp_path / "reports")
    with register.reading() as connection:
        judged = connection.execute(select(SCORE.c.assessment_id)).all()
    with register.writing() as connection:
        newer = {"judged_by": "another", "started": DAY.replace(year=2099), "program": "",
                 "rules_version": "", "rules_sha256": "", "options": "", "files": 0}  # fmt: skip
        connection.execute(insert(RUN), newer)
    with register.reading() as connection:
        assert connection.execute(select(SCORE.c.assessment_id)).all() == judged
    with register.writing() as connection:
        connection.execute(RUN.update().values(finished=DAY.replace(year=2099)))
        connection.execute(FILE.delete())
    with register.reading() as connection:
        assert connection.execute(select(SCORE)).all() == []
    assert standard(CRITERIA).judged_by != "another"
