"""Section five: problems, improvements, and one for each."""

import pytest

from kinds.measuring import measure, rule, told

# text of section five; problem missing, improvement missing, problems without one (None: uncounted)
SECTIONS = [
    ("一是更新慢。二是解读少。\n针对上述问题，一是每周核对。二是增加图解。", 0, 0, 0),
    ("一是更新慢；二是解读少；三是人手不足。今后，一是每周核对；二是增加图解。", 0, 0, 1),
    ("存在问题：\n1.更新慢。\n2.解读少。\n改进措施：\n1.每周核对。\n2.增加图解。", 0, 0, 0),
    ("（一）存在问题\n1、更新慢。\n2、解读少。\n（二）改进\n每周核对，增加图解。", 0, 0, None),
    ("（一）更新慢。改进措施：每周核对。\n（二）解读少。改进措施：增加图解。", 0, 0, 0),
    ("（一）慢。改进措施：每周核对。\n（二）少。改进措施：增加图解。\n（三）人手不足。", 0, 0, 1),
    ("公开不够及时，下一步将加强培训。", 0, 0, None),
    ("公开内容不全面。", 0, 1, None),
    ("我局将加强学习，提升水平。", 1, 0, None),
    ("无", 1, 1, None),
    ("暂无。", 1, 1, None),
    ("（一）主要问题：无。（二）改进情况：无。", 1, 1, None),
]


@pytest.mark.parametrize(("text", "problem", "improvement", "short"), SECTIONS)
def test_section_five(text: str, problem: int, improvement: int, short: int | None) -> None:
    report = told(text={"problems": text})
    values = [
        measure(rule("pair", check=check), report).value
        for check in ("problems", "improvements", "paired")
    ]
    assert values == [problem, improvement, short]


def test_a_section_that_cannot_be_made_out_is_in_doubt() -> None:
    text = "全体同志团结一心，以饱满的热情投入各项事务，受到群众好评，也得到上级肯定与表扬。"
    assert measure(rule("pair", check="problems"), told(text={"problems": text})).doubtful


def test_without_section_five_nothing_is_judged() -> None:
    report = told(drop=["sections.problems"])
    assert measure(rule("pair", check="problems"), report).value is None
