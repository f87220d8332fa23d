"""A table of the form: there, of its edition, whole, and in order."""

from dataclasses import replace
from typing import Any

import pytest

from gongkai.model.message import render
from gongkai.model.report import TableReading
from kinds.measuring import measure, rule, told

READ = [
    # check, what the reader says of the table, value, doubtful, words of the message
    ("present", {"status": "read"}, 0, False, "有此表格"),
    ("present", {"status": "absent"}, 1, False, "未见此表格"),
    ("present", {"status": "picture"}, 1, True, "只有图片"),
    ("present", {"status": "garbled"}, 1, True, "无法读出"),
    ("form", {"status": "read", "form": "2021"}, 0, False, "2021 版"),
    ("form", {"status": "read", "form": "2019"}, 1, False, "应当使用 2021 版"),
    ("form", {"status": "read"}, None, False, "看不出"),
    ("form", {"status": "picture"}, None, False, "没有读出"),
    ("lines", {"status": "read"}, 0, False, "与格式一致"),
    ("lines", {"status": "read", "missing": ("refused.query",)}, 1, False, "行政查询"),
    ("lines", {"status": "read", "missing_columns": ("other",)}, 1, False, "其他组织"),
    ("lines", {"status": "absent"}, None, False, "没有读出"),
    ("extra", {"status": "read", "extra": ("告知其他途径",)}, 1, False, "告知其他途径"),
    ("order", {"status": "read", "moved": ("handled",)}, 1, False, "总计"),
]  # fmt: skip


@pytest.mark.parametrize(("check", "reading", "value", "doubtful", "words"), READ)
def test_what_the_reader_met(
    check: str, reading: Any, value: int | None, doubtful: bool, words: str
) -> None:
    report = told()
    met = replace(report, tables={**report.tables, "requests": TableReading("requests", **reading)})
    observed = measure(rule("table", table="requests", check=check), met)
    assert (observed.value, observed.doubtful) == (value, doubtful)
    assert words in render(observed.message)


def test_a_table_nobody_looked_for_is_absent() -> None:
    observed = measure(rule("table", table="requests", check="present"), replace(told(), tables={}))
    assert (observed.value, observed.doubtful) == (1, False)
