"""A run over a folder fills the register; what is known already is not done again."""

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from gongkai.model.errors import GongkaiError
from gongkai.supervise.assessing.criteria import standard
from gongkai.supervise.assessing.input_files import list_sources
from gongkai.supervise.assessing.run import Run
from gongkai.supervise.register import Register, open_register
from gongkai.supervise.register.tables import ASSESSMENT, BODY, CELL, FILE, REPORT, RUN, VERDICT
from supervise.assessing.made import BODIES, CRITERIA, assess, exported, write_reports


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    opened = open_register(tmp_path / "register.db")
    yield opened
    opened.close()


def _became(steps: object) -> Counter[str]:
    return Counter(step.became for step in steps)  # pyright: ignore


def _count(register: Register, table: object) -> int:
    with register.reading() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_every_report_is_in_the_register_with_its_cells_and_verdicts(
    register: Register, tmp_path: Path
):
    write_reports(tmp_path / "reports", 6)
    assert _became(assess(register, tmp_path / "reports")) == {"assessed": 6}
    with register.reading() as connection:
        reports = connection.execute(select(REPORT)).mappings().all()
        names = connection.execute(select(BODY.c.name)).scalars().all()
        finished = connection.execute(select(RUN.c.finished)).scalar_one()
    assert {(one["body_name"], one["year"]) for one in reports} == {
        (body, year) for body in BODIES for year in (2023, 2024)
    }
    assert sorted(names) == sorted(BODIES)
    assert _count(register, CELL) == 6 * 200
    rules = len(standard(CRITERIA).rulebook.rules)
    assert 6 * 50 < _count(register, VERDICT) <= 6 * rules
    assert finished is not None


def test_a_second_run_skips_what_is_unchanged(register: Register, tmp_path: Path):
    paths = write_reports(tmp_path / "reports", 4)
    assess(register, tmp_path / "reports")
    before = exported(register)
    assert _became(assess(register, tmp_path / "reports")) == {"skipped": 4}
    assert exported(register) == before
    assert _became(assess(register, tmp_path / "reports", force=True)) == {"assessed": 4}
    assert exported(register) == before
    paths[0].write_text(paths[0].read_text("utf-8") + "\n补充说明。\n", "utf-8")
    assert _became(assess(register, tmp_path / "reports")) == {"assessed": 1, "skipped": 3}
    assert _count(register, REPORT) == 5, "the superseded version stays"
    assert _count(register, FILE) == 4


def test_a_limit_leaves_the_rest_for_the_next_run(register: Register, tmp_path: Path):
    write_reports(tmp_path / "reports", 5)
    assert _became(assess(register, tmp_path / "reports", limit=2)) == {"assessed": 2}
    steps = assess(register, tmp_path / "reports", limit=2)
    assert _became(steps) == {"assessed": 2, "skipped": 2}
    assert _became(assess(register, tmp_path / "reports")) == {"assessed": 1, "skipped": 4}


def test_a_file_that_has_gone_leaves_its_report_as_superseded(register: Register, tmp_path: Path):
    paths = write_reports(tmp_path / "reports", 3)
    assess(register, tmp_path / "reports")
    paths[1].unlink()
    assess(register, tmp_path / "reports")
    assert _count(register, FILE) == 2
    assert _count(register, REPORT) == 3
    (gone,) = (one for one in json.loads(exported(register))["reports"] if not one["sources"])
    assert gone["body"] == BODIES[1]


def test_a_folder_that_is_not_there_is_no_empty_folder(tmp_path: Path):
    with pytest.raises(GongkaiError, match=r"assess\.no_source"):
        list_sources([tmp_path / "nowhere"])


def test_equal_contents_are_judged_once_and_stand_under_the_first_place(
    register: Register, tmp_path: Path
):
    folder = tmp_path / "reports"
    (path,) = write_reports(folder / "b", 1)
    (folder / "a").mkdir()
    shutil.copy(path, folder / "a" / "copy.txt")
    assert _became(assess(register, folder)) == {"assessed": 1, "skipped": 1}
    (report,) = json.loads(exported(register))["reports"]
    first, second = (str(folder / name) for name in ("a/copy.txt", "b/000.txt"))
    assert report["sources"] == [first, second]
    assert report["assessments"][0]["document"]["source"] == first


def test_what_cannot_be_read_is_told_and_tried_again(register: Register, tmp_path: Path):
    folder = tmp_path / "reports"
    write_reports(folder, 1)
    (folder / "scan.jpg").write_bytes(b"\xff\xd8\xff\xe0" + b"\0" * 100)
    for _ in range(2):
        steps = assess(register, folder)
        assert _became(steps)["unreadable"] == 1
    (unread,) = json.loads(exported(register))["unread"]
    assert unread["source"] == str(folder / "scan.jpg")
    assert unread["message"]


def test_hidden_files_and_what_office_programs_leave_are_no_reports(tmp_path: Path):
    write_reports(tmp_path / "reports", 1)
    for name in (".hidden", "~$000.docx", "Thumbs.db", "gongkai.toml", "register.db-wal"):
        (tmp_path / "reports" / name).write_text("x", encoding="utf-8")
    folder = tmp_path / "reports"
    listing = list_sources([folder], without=[folder / "register.db"])
    assert [one.name for one in listing.sources] == [str(folder / "000.txt")]


def test_other_rules_add_an_assessment_and_keep_the_old_one(register: Register, tmp_path: Path):
    write_reports(tmp_path / "reports", 2)
    assess(register, tmp_path / "reports")
    from dataclasses import replace

    other = standard(replace(CRITERIA, profile="township"))
    steps = Run(register, list_sources([tmp_path / "reports"]), other).steps()
    assert _became(step for step in steps if step) == {"assessed": 2}
    assert _count(register, REPORT) == 2
    assert _count(register, ASSESSMENT) == 4


def test_a_run_that_was_stopped_goes_on_and_ends_in_the_same_register(tmp_path: Path):
    write_reports(tmp_path / "reports", 5)
    whole, parted = (open_register(tmp_path / f"{name}.db") for name in ("whole", "parted"))
    assess(whole, tmp_path / "reports")
    done: list[object] = []
    run = Run(parted, list_sources([tmp_path / "reports"]), standard(CRITERIA))
    for step in run.steps(stop=lambda: len(done) >= 2):
        done.append(step)
    assert not run.finished
    assert _count(parted, REPORT) == 2
    assess(parted, tmp_path / "reports")
    assert exported(parted) == exported(whole)
    assert _count(parted, REPORT) == 5
    whole.close()
    parted.close()
