"""A cell keeps apart 0, blank, /, 无, text and number."""

from decimal import Decimal

import pytest

from gongkai.model.cell_text import classify, read_apart, read_cell

NUMBERS = {
    "0": "0", "0.0": "0.0", " 12 ": "12", "１２": "12", "1,234": "1234", "1，234": "1234",
    "3件": "3", "0 件次": "0", "12.5万元": "12.5", "251000元": "251000", "－3": "-3", "−3": "-3",
    "\u200b7\u00a0": "7", "75.9260": "75.9260", "2 宗": "2", "+4": "4",
}  # fmt: skip
OTHERS = {
    "blank": ["", " ", "\u00a0", "\u3000\n", "&nbsp;", "\u200b"],
    "dash": ["/", "／", "—", "－", "-", "–", "──", "\\", "--"],
    "none": ["无", " 无 ", "无。"],
    "text": [
        "12,34",
        "abc",
        "1 234",
        "3+4",
        "1/2",
        "三",
        "件",
        "0" * 41,
        "1.2.3",
        "2023年",
        "--3",
        "12(3)",
        "3-4",
        "5/6",
        "①",
        "¹",
        "*",
        "12½",
        "1①2",
        "12…",
        "约12",
        "12（五）",
        "（无）",
        "第①项",
        "3.其他",
        "规章（县级无此项）",
        "（12）",
        "注1",
    ],
}


@pytest.mark.parametrize(("raw", "value"), NUMBERS.items())
def test_a_number_has_the_value_as_printed(raw: str, value: str) -> None:
    state, found = classify(raw)
    assert (state, str(found)) == ("number", str(Decimal(value)))


@pytest.mark.parametrize(("state", "raw"), [(s, raw) for s, raws in OTHERS.items() for raw in raws])
def test_everything_else_has_no_value(state: str, raw: str) -> None:
    assert classify(raw) == (state, None)


NOTED = {
    "22（其中修订16件）": ("22", "(其中修订16件)"),
    "11（含自然失效2件）": ("11", "(含自然失效2件)"),
    "93（均为简易程序）": ("93", "(均为简易程序)"), "0（县级无权制定）": ("0", "(县级无权制定)"),
    "0（无）": ("0", "(无)"), "22件，其中修订16件": ("22", ",其中修订16件"),
    "7\n（含补报1件）": ("7", "(含补报1件)"), "5［注：含委托］": ("5", "[注:含委托]"),
    "19*": ("19", "*"), "12①": ("12", "①"), "8[1]": ("8", "[1]"), "8〔2〕": ("8", "〔2〕"),
    "3注1": ("3", "注1"), "3（注1）": ("3", "(注1)"), "56¹": ("56", "¹"), "1,234²": ("1234", "²"),
    "[2]\n46": ("46", "[2]"), "*12": ("12", "*"), "6 ※": ("6", "※"), "9⑶": ("9", "⑶"),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "told"), NOTED.items())
def test_a_mark_or_a_note_is_no_part_of_the_number(raw: str, told: tuple[str, str]) -> None:
    found = read_cell(raw)
    assert (found.state, str(found.value), found.aside, found.sure) == ("number", *told, True)


@pytest.mark.parametrize("raw", ["12（应为13）", "12（原报11）", "12（更正）", "8（暂估）"])
def test_a_note_that_puts_the_number_in_question_is_not_sure(raw: str) -> None:
    found = read_cell(raw)
    assert found.state == "number"
    assert not found.sure


@pytest.mark.parametrize(("raw", "state"), [("无（县级无权制定）", "none"), ("—①", "dash")])
def test_what_is_no_number_may_bear_a_note_too(raw: str, state: str) -> None:
    found = read_cell(raw)
    assert found.state == state
    assert found.aside


APART = {"1 6 9": "169", "4 7 40": "4740", "3 6 . 9": "36.9", "１　２": "12", "35\n11": "3511",
         "1 234": "1234", "1 , 234": "1234"}  # fmt: skip


@pytest.mark.parametrize(("raw", "value"), APART.items())
def test_digits_apart_in_one_cell_are_one_number_but_not_for_sure(raw: str, value: str) -> None:
    found = read_apart(raw)
    assert (found.state, str(found.value), found.sure) == ("number", value, False)
    assert read_cell(raw).state == "text"


@pytest.mark.parametrize("raw", ["0 0 0", "12 , 34", "1,234 567", "0 12"])
def test_what_cannot_be_one_number_is_none(raw: str) -> None:
    found = read_apart(raw)
    assert (found.state, found.value, found.sure) == ("text", None, False)
