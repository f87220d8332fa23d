"""The checklist as SARIF: every finding, every notice, references that lead somewhere."""

import json
from typing import Any

import pytest

from cli.assessments import township
from cli.output import text_of
from cli.results import LOST, NASTY, TOTAL, nasty, several
from gongkai.model.message import Language
from gongkai.model.waiver import Waiver
from gongkai_cli.result import Result

Json = dict[str, Any]


def _written(
    *results: Result, language: Language = "zh", unmatched: tuple[Waiver, ...] = ()
) -> str:
    return text_of("sarif", *results, language=language, unmatched=unmatched)


def _run(*results: Result, **asked: object) -> Json:
    log = json.loads(_written(*results, **asked))  # pyright: ignore[reportArgumentType]
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def _result(run: Json, rule: str, file: int = 0) -> Json:
    return next(
        one
        for one in run["results"]
        if one["ruleId"] == rule
        and one["locations"][0]["physicalLocation"]["artifactLocation"]["index"] == file
    )


def test_every_finding_is_a_result_and_nothing_else():
    run = _run(Result("a.txt", township()))
    asking = [one.rule for one in township().verdicts if one.is_finding]
    assert [one["ruleId"] for one in run["results"]] == asking
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == [one.rule for one in township().verdicts]
    assert all(rules[one["ruleIndex"]] == one["ruleId"] for one in run["results"])


@pytest.mark.parametrize(
    ("rule", "kind", "level"),
    [
        ("title.year", "fail", "error"),
        ("requests.balance", "fail", "warning"),
        ("overview.length", "fail", "note"),
        ("requests.zero", "review", "none"),
        ("other.fee", "review", "none"),
    ],
)
def test_kind_and_level(rule: str, kind: str, level: str):
    result = _result(_run(Result("a.txt", township())), rule)
    assert (result["kind"], result["level"]) == (kind, level)
    assert result["suppressions"] == []


def test_places_are_lines_where_there_are_lines_and_cells_by_name():
    run = _run(Result("a.txt", township()))
    first = _result(run, "requests.balance")["locations"][0]
    assert first["physicalLocation"] == {
        "artifactLocation": {"uri": "a.txt", "index": 0},
        "region": {"startLine": 74},
    }
    assert first["logicalLocations"] == [
        {
            "name": "新收·合计",
            "fullyQualifiedName": TOTAL,
            "decoratedName": "第 74 行（表 2 第 4 行第 7 列）",
        }
    ]
    nowhere = _result(run, "overview.length")["locations"]
    assert nowhere == [{"physicalLocation": {"artifactLocation": {"uri": "a.txt", "index": 0}}}]


def test_a_waiver_suppresses_and_says_who_signed():
    run = _run(*several())
    (suppression,) = _result(run, "title.year", 1)["suppressions"]
    assert suppression["kind"] == "external"
    assert "王某" in suppression["justification"]


def test_the_cell_under_suspicion_is_related():
    (related,) = _result(_run(*several()), "requests.balance", 1)["relatedLocations"]
    assert related["message"]["text"] == "新收·总计 应为 60"
    assert related["logicalLocations"][0]["fullyQualifiedName"] == TOTAL


def test_files_that_were_not_judged_are_notifications():
    run = _run(*several(), unmatched=(LOST,))
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    errors = [
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for one in invocation["toolExecutionNotifications"]
        if one["level"] == "error"
    ]
    assert errors == ["c.pdf", "d.doc"]
    doubts = [one for one in invocation["toolExecutionNotifications"] if one["level"] == "warning"]
    assert len(doubts) == 4
    waivers = invocation["toolConfigurationNotifications"]
    assert len(waivers) == 2
    assert "无此机关" in waivers[0]["message"]["text"]


def test_artifacts_have_their_hash_and_score():
    artifacts = _run(*several())["artifacts"]
    assert [one["location"]["uri"] for one in artifacts] == ["a.txt", "b/b.docx", "c.pdf", "d.doc"]
    assert artifacts[0]["hashes"] == {"sha-256": "ab" * 32}
    assert artifacts[0]["properties"]["score"] == "87.5"
    assert "hashes" not in artifacts[2]


def test_a_fingerprint_outlives_a_new_name_of_the_file():
    one, other = (_run(Result(name, township())) for name in ("a.txt", "草稿 2.txt"))
    prints = [[r["partialFingerprints"] for r in run["results"]] for run in (one, other)]
    assert prints[0] == prints[1]
    assert len({json.dumps(found) for found in prints[0]}) == len(prints[0])
    assert other["artifacts"][0]["location"]["uri"] == "%E8%8D%89%E7%A8%BF%202.txt"


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_any_text_is_data(text: str):
    run = _run(Result(text, nasty(text)))
    balance = _result(run, "requests.balance")
    assert text in balance["message"]["text"]


def test_the_same_input_gives_the_same_bytes_in_both_languages():
    assert _written(*several()) == _written(*several())
    zh, en = _run(*several()), _run(*several(), language="en")
    assert (zh["language"], en["language"]) == ("zh-CN", "en-US")
    assert [one["partialFingerprints"] for one in zh["results"]] == [
        one["partialFingerprints"] for one in en["results"]
    ]
