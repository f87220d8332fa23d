"""``gongkai assess`` and ``gongkai register`` on the command line."""

import json
from pathlib import Path

import pytest

from gongkai_cli.exits import CLEAN, FINDINGS, UNREADABLE, USAGE
from gongkai_cli.main import run
from supervise.assessing.made import write_reports

SAMPLES = Path(__file__).resolve().parents[3] / "samples"


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GONGKAI_REGISTER", raising=False)


def _assess(*words: str) -> int:
    return run(["assess", *words, "--workers", "1"])


def test_one_line_tells_what_became_of_all(capsys: pytest.CaptureFixture[str]):
    write_reports(Path("reports"), 3)
    assert _assess("reports", "--register", "r.db", "--limit", "2") == CLEAN
    said, errors = capsys.readouterr()
    assert "评定 2" in said
    assert "1 个留待下次" in said
    assert errors == ""
    assert _assess("reports", "--register", "r.db") == CLEAN
    said, _ = capsys.readouterr()
    assert "评定 1，未变跳过 2" in said
    assert said.count("\n") == 1


def test_the_exit_code_is_that_of_the_worst_file_new_or_unchanged():
    sample = str(SAMPLES / "bureau-2024.html")
    for fail_on, code in (("error", FINDINGS), ("error", FINDINGS), ("never", CLEAN)):
        assert _assess(sample, "--register", "r.db", "--fail-on", fail_on) == code
    Path("scan.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    words = (sample, "scan.png", "--register", "r.db", "--fail-on", "never")
    assert _assess(*words) == UNREADABLE


def test_a_report_is_judged_as_check_judges_it(capsys: pytest.CaptureFixture[str]):
    sample = str(SAMPLES / "bureau-2024.html")
    run(["check", sample, "--format", "json"])
    (checked,) = json.loads(capsys.readouterr()[0])["reports"]
    _assess(sample, "--register", "r.db")
    capsys.readouterr()
    run(["register", "export", "--register", "r.db"])
    (report,) = json.loads(capsys.readouterr()[0])["reports"]
    (assessment,) = report["assessments"]
    assert assessment["document"] == checked


def test_a_register_must_be_named(capsys: pytest.CaptureFixture[str]):
    write_reports(Path("reports"), 1)
    assert _assess("reports") == USAGE
    assert "--register" in capsys.readouterr()[1]


def test_the_register_may_stand_in_the_configuration_file(capsys: pytest.CaptureFixture[str]):
    write_reports(Path("reports"), 1)
    Path("gongkai.toml").write_text('register = "r.db"\n', encoding="utf-8")
    assert _assess("reports") == CLEAN
    assert Path("r.db").exists()
    capsys.readouterr()
    assert run(["register", "bodies", "list", "--format", "csv"]) == CLEAN
    said, _ = capsys.readouterr()
    assert said.splitlines()[1].startswith("云溪县人民政府,county,county,云溪县,,guessed")
    assert run(["config", "show", "--format", "json"]) == CLEAN
    assert "r.db" in capsys.readouterr()[0]


def test_a_new_register_and_a_list_of_bodies(capsys: pytest.CaptureFixture[str]):
    assert run(["register", "init", "--register", "r.db"]) == CLEAN
    Path("list.csv").write_text("机构名称\n甲县教育局\n", encoding="utf-8")
    assert run(["register", "bodies", "import", "list.csv", "--register", "r.db"]) == CLEAN
    capsys.readouterr()
    assert run(["register", "bodies", "list", "--register", "r.db", "--format", "json"]) == CLEAN
    (body,) = json.loads(capsys.readouterr()[0])["bodies"]
    assert (body["name"], body["origin"]) == ("甲县教育局", "imported")


def test_an_export_needs_a_register(capsys: pytest.CaptureFixture[str]):
    assert run(["register", "export", "--register", "nowhere.db"]) == USAGE
    assert not Path("nowhere.db").exists()
