"""The checklist as JUnit: a suite for each file, a case for each rule, none lost."""

from xml.etree.ElementTree import Element, fromstring

import pytest

from cli.assessments import township
from cli.output import bytes_of
from cli.results import LOST, NASTY, nasty, several
from gongkai.model.message import Language
from gongkai.model.waiver import Waiver
from gongkai_cli.result import Result


def _bytes(
    *results: Result, language: Language = "zh", unmatched: tuple[Waiver, ...] = ()
) -> bytes:
    return bytes_of("junit", *results, language=language, unmatched=unmatched)


def _root(*results: Result, **asked: object) -> Element:
    return fromstring(_bytes(*results, **asked))  # pyright: ignore[reportArgumentType]


def _case(root: Element, rule: str, suite: int = 0) -> Element:
    found = root[suite].find(f"testcase[@classname='{rule}']")
    assert found is not None
    return found


def test_a_case_for_each_rule_and_counts_that_are_right():
    root = _root(*several(), unmatched=(LOST,))
    names = [suite.get("name") for suite in root]
    assert names == ["a.txt", "b/b.docx", "c.pdf", "d.doc", "豁免"]
    for suite in root:
        for sort, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(sort, "")) == len(suite.findall(f"testcase/{tag}"))
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
    assert len(root[0].findall("testcase")) == len(township().verdicts)
    assert int(root.get("tests", "")) == 2 * len(township().verdicts) + 2
    assert int(root.get("errors", "")) == 2


@pytest.mark.parametrize(
    ("rule", "suite", "outcome"),
    [
        ("title.body", 0, []),
        ("title.year", 0, ["failure"]),
        ("requests.balance", 0, ["failure"]),
        ("overview.length", 0, ["system-out"]),
        ("requests.zero", 0, ["skipped"]),
        ("other.fee", 0, ["skipped"]),
        ("requests.chain", 0, ["skipped"]),
        ("title.year", 1, ["skipped"]),
    ],
)
def test_what_a_verdict_comes_to(rule: str, suite: int, outcome: list[str]):
    assert [child.tag for child in _case(_root(*several()), rule, suite)] == outcome


def test_reasons_are_told():
    root = _root(*several(), unmatched=(LOST,))
    failure = _case(root, "requests.balance")[0]
    assert failure.get("type") == "warning"
    assert "第 74 行（表 2 第 4 行第 7 列） 新收·合计 61" in (failure.text or "")
    assert "改：核对该列四个数" in (failure.text or "")
    assert "王某" in (_case(root, "title.year", 1)[0].get("message") or "")
    error = root[2].find("testcase/error")
    assert error is not None
    assert error.get("message") == "加密的文件"
    beside = root[1].findtext("system-out") or ""
    assert "新收·总计 应为 60" in beside
    assert "换行丢失" in beside
    assert "无此机关" in (root[4].findtext("system-out") or "")


def test_the_suite_says_whose_report_it_is():
    told = {one.get("name"): one.get("value") for one in _root(*several())[0].iter("property")}
    assert (told["body"], told["year"], told["score"]) == ("青石镇人民政府", "2023", "87.5")


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_any_text_is_data(text: str):
    root = _root(Result(text, nasty(text)))
    assert len(root.findall("testsuite/testcase")) == len(township().verdicts)


def test_the_same_input_gives_the_same_bytes():
    assert _bytes(*several()) == _bytes(*several())
    assert _bytes(*several()) != _bytes(*several(), language="en")
