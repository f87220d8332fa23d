"""Single cells: numbers, blanks, zeros, amounts of money."""

from typing import Any

import pytest

from gongkai.kinds import KINDS
from gongkai.model.errors import RuleFileError
from gongkai.model.message import render
from kinds.measuring import measure, rule, told
from support.judged import rulebook

CELL = "requests.granted.company"
PRINTED = [
    # what stands in a cell: is it a wrong number, is it blank
    (0, False, False),
    (1234567, False, False),
    ("1,234", False, False),
    ("１２", False, False),
    ("3件", False, False),
    (-1, True, False),
    ("1.5", True, False),
    ("若干", True, False),
    ("见附件", True, False),
    ("", False, True),
    ("/", False, True),
    ("－", False, True),
    ("无", False, True),
]


@pytest.mark.parametrize(("printed", "wrong", "blank"), PRINTED)
def test_numbers_and_blanks_are_told_apart(printed: Any, wrong: bool, blank: bool) -> None:
    report = told(set={CELL: printed})
    number = measure(rule("cell", cells=["requests"], check="number"), report)
    empty = measure(rule("cell", cells=["requests"], check="blank"), report)
    assert (number.value, empty.value) == (wrong, blank)
    for observed in (number, empty):
        assert [proof.cell for proof in observed.evidence] == [CELL] * observed.broken


@pytest.mark.parametrize("check", ["number", "blank", "zero"])
def test_a_cell_that_was_not_read_for_certain_is_a_doubt(check: str) -> None:
    printed = {"number": "若干", "blank": "", "zero": 4}[check]
    made = rule("cell", cells=["requests.granted.company"], check=check)
    observed = measure(made, told(set={CELL: printed}, doubt=[CELL]))
    assert (observed.value, observed.doubtful, observed.broken) == (0, True, 0)


def test_a_doubt_does_not_hide_a_cell_that_is_wrong_for_certain() -> None:
    wrong = {CELL: "若干", "requests.received.total": -3}
    made = rule("cell", cells=["requests"], check="number")
    observed = measure(made, told(set=wrong, doubt=[CELL]))
    assert (observed.value, observed.doubtful) == (1, False)
    assert "新收·合计" in render(observed.message)


def test_rows_and_single_cells_may_be_left_alone() -> None:
    wrong = {"disclosure.fees.amount": "12.655", "disclosure.licences.decisions": "0.5"}
    report = told(set=wrong)
    whole = rule("cell", cells=["disclosure"], check="number")
    assert measure(whole, report).value == 2
    money = rule("cell", cells=["disclosure"], check="number", decimals=["disclosure.fees"])
    assert measure(money, report).value == 1
    none = {"cells": ["disclosure"], "check": "number", "except": list(wrong)}
    assert measure(rule("cell", **none), report).value == 0


LEVELS = [
    # body, value of the rule about rules made (None: does not apply)
    ({"name": "青岭县石桥镇人民政府", "kind": "township", "level": "township"}, 1),
    ({"name": "青岭县水利局", "kind": "department", "level": "county"}, 1),
    ({"name": "青岭县人民政府", "kind": "county", "level": "county"}, 1),
    ({"name": "青岭市人民政府", "kind": "city", "level": "city"}, None),
    ({"name": "应急管理局", "kind": "department", "level": None}, None),
]


@pytest.mark.parametrize(("body", "value"), LEVELS)
def test_who_makes_no_rules(body: Any, value: int | None) -> None:
    made = rulebook().rule("disclosure.rules_by_level")
    assert made
    report = told(body=body, set={"disclosure.rules_made.in_force": 6})
    assert measure(made, report).value == value


AMOUNTS = [
    # body kind and level, amount, last year's amount, unit printed, suspicious
    ("department", "county", "12.6", None, "万元", False),
    ("department", "county", 9999, None, "万元", False),
    ("department", "county", 126000, None, "万元", True),
    ("department", "county", "126000.5", None, "万元", False),
    ("department", "city", 126000, None, "万元", False),
    ("department", "city", 12863500, None, "万元", True),
    ("department", None, 12863500, None, "万元", True),
    ("city", "city", 12863500, None, "万元", False),
    ("province", "province", 12863500, None, "万元", False),
    ("county", "county", 126000, None, "万元", False),
    ("township", "township", 35000, None, "万元", True),
    ("county", "county", 84213, 84, "万元", True),
    ("county", "county", 84, 84213, "万元", True),
    ("county", "county", 842, 84, "万元", False),
    ("county", "county", 84, 0, "万元", False),
    ("county", "county", "", None, "元", True),
]


@pytest.mark.parametrize(("kind", "level", "amount", "last", "unit", "suspicious"), AMOUNTS)
def test_amounts_that_look_like_yuan(
    kind: str, level: str | None, amount: Any, last: Any, unit: str, suspicious: bool
) -> None:
    made = rulebook().rule("disclosure.fee_unit")
    assert made
    cell = "disclosure.fees.amount"
    report = told(body={"kind": kind, "level": level}, set={cell: amount},
                  tables={"disclosure": {"amount_unit": unit}})  # fmt: skip
    previous = None if last is None else told(set={cell: last}, year=2022)
    assert measure(made, report, previous=previous).value == suspicious


def test_a_rule_file_must_name_cells_of_the_form() -> None:
    for parameters in (
        {"cells": ["requests.no_such_row"], "check": "blank"},
        {"cells": ["disclosure.fees.amount"], "check": "amount", "amount": {"printed": "万元"}},
    ):
        with pytest.raises(RuleFileError):
            KINDS["cell"].compile(rule("cell", **parameters), rulebook().forms)
