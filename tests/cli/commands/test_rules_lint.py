"""``gongkai rules lint`` and ``schema``: every problem, in the format that is asked for."""

import json
from pathlib import Path

import pytest

from gongkai_cli.main import run

BROKEN = Path(__file__).parents[2] / "invalid-rules" / "checks-many_mistakes.toml"
Output = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A rules folder in the working folder, with a file of many mistakes."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ours" / "checks").mkdir(parents=True)
    (tmp_path / "ours" / "checks" / "own.toml").write_bytes(BROKEN.read_bytes())
    return tmp_path / "ours"


@pytest.mark.usefixtures("folder")
def test_text_shows_each_place_with_its_line(capsys: Output):
    assert run(["rules", "lint", "ours"]) == 1
    out = capsys.readouterr().out
    assert " ✗ ours/checks/own.toml:15:11\n" in out
    assert '   15 | bodies = ["townships"]\n      |           ^\n' in out
    assert "是否应为“township”？" in out
    assert "涉及 1 个文件" in out


def test_without_problems_it_says_so(capsys: Output):
    assert run(["rules", "lint"]) == 0
    assert capsys.readouterr().out.strip() == "✓ 没有发现问题"


def test_a_folder_that_is_not_there_is_wrong_usage(capsys: Output):
    assert run(["rules", "lint", "nowhere"]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_a_single_file_may_lie_anywhere(tmp_path: Path, capsys: Output):
    file = tmp_path / "draft.toml"
    file.write_bytes(BROKEN.read_bytes())
    assert run(["rules", "lint", str(file), "--format", "json"]) == 1
    assert {one["file"] for one in json.loads(capsys.readouterr().out)["problems"]} == {str(file)}


def test_a_file_of_a_rules_folder_brings_its_folder(folder: Path, capsys: Output):
    assert run(["rules", "lint", str(folder / "checks" / "own.toml"), "--format", "json"]) == 1
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert {one["file"] for one in problems} == {"ours/checks/own.toml"}


@pytest.mark.usefixtures("folder")
def test_json(capsys: Output):
    assert run(["rules", "lint", "ours", "--format", "json", "--lang", "en"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert document["schema_version"] == 1
    assert document["problems"][0] == {
        "sort": "unknown_value",
        "file": "ours/checks/own.toml",
        "line": 1,
        "column": 8,
        "message": "“part” of checks/own.toml names “overveiw”, which does not exist. "
        "Did you mean “overview”?",
    }


@pytest.mark.usefixtures("folder")
def test_sarif(capsys: Output):
    assert run(["rules", "lint", "ours", "--format", "sarif"]) == 1
    document = json.loads(capsys.readouterr().out)
    (one,) = document["runs"]
    assert (document["version"], one["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    rules = [rule["id"] for rule in one["tool"]["driver"]["rules"]]
    first = one["results"][0]
    assert rules[first["ruleIndex"]] == first["ruleId"] == "unknown_value"
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "ours/checks/own.toml"
    assert place["region"] == {"startLine": 1, "startColumn": 8}


@pytest.mark.usefixtures("folder")
def test_github_annotations(capsys: Output):
    assert run(["rules", "lint", "ours", "--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    start = "::error file=ours/checks/own.toml,line=1,col=8,title=gongkai unknown_value::checks"
    assert lines[0].startswith(start)
    assert all(line.startswith("::error ") for line in lines)


def test_schemas_are_printed_and_written(tmp_path: Path, capsys: Output):
    assert run(["rules", "schema", "waiver"]) == 0
    printed = capsys.readouterr().out
    assert run(["rules", "schema", "-o", str(tmp_path / "schema")]) == 0
    assert (tmp_path / "schema" / "waiver.schema.json").read_text(encoding="utf-8") == printed
    assert run(["rules", "schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "gongkai: checks/*.toml"
