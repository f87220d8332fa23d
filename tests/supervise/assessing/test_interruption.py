"""Whatever ends a run, what it has written is there, and the next one finishes the work."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from supervise.assessing.made import write_reports
from support.interruptible import heed_ctrl_c

REPORTS = 24
PATIENCE = 120
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")


def _command(folder: Path, register: Path) -> list[str]:
    asked = ["assess", str(folder), "--register", str(register), "--workers", "2"]
    return [sys.executable, "-m", "gongkai_cli", *asked, "--as-of", "2025-02-01"]


def _start(folder: Path, register: Path, mark: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        _command(folder, register),
        env=os.environ | {"GONGKAI_TEST_MARK": mark},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=heed_ctrl_c,
    )


def _finish(folder: Path, register: Path) -> str:
    """Run to the end; the register as JSON."""
    subprocess.run(_command(folder, register), check=False, capture_output=True)
    export = [sys.executable, "-m", "gongkai_cli", "register", "export", "--register"]
    done = subprocess.run([*export, str(register)], check=True, capture_output=True)
    return done.stdout.decode()


def _reports(register: Path) -> int:
    if not register.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{register}?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT count(*) FROM report").fetchone()[0]
    except sqlite3.OperationalError:
        return 0


def _marked(mark: str) -> list[int]:
    """The processes that were started by the command."""
    wanted = f"GONGKAI_TEST_MARK={mark}".encode()
    found: list[int] = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            alive = (process / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
            if alive and wanted in (process / "environ").read_bytes():
                found.append(int(process.name))
        except OSError:
            continue
    return found


def _until(met: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while not met():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("season") / "reports"
    write_reports(made, REPORTS)
    return made


@pytest.fixture(scope="module")
def undisturbed(folder: Path) -> str:
    return _finish(folder, folder.parent / "whole.db")


@pytest.mark.parametrize("done", [0, 8])
def test_a_killed_run_leaves_nobody_behind_and_is_finished_by_the_next(
    folder: Path, undisturbed: str, tmp_path: Path, done: int
):
    register, mark = tmp_path / "register.db", uuid4().hex
    running = _start(folder, register, mark)
    begun = (lambda: _reports(register) >= done) if done else (lambda: len(_marked(mark)) > 2)
    assert _until(begun)
    running.kill()
    running.communicate()
    kept = _reports(register)
    assert kept >= done
    assert _until(lambda: _marked(mark) == []), "workers outlive the command"
    assert _finish(folder, register) == undisturbed
    assert _reports(register) == REPORTS


def test_ctrl_c_keeps_what_is_done(folder: Path, undisturbed: str, tmp_path: Path):
    register, mark = tmp_path / "register.db", uuid4().hex
    running = _start(folder, register, mark)
    assert _until(lambda: _reports(register) > 0)
    running.send_signal(signal.SIGINT)
    said, errors = running.communicate(timeout=PATIENCE)
    assert running.returncode == 130, errors.decode()
    assert "已停止" in said.decode()
    assert b"Traceback" not in errors
    assert _marked(mark) == []
    assert _finish(folder, register) == undisturbed


def test_two_runs_into_one_register_lose_nothing(folder: Path, undisturbed: str, tmp_path: Path):
    register = tmp_path / "register.db"
    both = [_start(folder, register, uuid4().hex) for _ in range(2)]
    for one in both:
        _, errors = one.communicate(timeout=PATIENCE)
        assert one.returncode in (0, 1), errors.decode()
    assert _reports(register) == REPORTS
    assert _finish(folder, register) == undisturbed
