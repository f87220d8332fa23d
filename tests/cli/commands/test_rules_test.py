"""``gongkai rules test``: a case that differs is named with all that is needed to mend it."""

import json
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from gongkai_cli.main import run

RULE = """
part = "overview"
[[rule]]
id = "mine.interpretation"
title = { zh = "写到政策解读", en = "Interpretation is mentioned" }
basis = ["project#tidy"]
kind = "mention"
where = ["overview"]
any_of = ["解读"]
level = "info"
fix = { zh = "写明解读的篇数。", en = "Say how many." }
"""
RIGHT = """
[[rule.case]]
name = "mentioned"
want = "pass"
[[rule.case]]
name = "not mentioned"
replace = [["解读", "讲解"]]
want = "fail"
"""
WRONG = """
[[rule.case]]
name = "mentioned"
set = { "requests.received.total" = 7 }
want = "fail"
"""
MISSES = """
[[rule.case]]
name = "nothing to change"
replace = [["不存在的话", "讲解"]]
want = "fail"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "checks").mkdir()
    return tmp_path


def _test(folder: Path, cases: str, *options: str) -> int:
    (folder / "checks" / "mine.toml").write_text(RULE + cases, encoding="utf-8")
    return run(["rules", "test", str(folder), "--rule", "mine.interpretation", *options])


def test_cases_that_hold_are_one_line(folder: Path, capsys: pytest.CaptureFixture[str]):
    assert _test(folder, RIGHT) == 0
    told = [line.strip() for line in capsys.readouterr().out.splitlines() if line.strip()]
    assert told == ["1 条规则的 2 个用例全部符合期望。", f"其中 1 条规则来自 {folder}。"]


def test_a_file_may_be_named_instead_of_its_folder(
    folder: Path, capsys: pytest.CaptureFixture[str]
):
    _test(folder, RIGHT)
    capsys.readouterr()
    (folder / "draft.toml").write_text(RULE + WRONG, encoding="utf-8")
    rule = ("--rule", "mine.interpretation")
    assert run(["rules", "test", str(folder / "checks" / "mine.toml"), *rule]) == 0
    assert run(["rules", "test", str(folder / "draft.toml"), *rule]) == 1


def test_a_folder_without_rules_is_noticed(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["rules", "test", str(tmp_path), "--rule", "title.year"]) == 0
    assert "没有规则" in capsys.readouterr().out


def test_a_case_that_differs_tells_wanted_found_said_changed_and_where(
    folder: Path, capsys: pytest.CaptureFixture[str]
):
    assert _test(folder, WRONG) == 1
    told = capsys.readouterr().out
    for words in (
        "mine.interpretation  mentioned",
        "应为      不通过",
        "实为      通过",
        "set: requests.received.total = 7",
        "checks/mine.toml:14",
    ):
        assert words in told


def test_a_case_that_misses_does_not_hide_the_others(
    folder: Path, capsys: pytest.CaptureFixture[str]
):
    assert _test(folder, MISSES + WRONG) == 2
    told = capsys.readouterr().out
    assert "不存在的话" in told
    assert "2 个与期望不同" in told


def test_coverage_names_the_case_that_is_missing(folder: Path, capsys: pytest.CaptureFixture[str]):
    passing = RIGHT.partition('[[rule.case]]\nname = "not')[0]
    assert _test(folder, passing, "--coverage") == 1
    assert "mine.interpretation       不通过" in capsys.readouterr().out


def test_json_and_junit_tell_the_same(folder: Path, capsys: pytest.CaptureFixture[str]):
    assert _test(folder, RIGHT + WRONG.replace("mentioned", "wrong"), "--format", "json") == 1
    document = json.loads(capsys.readouterr().out)
    assert (document["cases"], document["wrong"]) == (3, 1)
    assert document["results"][2]["changes"] == [
        "set: requests.received.total = 7",
        'base: "department"',
    ]
    assert _test(folder, RIGHT + WRONG.replace("mentioned", "wrong"), "--format", "junit") == 1
    suites = fromstring(capsys.readouterr().out)
    assert (suites.get("tests"), suites.get("failures")) == ("3", "1")
    assert [case.get("name") for case in suites.iter("testcase") if len(case)] == ["wrong"]


@pytest.mark.parametrize("arguments", [["--rule", "no.such"], ["no/such/folder"]])
def test_what_is_not_there_is_wrong_usage(arguments: list[str]):
    assert run(["rules", "test", *arguments]) == 2
