"""The expression language of rules: what it computes, what it refuses."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.model.errors import RuleFileError
from gongkai.model.message import render
from gongkai.rule_language.expressions import compile_expression

NAMES = {"新收", "上年结转", "总计", "结转下年", "规章.制发", "三安全一稳定"}
ROW = {"新收": Decimal(3), "上年结转": Decimal(1), "总计": Decimal(4), "结转下年": Decimal(0)}


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("新收 + 上年结转 == 总计 + 结转下年", True),
        ("新收＋上年结转＝总计＋结转下年", True),
        ("新收 + 上年结转 = 总计", True),
        ("新收 × 2 ÷ 3 － 上年结转", Decimal(1)),
        ("0 ≤ 上年结转 < 新收 ≤ 总计", True),
        ("新收 ≠ 3", False),
        ("0.1 + 0.2 == 0.3", True),
        ("sum(新收, 上年结转, 总计) == 8 and not 结转下年 > 0", True),
        ("max(新收, 总计) - min(新收, 总计)", Decimal(1)),
        ("abs(结转下年 - 总计)", Decimal(4)),
        ("blanks(规章.制发, 新收)", Decimal(1)),
        ("新收 > 9 or (总计 == 4)", True),
        ("新收\n + 上年结转\n == 总计", True),
        ("新收 / 结转下年 > 1", None),
        ("规章.制发 == 0", None),
        ("新收 == 3 or 规章.制发 == 0", None),
    ],
)
def test_what_it_computes(text: str, result: object) -> None:
    assert compile_expression(text, NAMES).evaluate(ROW) == result


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "空"),
        ("新收 +", "新收 +"),
        ("新 + 1", "新收"),
        ("总记 == 1", "总计"),
        ("规章.制法 == 1", "规章.制发"),
        ("sun(新收)", "sum"),
        ("__import__('os')", "__import__"),
        ("(lambda: 1)()", "lambda"),
        ("新收 ** 2", "新收 ** 2"),
        ("新收 // 2", "新收 // 2"),
        ("[新收]", "[新收]"),
        ("新收 == '3'", "'3'"),
        ("True", "True"),
        ("0x10", "0x10"),
        ("1j", "1j"),
        ("f'{新收}'", "{新收}"),
        ("sum(*新收)", "*新收"),
        ("新收.__class__", "新收.__class__"),
        ("新收 if 1 > 0 else 2", "if"),
        ("1 in 2", "1 in 2"),
        ("abs(1, 2)", "abs"),
        ("sum()", "sum()"),
        ("新收 and 总计", "新收 == 0"),
        ("(1 < 2) + 1", "1 < 2"),
        ("(" * 500, "("),
        ("-" * 1900 + "1", "-"),
        ("not " * 480 + "1 > 0", "not"),
        ("1" * 3000, "2000"),
    ],
)
def test_what_it_refuses_and_the_part_it_names(text: str, named: str) -> None:
    with pytest.raises(RuleFileError) as caught:
        compile_expression(text, NAMES, file="checks/requests.toml", line=7)
    assert named in render(caught.value.message, "zh")
    assert render(caught.value.message, "en")
    assert (caught.value.file, caught.value.line) == ("checks/requests.toml", 7)


def test_names_come_in_order_of_appearance() -> None:
    expression = compile_expression("总计 == 新收 + 总计 + blanks(规章.制发)", NAMES)
    assert expression.names == ("总计", "新收", "规章.制发")
    assert expression.sort == "condition"


def test_sides_of_an_equation() -> None:
    equation = compile_expression("新收 + 上年结转 == 总计 + 结转下年", NAMES)
    assert equation.sides(ROW | {"总计": Decimal(9)}) == (4, 9, -5)
    assert equation.sides({}) is None
    assert compile_expression("1 < 新收 < 2", NAMES).sides(ROW) is None
    assert compile_expression("新收 / 0 == 1", NAMES).sides(ROW) is None


LETTERS = {"a": Decimal(7), "b": Decimal("2.5"), "c": Decimal(-3), "d": Decimal(0)}


def _joined(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("({} {} {})".format, parts, st.sampled_from("+-*/"), parts),
        st.builds("-{}".format, parts),
        st.builds("abs({})".format, parts),
        st.builds("max({}, {})".format, parts, parts),
    )


numbers = st.recursive(
    st.sampled_from(sorted(LETTERS)) | st.integers(0, 99).map(str), _joined, max_leaves=12
)
comparisons = st.builds(
    "{} {} {}".format, numbers, st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), numbers
)
conditions = st.recursive(
    comparisons,
    lambda parts: (
        st.builds("({} {} {})".format, parts, st.sampled_from(["and", "or"]), parts)
        | st.builds("(not {})".format, parts)
    ),
    max_leaves=5,
)


@given(numbers | conditions)
def test_agrees_with_python(text: str) -> None:
    python = re.sub(r"\b\d+\b", lambda number: f"D('{number.group()}')", text)
    try:
        wanted = eval(python, {"D": Decimal, "abs": abs, "max": max, **LETTERS})
    except ArithmeticError:
        wanted = None
    assert compile_expression(text, LETTERS).evaluate(LETTERS) == wanted


@given(st.text(max_size=60) | st.text("()+-*/<>=.,新收总计 0123andornot", max_size=40))
def test_any_text_is_compiled_or_refused(text: str) -> None:
    try:
        compile_expression(text, NAMES).evaluate(ROW)
    except RuleFileError as error:
        assert render(error.message, "zh")
