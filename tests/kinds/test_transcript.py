"""Text that was recognised in pictures is never held against anybody."""

from dataclasses import replace

import pytest

from gongkai import check
from gongkai.model.report import Report
from gongkai.recognise.transcript import doubt_all
from kinds.measuring import told
from support.judged import rulebook


def judged(report: Report) -> dict[str, str]:
    return {verdict.rule: verdict.status for verdict in check(report, rulebook()).verdicts}


@pytest.mark.parametrize("base", ["department", "township"])
def test_what_is_off_in_the_text_is_a_doubt(base: str):
    report = replace(told(base), title=None, sections=told(base).sections[:3], periods=())
    printed, recognised = judged(report), judged(doubt_all(report))
    failed = {rule for rule, status in printed.items() if status == "fail"}
    assert failed
    assert {recognised[rule] for rule in failed} == {"doubt"}
    assert "fail" not in recognised.values()


def test_what_is_right_stays_right():
    printed, recognised = judged(told()), judged(doubt_all(told()))
    assert {rule for rule, status in printed.items() if status == "pass"} <= {
        rule for rule, status in recognised.items() if status == "pass"
    }


def test_last_years_report_counts_as_well():
    report, before = told(), doubt_all(replace(told(), year=(told().year or 0) - 1))
    verdicts = check(report, rulebook(), previous=before).verdicts
    alone = {one.rule for one in check(report, rulebook()).verdicts if one.status == "fail"}
    assert {one.rule for one in verdicts if one.status == "fail"} <= alone
