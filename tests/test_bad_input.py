"""Whatever is handed in: a clear message, the right exit code, no traceback, bounded memory."""

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from support.bad_files import UNREADABLE

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "township-2023.txt"
MEMORY = 800 << 20


def _gongkai(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own that may use at most MEMORY bytes."""
    return subprocess.run(
        [sys.executable, "-m", "gongkai_cli", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )


@pytest.mark.parametrize("make", UNREADABLE, ids=lambda make: make.__name__)
@pytest.mark.parametrize("command", ["check", "read"])
def test_an_unreadable_file_is_named_with_its_reason(
    command: str, make: Callable[[Path], Path], tmp_path: Path
):
    path = make(tmp_path)
    result = _gongkai(command, path)
    assert result.returncode == 3, result.stderr
    assert path.name in result.stderr
    assert "Traceback" not in result.stderr
    assert 0 < len(result.stderr.splitlines()) <= 6


def test_an_unreadable_file_does_not_hide_the_others(tmp_path: Path):
    result = _gongkai("check", tmp_path / "nowhere.txt", SAMPLE)
    assert result.returncode == 3
    assert "柳河镇" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--published", "2025-02-30", SAMPLE], "2025-02-30"),
        (["check", "--published", "soon", SAMPLE], "soon"),
        (["check", "--explain", "request.balance", SAMPLE], "requests.balance"),
        (["check", "--profile", "townships", SAMPLE], "township"),
        (["check", "--body-kind", "townshp", SAMPLE], "township"),
        (["check", "--format", "yaml", SAMPLE], "json"),
        (["check", "--rules", "no-such-folder", SAMPLE], "no-such-folder"),
        (["check", "--previous", "nowhere.txt", SAMPLE], "nowhere.txt"),
        (["rules", "show", "request.balance"], "requests.balance"),
        (["check"], "FILE"),
        (["chekc", SAMPLE], "check"),
    ],
    ids=lambda value: " ".join(map(str, value[:-1])) if isinstance(value, list) else None,
)
def test_a_wrong_command_line_says_what_would_be_right(arguments: list[str | Path], said: str):
    result = _gongkai(*arguments)
    assert result.returncode == (3 if "--previous" in arguments else 2), result.stderr
    assert said in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("[[rule]\n", "mine.toml"),
        ('[[rule]]\nid = "mine.rule"\nkind = "equashun"\n', "mine.toml"),
    ],
    ids=["not TOML", "no such kind"],
)
def test_a_wrong_rule_file_is_named_with_its_line(rule: str, said: str, tmp_path: Path):
    folder = tmp_path / "rules" / "checks"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(rule, encoding="utf-8")
    result = _gongkai("check", "--rules", tmp_path / "rules", SAMPLE)
    assert result.returncode == 2, result.stderr
    assert said in result.stderr
    assert "Traceback" not in result.stderr
