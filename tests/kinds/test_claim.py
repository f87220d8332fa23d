"""What is said of cases and requests in words, beside what the tables count."""

from typing import Any

import pytest

from gongkai.kinds import KINDS
from gongkai.model.errors import RuleFileError
from gongkai.model.message import render
from gongkai.model.observation import Observation
from kinds.measuring import measure, rule, told
from support.judged import rulebook


def claimed(id_: str, base: str = "department", **changes: Any) -> Observation:
    made = rulebook().rule(id_)
    assert made
    return measure(made, told(base, **changes))


DISPUTES = [
    # what part four says where one of two reviews was not upheld and the only suit was:
    # contradicted (1), true (0), or nothing claimed (None)
    ("信息公开类行政复议2件，诉讼1件，均获维持，保持零败诉。", 1),
    ("行政诉讼1件、行政复议2件，全部维持。", 1),
    ("行政复议案件结果均为维持。", 1),
    ("全年复议维持率100%。", 1),
    ("复议决定均为维持原行政行为。", 1),
    ("被提起行政诉讼1件，法院均予以维持。", 0),
    ("行政诉讼案件胜诉率达到100%，没有败诉。", 0),
    ("行政诉讼1件，结果维持。", 0),
    ("上年行政复议均获维持。", None),
    ("2022年行政复议均获维持。", None),
    ("备案的行政复议案件均获维持。", None),
    ("行政复议2件，已审结的均获维持。", None),
    ("行政复议3件，1件撤回，其余均维持。", None),
    ("力争行政复议均获维持。", None),
    ("全年未发生因政府信息公开引发的行政复议、行政诉讼案件。", 1),
    ("我局无因信息公开引起的行政诉讼。", 1),
    ("2022年未发生政府信息公开行政复议、行政诉讼。", None),
    ("确保不发生行政复议。", None),
]


@pytest.mark.parametrize(("said", "contradicted"), DISPUTES)
def test_claims_about_cases(said: str, contradicted: int | None) -> None:
    value = claimed("disputes.claims", text={"disputes": said}).value
    assert (None if value is None else int(value > 0)) == contradicted


def test_all_upheld_leaves_none_pending() -> None:
    pending = {"disputes.review.other": 0, "disputes.review.pending": 1}
    said = "信息公开类行政复议2件，诉讼1件，均获维持。"
    observed = claimed("disputes.claims", text={"disputes": said}, set=pending)
    assert observed.value == 1
    assert "行政复议·尚未审结 1" in render(observed.message)
    assert observed.evidence[0].raw == said
    assert observed.evidence[-1].cell == "disputes.review.pending"


def test_a_blank_outcome_is_no_case() -> None:
    blank = dict.fromkeys(("disputes.review.corrected", "disputes.review.pending"), "")
    changes = {"disputes.review.upheld": 2, "disputes.review.other": "", **blank}
    observed = claimed("disputes.claims", text={"disputes": "行政复议2件，均获维持。"}, set=changes)
    assert (observed.value, observed.doubtful) == (0, False)


@pytest.mark.parametrize("doubt", ["disputes.review.other", "disputes.review.pending"])
def test_a_cell_not_read_for_certain_makes_it_a_doubt(doubt: str) -> None:
    said = {"disputes": "行政复议2件，均获维持。"}
    observed = claimed("disputes.claims", text=said, doubt=[doubt])
    assert (observed.value, observed.doubtful) == (0, True)


NONE = "2023年未收到政府信息公开申请，没有上年结转的申请。"
ZERO = [
    # township that says it received none: what is changed, contradicted
    ({}, False),
    ({"set": {"requests.granted.company": 1}}, True),
    ({"set": {"requests.received.total": 3}}, True),
    ({"set": {"requests.granted.company": ""}}, False),
    ({"replace": [[NONE, "2023年收到政府信息公开申请3件。"]]}, True),
    ({"replace": [[NONE, "2022年收到政府信息公开申请3件。"]]}, False),
    ({"replace": [[NONE, "设有受理窗口。"]]}, False),
]


@pytest.mark.parametrize(("changes", "contradicted"), ZERO)
def test_none_means_none_throughout(changes: Any, contradicted: bool) -> None:
    observed = claimed("requests.zero", "township", **changes)
    assert (bool(observed.value), observed.doubtful) == (contradicted, False)


def test_text_and_table_are_both_shown() -> None:
    said = "2023年收到政府信息公开申请3件。"
    observed = claimed("requests.zero", "township", replace=[[NONE, said]])
    assert [(proof.cell, proof.raw) for proof in observed.evidence] == [(None, said)]
    one = {"requests.granted.company": 1}
    observed = claimed("requests.zero", "township", set=one)
    assert [proof.cell for proof in observed.evidence if proof.value] == [
        "requests.granted.company"
    ]


UNPAID = {f"requests.otherwise.fee_unpaid.{column}": 1 for column in ("natural_person", "total")}
NOTICES = [
    # what part six says where one request lapsed for an unpaid fee, contradicted
    ("发出信息处理费收费通知1件，涉及金额200元，申请人逾期未缴。", False),
    ("收取信息处理费300元。", False),
    ("1名申请人逾期未缴纳费用，不再处理。", False),
    ("无。", True),
    ("未发出收费通知，未收取信息处理费。", True),
    ("学习《政府信息公开信息处理费管理办法》。", True),
]


@pytest.mark.parametrize(("said", "contradicted"), NOTICES)
def test_an_unpaid_fee_was_asked_for(said: str, contradicted: bool) -> None:
    observed = claimed("other.fee_unpaid", text={"other": said}, set=UNPAID)
    assert observed.value == contradicted


def test_a_row_that_contradicts_itself_asks_for_no_notice() -> None:
    one = {"requests.otherwise.fee_unpaid.company": 1}
    assert claimed("other.fee_unpaid", text={"other": "无。"}, set=one).value is None


@pytest.mark.parametrize(
    "claim",
    [
        {"zh": "应当", "en": "should"},
        {"says": ["维持"], "when": "维持 > 0", "require": "维持 > 0", "zh": "应当", "en": "should"},
        {"says": ["维持.*"], "require": "维持 > 0", "zh": "应当", "en": "should"},
        {"says": ["维持"], "require": "不存在 > 0", "zh": "应当", "en": "should"},
        {"says": ["维持"], "require": "维持 > 0"},
        {"says": ["维持"], "requires": "维持 > 0", "zh": "应当", "en": "should"},
    ],
)
def test_a_claim_is_complete_and_spelt_right(claim: Any) -> None:
    with pytest.raises(RuleFileError):
        KINDS["claim"].compile(rule("claim", table="disputes", claim=[claim]), rulebook().forms)
