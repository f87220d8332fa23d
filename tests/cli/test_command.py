"""The command line itself: what it says, on which stream, in which encoding, with which code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai_cli import judging
from gongkai_cli.main import run

SAMPLE = str(Path(__file__).resolve().parents[2] / "samples" / "township-zeros-2023.txt")


def _gongkai(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "PYTHONIOENCODING")
    }
    return subprocess.run(
        [sys.executable, "-m", "gongkai_cli", *arguments],
        capture_output=True,
        check=False,
        env=kept | environment,
    )


@pytest.mark.parametrize(
    "command", [(), ("check",), ("annotate",), ("read",), ("rules",), ("schema",)]
)
def test_help_speaks_both_languages(command: tuple[str, ...]):
    zh, en = _gongkai(*command, "--help"), _gongkai(*command, "--help", GONGKAI_LANG="en")
    assert zh.returncode == en.returncode == 0
    assert "用法：" in zh.stdout.decode()
    assert "Usage:" in en.stdout.decode()
    assert not any("一" <= char <= "鿿" for char in en.stdout.decode())


def test_without_a_command_it_says_which_there_are():
    result = _gongkai()
    assert (result.returncode, result.stdout) == (2, b"")
    assert "check" in result.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "a.txt", "--published", "2024-1-3"], "YYYY-MM-DD"),
        (["check", "a.txt", "--published", "20240103"], "YYYY-MM-DD"),
        (["check", "a.txt", "--format", "json", "--format", "text"], "--format json="),
        (["check", "a.txt", "--format", "json="], "等号"),
        (["check", "a.txt", "--format", "json=no/such/folder/out.json"], "无法写入"),
        (["check", "a.txt", "--format", "json=./a.txt"], "就是要检查的报告"),
        (["check", "a.txt", "--format", "json=b", "--format", "text=./b"], "同一个文件"),
        (["check", "a.txt", "b.txt", "--previous", "c.txt"], "--previous"),
        (["check", "a.txt", "--fail-on", "fatal"], "warning"),
        (["check", "a.txt", "--lang", "fr"], "zh"),
        (["check", "a.txt", "--profil", "x"], "--profile"),
        (["schema", "cells"], "record"),
        (["chekc", "a.txt"], "check"),
    ],
)
def test_wrong_usage_names_what_is_right(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
):
    assert run(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("错误：")
    assert said in printed.err


def test_a_fault_of_the_program_asks_to_be_reported(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def broken(*_: object) -> None:
        raise ZeroDivisionError("seven")

    monkeypatch.setattr(judging, "read_report", broken)
    monkeypatch.delenv("GONGKAI_DEBUG", raising=False)
    assert run(["check", "a.txt"]) == 70
    assert "ZeroDivisionError: seven" in capsys.readouterr().err
    monkeypatch.setenv("GONGKAI_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run(["check", "a.txt"])


def test_an_interrupt_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(judging, "read_report", interrupted)
    assert run(["check", "a.txt"]) == 130
    assert capsys.readouterr().err.strip() == ""


@pytest.mark.parametrize("format_", ["text", "json", "html", "xlsx", "docx"])
def test_standard_output_without_room_is_no_fault_of_the_program(format_: str):
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full")
    command = [sys.executable, "-m", "gongkai_cli", "check", SAMPLE, "--format", format_]
    with full.open("wb") as stream:
        result = subprocess.run(command, stdout=stream, stderr=subprocess.PIPE, check=False)
    assert result.returncode == 2
    said = result.stderr.decode()
    assert said.startswith("错误：无法写入标准输出") and len(said.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="a pipe without a reader is told otherwise there")
@pytest.mark.parametrize("arguments", [("check", SAMPLE), ("rules", "list"), ("--help",)])
def test_a_reader_that_has_gone_ends_the_run_without_a_word(arguments: tuple[str, ...]):
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "gongkai_cli", *arguments]
    result = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (result.returncode, result.stderr) == (141, b"")


def test_several_formats_at_once_keep_to_their_places(tmp_path: Path):
    out = tmp_path / "结果.json"
    result = _gongkai("check", SAMPLE, "--format", "text", "--format", f"json={out}")
    assert "石桥镇人民政府" in result.stdout.decode()
    assert "已写入" in result.stderr.decode()
    assert json.loads(out.read_text(encoding="utf-8"))["reports"][0]["year"] == 2023


def test_a_workbook_goes_down_a_pipe_but_not_onto_a_terminal():
    result = _gongkai("check", SAMPLE, "--format", "xlsx")
    assert result.stdout.startswith(b"PK")
    pty = pytest.importorskip("pty")
    mine, terminal = pty.openpty()
    refused = subprocess.run(
        [sys.executable, "-m", "gongkai_cli", "check", SAMPLE, "--format", "xlsx"],
        stdout=terminal,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(terminal)
    os.close(mine)
    assert refused.returncode == 2
    assert "--format xlsx=结果.xlsx" in refused.stderr.decode()


def test_json_alone_leaves_standard_output_to_the_data():
    result = _gongkai("check", SAMPLE, "nowhere.txt", "--format", "json")
    document = json.loads(result.stdout)
    assert result.returncode == 3
    assert [error["source"] for error in document["errors"]] == ["nowhere.txt"]
    assert "nowhere.txt" in result.stderr.decode()


def test_one_report_is_checked_without_the_register_and_what_it_stands_on():
    code = (
        "import sys; from gongkai_cli.main import run; run(sys.argv[1:]);"
        "print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, "check", SAMPLE, "--format", "json"]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stderr.split()
    beside = (
        "sqlalchemy",
        "alembic",
        "gongkai.supervise.register",
        "gongkai.supervise.assessing",
        "gongkai.supervise.query",
    )
    assert "gongkai.check" in loaded
    assert not [name for name in loaded if name.startswith(beside)]


def test_folders_of_rules_can_come_from_the_environment(tmp_path: Path):
    folders = os.pathsep.join((str(tmp_path), str(tmp_path / "missing")))
    result = _gongkai("rules", "list", GONGKAI_RULES=folders)
    assert result.returncode == 2
    assert "missing" in result.stderr.decode()


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1", "TERM": "xterm-256color"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1", "TERM": "xterm-256color"}, False),
    ],
)
def test_colour_only_where_it_is_wanted(environment: dict[str, str], coloured: bool):
    result = _gongkai("rules", "list", **environment)
    assert result.returncode == 0
    assert (b"\x1b[" in result.stdout) is coloured


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "ascii"])
def test_no_encoding_stops_the_output(encoding: str):
    result = _gongkai("rules", "show", "title.year", PYTHONIOENCODING=encoding)
    assert result.returncode == 0, result.stderr
    assert "title.year" in result.stdout.decode(encoding)


def test_a_closed_pipe_is_no_accident():
    process = subprocess.Popen(
        [sys.executable, "-m", "gongkai_cli", "schema", "assessment"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout and process.stderr
    process.stdout.close()
    process.wait(30)
    assert process.stderr.read() == b""
    process.stderr.close()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("gongkai rules show title.y", "title.year"),
        ("gongkai check a.txt --explain title.y", "title.year"),
        ("gongkai check a.txt --profile town", "township"),
        ("gongkai check a.txt --body-kind subd", "subdistrict"),
        ("gongkai check a.txt --format js", "json"),
        ("gongkai ru", "rules"),
    ],
)
def test_the_shell_completes_ids(typed: str, offered: str):
    words = typed.split()
    result = _gongkai(
        _GONGKAI_COMPLETE="bash_complete",
        COMP_WORDS=typed,
        COMP_CWORD=str(len(words) - 1),
    )
    assert f"plain,{offered}" in result.stdout.decode().splitlines()
