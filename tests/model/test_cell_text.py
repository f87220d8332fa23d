"""A cell keeps apart 0, blank, /, 无, text and number."""

from decimal import Decimal

import pytest

from gongkai.model.cell_text import classify

NUMBERS = {
    "0": "0", "0.0": "0.0", " 12 ": "12", "１２": "12", "1,234": "1234", "1，234": "1234",
    "3件": "3", "0 件次": "0", "12.5万元": "12.5", "251000元": "251000", "－3": "-3", "−3": "-3",
    "\u200b7\u00a0": "7", "75.9260": "75.9260", "2 宗": "2", "+4": "4",
}  # fmt: skip
OTHERS = {
    "blank": ["", " ", "\u00a0", "\u3000\n", "&nbsp;", "\u200b"],
    "dash": ["/", "／", "—", "－", "-", "–", "──", "\\", "--"],
    "none": ["无", " 无 ", "无。"],
    "text": ["12,34", "abc", "1 234", "3+4", "1/2", "三", "件", "0" * 41, "1.2.3", "2023年", "--3"],
}


@pytest.mark.parametrize(("raw", "value"), NUMBERS.items())
def test_a_number_has_the_value_as_printed(raw: str, value: str) -> None:
    state, found = classify(raw)
    assert (state, str(found)) == ("number", str(Decimal(value)))


@pytest.mark.parametrize(("state", "raw"), [(s, raw) for s, raws in OTHERS.items() for raw in raws])
def test_everything_else_has_no_value(state: str, raw: str) -> None:
    assert classify(raw) == (state, None)
