"""The tasks in Markdown: complete, and quoted text stays text."""

import pytest

from cli.assessments import township, ungraded
from cli.output import text_of
from cli.results import LOST, NASTY, nasty, several
from gongkai.model.message import Language
from gongkai.model.waiver import Waiver
from gongkai_cli.result import Result
from gongkai_cli.views.wording.text import escaped


def _written(
    *results: Result, language: Language = "zh", unmatched: tuple[Waiver, ...] = ()
) -> str:
    return text_of("md", *results, language=language, unmatched=unmatched)


def _tasks(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("- [ ] ")]


def test_every_finding_is_a_task_and_every_file_a_heading():
    text = _written(*several(), unmatched=(LOST,))
    findings = sum(verdict.is_finding for verdict in township().verdicts)
    assert len(_tasks(_written(Result("a.txt", township())))) == findings + 2
    assert text.count("\n## ") == 5
    assert "- [ ] **无法读取** 加密的文件" in text
    assert "- [ ] **程序出错** " in text
    assert "- [ ] **疑似填错的格** 新收·总计 应为 60" in text
    assert "已请示" in text.split("### 豁免")[1]
    assert "无此机关" in text.split("没有用上的豁免")[1]
    assert "不是官方评分标准" in text.splitlines()[-1]


def test_the_gravest_comes_first_with_its_cost():
    first, second, *_ = _tasks(_written(Result("a.txt", township())))
    assert first == "- [ ] **错误 −3.0** 标题写明年度"
    assert second == "- [ ] **错误 −6.0** 报告工作考核、社会评议和责任追究结果"


def test_the_table_of_scores_has_a_row_for_each_file():
    rows = [line for line in _written(*several()).splitlines() if line.startswith("| ")]
    assert [row.count("|") for row in rows] == [10] * 5
    assert "| 87.5 | 良好 |" in rows[1]
    assert "| c.pdf | 无法读取 |" in rows[3]


def test_why_there_is_no_grade_is_told():
    assert "> 只有 41% 的分值能够判定" in _written(Result("a.txt", ungraded()))


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_quoted_text_makes_no_markup(text: str):
    before = _written(Result("a.txt", township()))
    after = _written(Result("a.txt", nasty(text)))
    for mark in ("\n# ", "\n## ", "\n- [ ]"):
        assert before.count(mark) == after.count(mark)
    assert "<b>" not in after.replace("\\<b", "")
    assert "@somebody" not in after
    assert "\x00" not in after


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", r"a\|b"),
        ("1. 总体", r"1\. 总体"),
        ("- 甲", r"\- 甲"),
        ("a-b", "a-b"),
        ("两\n行", "两 行"),
        ("a_b*c", r"a\_b\*c"),
    ],
)
def test_marks_are_escaped(text: str, shown: str):
    assert escaped(text) == shown


def test_english_has_no_chinese_of_its_own():
    lines = _written(*several(), language="en").splitlines()
    assert lines[0] == "# Checklist of annual reports on government information disclosure"
    assert "error −3.0" in "\n".join(lines)
