"""What rules can say about a report, by the names that rules use."""

from decimal import Decimal

import pytest

from gongkai.authoring.cases import case_report
from gongkai.authoring.names import Facts, find_facts
from support.judged import rulebook


def _facts(base: str = "department", **changes: object) -> Facts:
    return find_facts(case_report(rulebook(), base, changes), rulebook())


def _value(facts: Facts, table: str, name: str) -> Decimal | None:
    (found,) = (one for one in facts.tables if one.table.id == table)
    return next(one.value for one in found.names if one.text == name)


@pytest.mark.parametrize(
    ("table", "name", "value"),
    [
        ("requests", "新收.合计", 25),
        ("requests", "新收.法人或其他组织", 4),
        ("requests", "不予公开.合计", 2),
        ("requests", "无法提供.自然人", 4),
        ("requests", "本年度办理结果.合计", 26),
        ("disclosure", "规范性文件.有效", 9),
        ("disputes", "行政诉讼.维持", 1),
        ("disputes", "行政复议.合计", 2),
    ],
)
def test_names_of_expressions_have_the_values_of_the_tables(table: str, name: str, value: int):
    assert _value(_facts(), table, name) == value


def test_every_name_is_one_that_an_expression_may_use():
    from gongkai.rule_language.expressions import compile_expression

    for table in _facts().tables:
        names = [name.text for name in table.names]
        assert len(names) == len(set(names))
        for name in names:
            compile_expression(f"{name} >= 0", names)


def test_text_in_a_cell_is_no_number():
    facts = _facts(set={"requests.received.total": "若干"})
    assert _value(facts, "requests", "新收.合计") is None


def test_places_tell_their_length_or_that_they_are_missing():
    places = {place.id: place.characters for place in _facts(drop=["overview.oversight"]).places}
    assert places["title"] == len("青岭县农业农村局2023年政府信息公开工作年度报告")
    assert places["overview.oversight"] is None
    assert places["disclosure"] == 0


def test_counts_name_also_what_the_prose_does_not_tell():
    counts = _facts().counts
    assert [figure.value for figure in counts["requests.received"]] == [25]
    assert counts["disputes.suit.pending"] == ()
    assert not any("*" in name for name in counts)


def test_the_trial_form_has_its_own_names():
    facts = _facts("trial")
    assert facts.form.id == "2019"
    assert _value(facts, "disclosure", "政府集中采购.采购项目") == 3
