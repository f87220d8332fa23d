"""The six parts: there, in order, numbered and worded as the form says."""

import pytest

from kinds.measuring import found, measure, rule, told


@pytest.mark.parametrize(
    ("section", "prose", "changes", "broken"),
    [
        ("overview", True, {}, 0),
        ("overview", True, {"text": {"overview": ""}}, 1),
        ("overview", True, {"text": {"overview": "。"}}, 1),
        ("other", True, {"text": {"other": "无"}}, 0),
        ("requests", False, {"text": {"requests": ""}}, 0),
        ("requests", False, {"drop": ["sections.requests"]}, 1),
    ],
)
def test_a_part_is_present(section: str, prose: bool, changes: dict, broken: int) -> None:
    made = rule("section", check="present", section=section, prose=prose)
    assert measure(made, told(**changes)).value == broken


def test_a_missing_part_that_the_reader_is_unsure_of_is_in_doubt() -> None:
    made = rule("section", check="present", section="requests")
    observed = measure(made, told(drop=["sections.requests"], doubt=["requests"]))
    assert observed.value == 1
    assert observed.doubtful


def test_the_fix_knows_the_official_heading() -> None:
    made = rule("section", check="present", section="problems")
    observed = measure(made, told(drop=["sections.problems"]))
    assert observed.fills == {"official": "五、存在的主要问题及改进情况"}


@pytest.mark.parametrize(
    ("heading", "same"),
    [
        ("四、政府信息公开行政复议、行政诉讼情况", True),
        ("四、政府信息公开行政复议 行政诉讼情况", True),
        ("四．政府信息公开行政复议、行政诉讼情况", True),
        ("四、政府信息公开行政复议和行政诉讼情况", False),
        ("四、行政复议、行政诉讼情况", False),
    ],
)
def test_headings_are_compared_without_punctuation(heading: str, same: bool) -> None:
    observed = measure(rule("section", check="wording"), told(heading={"disputes": heading}))
    assert observed.value == (0 if same else 1)


def test_headings_are_those_of_the_form_in_force() -> None:
    assert measure(rule("section", check="wording"), told("trial")).value == 0


def test_order_and_numbers() -> None:
    order = rule("section", check="order")
    assert measure(order, told()).value == 0
    assert found(order, told(move=["problems", "overview"])) == ["一、总体情况"]
    numbers = rule("section", check="numbers")
    assert found(numbers, told(heading={"other": "七、其他需要报告的事项"})) == [
        "七、其他需要报告的事项"
    ]
    assert measure(numbers, told(drop=["sections.other"])).value is None


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("（一）主动公开。甲。（二）依申请公开。乙。（三）信息管理。丙。", 0),
        ("（一）主动公开。甲。（二）依申请公开。乙。（二）信息管理。丙。", 1),
        ("（一）主动公开。甲。（三）信息管理。丙。", 1),
        ("（一）主动公开。依照第二十条第（五）项。（二）依申请公开。乙。", 0),
        ("（一）问题。（一）甲。（二）乙。", 0),
    ],
)
def test_subheadings_count_up(text: str, broken: int) -> None:
    observed = measure(rule("section", check="subnumbers"), told(text={"overview": text}))
    assert observed.value == broken


def test_tables_as_pictures() -> None:
    made = rule("section", check="pictures")
    assert measure(made, told()).value == 0
    shown = told(tables={"requests": {"status": "picture"}, "disputes": {"status": "picture"}})
    assert measure(made, shown).value == 2
