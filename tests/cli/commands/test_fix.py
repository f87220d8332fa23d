"""``gongkai fix`` on the command line: what it shows, writes and refuses."""

from pathlib import Path

import pytest

from gongkai_cli.main import run
from writing.mending.files import MENDED, opened, report_of, word, workbook


def test_a_dry_run_lists_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    report = word(tmp_path)
    before = report.read_bytes()
    assert run(["--lang", "zh", "fix", str(report), "--dry-run"]) == 1
    out = capsys.readouterr().out
    assert "@ 予以公开·合计  表 2 第 6 行第 10 列\n- 13\n+ 3\n" in out
    assert "- （空白）\n+ 0\n" in out
    assert report.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["report.docx"]


@pytest.mark.parametrize("make", [word, workbook])
def test_the_copy_has_the_mends(make: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    report = make(tmp_path)  # pyright: ignore[reportCallIssue]
    copy = tmp_path / f"mended{report.suffix}"
    assert run(["--lang", "en", "fix", str(report), "-o", str(copy)]) == 0
    cells = report_of(opened(copy)).cells
    assert {id_: cells[id_].raw for id_ in MENDED} == MENDED
    told = capsys.readouterr()
    assert "5 cells mended" in told.err
    assert "every identity that it stands in confirms 0" in told.out
    assert run(["fix", str(copy), "--dry-run"]) == 0


def test_a_sound_report_is_not_copied(tmp_path: Path):
    copy = tmp_path / "mended.docx"
    assert run(["fix", str(word(tmp_path, {})), "-o", str(copy)]) == 0
    assert not copy.exists()


def test_nothing_is_written_over_unasked(tmp_path: Path):
    report = word(tmp_path)
    there = tmp_path / "there.docx"
    there.write_bytes(b"mine")
    assert run(["fix", str(report), "-o", str(there)]) == 2
    assert there.read_bytes() == b"mine"
    assert run(["fix", str(report), "-o", str(there), "--force"]) == 0
    assert run(["fix", str(report), "-o", str(report), "--force"]) == 2


@pytest.mark.parametrize("wanted", [[], ["--dry-run", "-o", "x.docx"], ["-o", "x.pdf"]])
def test_it_must_be_said_what_to_do(wanted: list[str], tmp_path: Path):
    assert run(["fix", str(word(tmp_path)), *wanted]) == 2


def test_other_formats_are_listed_and_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    report = Path(__file__).parents[3] / "samples" / "township-2023.txt"
    assert run(["fix", str(report), "--dry-run"]) in (0, 1)
    copy = tmp_path / "mended.txt"
    assert run(["--lang", "zh", "fix", str(report), "-o", str(copy)]) == 2
    assert ".docx" in capsys.readouterr().err
    assert not copy.exists()


def test_a_missing_file_is_an_error_of_its_own(tmp_path: Path):
    assert run(["fix", str(tmp_path / "none.docx"), "--dry-run"]) == 3
