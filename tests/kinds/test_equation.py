"""Identities of a table: what breaks them, what states nothing, and which cell is to blame."""

from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from generator import random_cells
from gongkai.kinds import KINDS
from gongkai.model.errors import RuleFileError
from gongkai.model.message import render
from gongkai.model.observation import Observation
from gongkai.model.report import Cell, Report
from kinds.measuring import measure, rule, subject, told
from support.judged import rulebook

ROW = {"each": "requests.row", "require": "自然人 + 法人或其他组织 == 合计"}
COLUMN = {"each": "requests.column", "require": "新收 + 上年结转 == 总计 + 结转下年"}
HANDLED = {"each": "requests.column", "require": "本年度办理结果 == 总计"}
DISPUTES = {"each": "disputes.row", "require": "维持 + 纠正 + 其他结果 + 尚未审结 == 合计"}
IDENTITIES = {"row": ROW, "column": COLUMN, "handled": HANDLED, "disputes": DISPUTES}
ARITHMETIC = {
    "requests": ("requests.row_total", "requests.handled_total", "requests.balance"),
    "disputes": ("disputes.total",),
}


def weigh(identity: str, **changes: Any) -> Observation:
    return measure(rule("equation", **IDENTITIES[identity]), told(**changes))


WEIGHED = [
    # identity, changes, (broken, judged), doubtful, words of the message
    ("row", {}, (0, 25), False, "25 组全部成立"),
    ("row", {"set": {"requests.granted.total": 15}}, (1, 25), False, "予以公开：11 + 3 ≠ 15"),
    ("row", {"set": {"requests.granted.research": ""}}, (0, 25), False, "1 格未填数字，按 0 计"),
    ("row", {"set": {"requests.granted.total": ""}}, (0, 24), False, "24 组全部成立"),
    ("row", {"set": {"requests.granted.total": "若干"}}, (0, 24), False, "24 组全部成立"),
    ("row", {"drop": ["requests.granted"]}, (0, 24), False, "24 组全部成立"),
    ("column", {"set": {"requests.received.company": 4}}, (1, 7), False, "商业企业：4 + 1 ≠ 3 + 1"),
    ("column", {"drop": ["requests.carried_in"]}, (None, 0), False, "没有可以核对的数字"),
    ("handled", {"set": {"requests.refused.query.other": 2}}, (1, 7), False, "其他组织：2 ≠ 0"),
    ("handled", {"drop": ["requests.refused.query"]}, (None, 0), False, "没有可以核对的数字"),
    ("disputes", {"set": {"disputes.review.pending": 1}}, (1, 3), False, "1 + 0 + 1 + 1 ≠ 2"),
    ("disputes", {"drop": ["disputes"]}, (None, 0), False, "没有可以核对的数字"),
    ("row", {"doubt": ["requests.granted.total"]}, (0, 25), False, "25 组全部成立"),
    (
        "row",
        {"set": {"requests.granted.total": 15}, "doubt": ["requests.granted.company"]},
        (0, 24),
        True,
        "读取存疑",
    ),
    (
        "row",
        {
            "set": {"requests.granted.total": 15, "requests.partly_granted.total": 9},
            "doubt": ["requests.granted.company"],
        },
        (1, 24),
        False,
        "部分公开：3 + 0 ≠ 9",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("identity", "changes", "counted", "doubtful", "words"), WEIGHED)
def test_rows_and_columns_are_weighed_one_by_one(
    identity: str, changes: Any, counted: tuple[int | None, int], doubtful: bool, words: str
) -> None:
    observed = weigh(identity, **changes)
    assert (observed.value, observed.judged) == counted
    assert observed.doubtful is doubtful
    assert words in render(observed.message)


def test_a_lost_cell_is_no_zero() -> None:
    report = told()
    lost = Cell("requests.granted.company", "", None, "lost", doubt=True)
    observed = measure(
        rule("equation", **ROW), replace(report, cells={**report.cells, lost.id: lost})
    )
    assert (observed.value, observed.doubtful) == (0, True)


def test_a_table_of_blanks_states_nothing() -> None:
    report = told("township")
    blank = {id_: replace(cell, raw="", value=None, state="blank") for id_, cell in
             report.cells.items()}  # fmt: skip
    for identity in IDENTITIES.values():
        assert measure(rule("equation", **identity), replace(report, cells=blank)).value is None


def test_blanks_can_be_left_out() -> None:
    blank = {"requests.granted.research": "/"}
    observed = measure(rule("equation", **ROW, blank="missing"), told(set=blank))
    assert (observed.value, observed.judged) == (0, 24)


def test_the_evidence_is_what_adds_up_with_the_total_last() -> None:
    observed = weigh("handled", set={"requests.granted.legal_service": 2})
    assert [proof.cell for proof in observed.evidence] == [
        "requests.granted.legal_service",
        "requests.handled.legal_service",
    ]


def test_a_broken_identity_is_told_as_data() -> None:
    (breach,) = weigh("column", set={"requests.received.company": 4}).breaches
    assert (breach.line, render(breach.told)) == ("商业企业", "商业企业：4 + 1 ≠ 3 + 1")
    assert breach.left == ("requests.received.company", "requests.carried_in.company")
    assert breach.right == ("requests.handled.company", "requests.carried_out.company")


def test_the_breach_of_a_sum_over_a_group_has_all_its_cells() -> None:
    (breach,) = weigh("handled", set={"requests.refused.query.other": 2}).breaches
    assert len(breach.left) == 21
    assert breach.right == ("requests.handled.other",)


def test_what_is_doubtful_or_holds_is_no_breach() -> None:
    assert weigh("row").breaches == ()
    wrong = {"requests.granted.total": 15}
    assert weigh("row", set=wrong, doubt=["requests.granted.company"]).breaches == ()


def test_nothing_but_a_comparison_of_known_names_is_required() -> None:
    for text in ("新收 + 上年结转", "0 < 新收 < 9", "新收 == 不存在"):
        with pytest.raises(RuleFileError):
            KINDS["equation"].compile(
                rule("equation", each="requests.column", require=text), rulebook().forms
            )


def _failing(report: Report) -> set[str]:
    book, about = rulebook(), subject(report)
    observed = (
        (made, KINDS[made.kind].observe(made, about))
        for made in book.rules
        if made.part in ("disclosure", "requests", "disputes") and made.kind != "meta"
    )
    return {made.id for made, seen in observed if seen.value and not seen.doubtful}


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("table", ARITHMETIC)
def test_any_single_cell_changed_breaks_its_table_and_no_other(table: str, seed: int) -> None:
    rng = Random(seed)
    form = rulebook().form("2021")
    cells = random_cells(form, rng, zeros=seed == 0)
    base = replace(told("township"), figures=())

    def report(numbers: dict[str, Decimal | int]) -> Report:
        printed = {id_: Cell(id_, str(n), Decimal(n), "number") for id_, n in numbers.items()}
        return replace(base, cells=printed)

    sound = _failing(report(cells))
    for cell in (id_ for id_ in cells if id_.startswith(f"{table}.")):
        step = rng.choice((-1, 1, 10))
        found = _failing(report({**cells, cell: cells[cell] + step})) - sound
        assert found & set(ARITHMETIC[table]), f"{cell} {step:+}"
        assert {id_.partition(".")[0] for id_ in found} == {table}, f"{cell} {step:+}"
