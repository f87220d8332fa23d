"""``gongkai rules try``: what a rule in the making finds in a report, again on each save."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gongkai.authoring.schemas import example
from gongkai_cli.commands.rules.watch import saves
from gongkai_cli.main import run
from support.interruptible import heed_ctrl_c

SAMPLES = Path(__file__).parents[3] / "samples"
ZEROS = str(SAMPLES / "township-zeros-2023.txt")
BUREAU = str(SAMPLES / "bureau-2024.html")
Output = pytest.CaptureFixture[str]


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "draft.toml"
    file.write_text(example("mention"), encoding="utf-8")
    return file


def test_verdict_passage_and_trace(draft: Path, capsys: Output):
    told = draft.read_text(encoding="utf-8").replace(
        "政策解读[^。；]{0,10}\\\\d{1,6}[篇件条期]", "解读"
    )
    draft.write_text(told, encoding="utf-8")
    assert run(["rules", "try", str(draft), "--report", ZEROS]) == 0
    out = capsys.readouterr().out
    assert "my.mention" in out
    assert "第 24 行" in out
    assert "结论：通过" in out
    assert "1 条规则   通过 1" in out


def test_the_numbers_that_an_equation_looks_at(draft: Path, capsys: Output):
    draft.write_text(example("equation"), encoding="utf-8")
    assert run(["rules", "try", str(draft), "--report", BUREAU]) == 0
    out = capsys.readouterr().out
    assert "自然人         结转下年 3   新收 71" in out


def test_a_wrong_file_is_told_with_all_its_problems(draft: Path, capsys: Output):
    told = draft.read_text(encoding="utf-8").replace("level", "levl").replace("points", "point")
    draft.write_text(told, encoding="utf-8")
    assert run(["rules", "try", str(draft), "--report", ZEROS]) == 2
    err = capsys.readouterr().err
    assert "levl" in err
    assert "point" in err


def test_a_report_that_is_not_there(draft: Path, capsys: Output):
    assert run(["rules", "try", str(draft), "--report", "nowhere.txt"]) == 3
    assert "nowhere.txt" in capsys.readouterr().err


def test_one_rule_of_several(capsys: Output):
    checks = Path(__file__).parents[3] / "rules" / "checks" / "disputes.toml"
    options = ["--report", BUREAU, "--rule", "disputes.claims"]
    assert run(["rules", "try", str(checks), *options]) == 0
    out = capsys.readouterr().out
    assert "disputes.claims" in out
    assert "disputes.present" not in out
    assert run(["rules", "try", str(checks), "--report", BUREAU, "--rule", "disputes.claim"]) == 2
    assert "disputes.claims" in capsys.readouterr().err


def test_a_save_is_noticed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "draft.toml"
    file.write_text("1", encoding="utf-8")
    rounds = 0

    def sleep(seconds: float) -> None:
        nonlocal rounds
        rounds += 1
        if rounds == 2:
            file.unlink()  # as some editors do before they put the new file there
        if rounds == 4:
            file.write_text("22", encoding="utf-8")

    monkeypatch.setattr(time, "sleep", sleep)
    watching = saves([file])
    next(watching)
    next(watching)
    assert rounds == 4


def test_ctrl_c_ends_it_cleanly(draft: Path):
    command = [sys.executable, "-m", "gongkai_cli", "rules", "try", str(draft)]
    with subprocess.Popen(
        [*command, "--report", ZEROS, "--watch"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        preexec_fn=heed_ctrl_c,
    ) as process:
        assert process.stderr
        line = process.stderr.readline().decode()
        assert "Ctrl-C" in line
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
        assert process.returncode == 0
        assert b"Traceback" not in err
