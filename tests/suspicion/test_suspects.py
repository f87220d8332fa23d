"""Which cell is wrong: one by name, several to choose from, a row that cannot be told, nothing."""

from decimal import Decimal
from typing import Any

import pytest

from gongkai.check import check
from gongkai.model.message import render
from kinds.measuring import subject, told
from support.judged import rulebook
from suspicion.tables import changes, doubted, printed, settled, summed, suspected

GOOD = settled(
    dict.fromkeys((*summed("requests"), *summed("disputes")), 0)
    | {
        "requests.granted.company": 3,
        "requests.partly_granted.natural_person": 2,
        "requests.carried_in.natural_person": 1,
        "requests.carried_out.natural_person": 2,
        "requests.carried_out.company": 1,
        "disputes.review.upheld": 2,
        "disputes.review.pending": 1,
    }
)
ROW = "requests.granted"
COLUMN = "company"


def found(wrong: dict[str, int | str]) -> Any:
    numbers = {id_: value for id_, value in wrong.items() if isinstance(value, int)}
    texts = {id_: value for id_, value in wrong.items() if isinstance(value, str)}
    suspects = suspected(printed(GOOD | numbers, **texts))
    assert len(suspects) <= 1
    return next(iter(suspects.values()), None)


NAMED = [
    # what is printed, the cell to blame, its right value
    ({f"{ROW}.company": 7}, f"{ROW}.company", 3),
    ({f"{ROW}.total": 13}, f"{ROW}.total", 3),
    ({"requests.refused.query.other": 1}, "requests.refused.query.other", 0),
    ({"requests.received.natural_person": 2}, "requests.received.natural_person", 3),
    ({"requests.handled.total": 9}, "requests.handled.total", 5),
    ({"requests.carried_out.total": 2}, "requests.carried_out.total", 3),
    ({f"{ROW}.company": ""}, f"{ROW}.company", 3),
    ({f"{ROW}.total": ""}, f"{ROW}.total", 3),
]


@pytest.mark.parametrize(("wrong", "cell", "value"), NAMED)
def test_the_one_wrong_cell_is_named(wrong: Any, cell: str, value: int) -> None:
    suspect = found(wrong)
    assert suspect.unique
    assert changes(suspect) == {cell: value}
    assert f"改为 {value} 后" in render(suspect.message)
    assert f"with {value} everything" in render(suspect.message, "en")
    assert suspect.breaches


CHOICES = [
    # what is printed, the cells it can be, words of the message
    (
        {"disputes.review.total": 2},
        {"disputes.review.upheld": 1, "disputes.review.pending": 0, "disputes.review.total": 3},
        "无法断定是哪一格：行政复议·维持 2→1",
    ),
    (
        {f"{ROW}.company": 4, f"{ROW}.total": 4},
        {f"{ROW}.company": 3, f"{ROW}.total": 3},
        "一起改后",
    ),
    (
        {f"{ROW}.company": 4, "requests.handled.company": 4},
        {f"{ROW}.company": 3, "requests.handled.company": 3},
        "一起改后",
    ),
    (
        {f"{ROW}.company": 4, "requests.partly_granted.natural_person": 3},
        {f"{ROW}.company": 3, "requests.partly_granted.natural_person": 2,
         f"{ROW}.natural_person": None, "requests.partly_granted.company": None},
        "",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "cells", "words"), CHOICES)
def test_what_cannot_be_told_apart_is_no_single_name(wrong: Any, cells: Any, words: str) -> None:
    suspect = found(wrong)
    assert not suspect.unique
    assert changes(suspect).items() <= cells.items()
    assert words in render(suspect.message)


def test_a_cell_and_its_total_both_off_leave_the_column_and_a_few_rows() -> None:
    """Two cases too few in the column and in the total column: any outcome may lack them."""
    suspect = found({f"{ROW}.company": 1, f"{ROW}.total": 1})
    assert not suspect.unique
    assert len(suspect.candidates) == 2 * 21
    assert "商业企业、合计" in render(suspect.message)
    assert "予以公开 1→3、部分公开 0→2" in render(suspect.message)
    assert "另 15 处" in render(suspect.message)


def test_an_entry_with_all_totals_made_from_it_is_among_the_rows() -> None:
    """A workbook adds up a wrong entry faithfully; only the balance tells."""
    wrong = settled(GOOD | {f"{ROW}.company": 4})
    suspect = found({id_: n for id_, n in wrong.items() if "received" not in id_})
    assert not suspect.unique
    assert changes(suspect)[f"{ROW}.company"] == 3
    assert "新收" in render(suspect.message)


def test_nothing_broken_nobody_to_blame() -> None:
    assert suspected(printed(GOOD)) == {}


def test_a_reading_in_doubt_may_be_the_cause() -> None:
    """The row of the wrong cell cannot be judged: the column alone blames nobody."""
    about = printed(GOOD | {f"{ROW}.company": 7})
    assert suspected(doubted(about, f"{ROW}.research")) == {}


def test_a_reading_in_doubt_elsewhere_clears_nobody() -> None:
    about = printed(GOOD | {f"{ROW}.company": 7, "requests.carried_in.other": 2})
    suspect = suspected(doubted(about, "requests.carried_in.other"))["requests"]
    assert changes(suspect) == {f"{ROW}.company": 3}


def test_many_mistakes_are_not_explained() -> None:
    cells = [id_ for id_ in summed("requests") if id_.endswith(".research")][:5]
    wrong = {id_: 3 + number for number, id_ in enumerate(cells)}
    assert found(wrong) is None


def test_the_fix_of_every_broken_rule_names_it() -> None:
    report = told(set={f"{ROW}.company": 7})
    right = told().cells[f"{ROW}.company"].value
    assessment = check(report, rulebook())
    (suspect,) = assessment.suspects
    assert changes(suspect) == {f"{ROW}.company": right}
    broken = [one for one in assessment.verdicts if one.breaches and one.status == "fail"]
    assert {one.rule for one in broken} == {"requests.row_total", "requests.handled_total"}
    for verdict in broken:
        assert render(suspect.message) in verdict.fix.zh
        assert render(suspect.message, "en") in verdict.fix.en


def test_an_identity_that_somebody_answers_for_blames_nobody() -> None:
    from datetime import date

    from gongkai.model.waiver import Waiver

    report = told(set={f"{ROW}.company": 7})
    signed = Waiver(
        "requests.row_total", report.body.name or "", report.year or 0, "verified_correct",
        "已核实", "主任", date(2030, 1, 1),
    )  # fmt: skip
    assessment = check(report, rulebook(), waivers=[signed], today=date(2026, 1, 1))
    assert assessment.suspects == ()


def test_a_sound_report_is_not_searched() -> None:
    assert check(told(), rulebook()).suspects == ()
    assert subject(told()).report.cells["requests.granted.total"].value == Decimal(14)
