"""Two results side by side: which findings are gone, which are new, and what nobody can tell."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from gongkai.check import check
from gongkai.comparison import Comparison, Side, compare
from gongkai.model.assessment import Assessment
from gongkai.model.message import message
from gongkai.model.report import Doubt, Report
from gongkai.record.assessment import assessment_record
from gongkai.record.saved import saved_assessments
from kinds.measuring import told
from support.judged import rulebook

DERIVED = [rule.id for rule in rulebook().rules if rule.kind == "meta"]


def side(base: str = "department", **changes: Any) -> Side:
    return judged(told(base, **changes))


def judged(report: Report, previous: Report | None = None) -> Side:
    return Side(check(report, rulebook(), previous=previous), report.cells)


def held(old: Side, new: Side) -> Comparison:
    return compare(old, new, DERIVED)


def keys(found: Comparison, name: str) -> Iterator[tuple[str, str]]:
    return ((one.rules[0], one.place) for one in getattr(found, name))


FIVE: dict[str, Any] = {
    "text": {"title": "青岭县农业农村局政府信息公开工作年度报告"},
    "replace": [["政府信息286条", "政府信息XX条"], ["明确1名局领导分管", "我镇明确1名局领导分管"]],
    "set": {"disclosure.penalties.decisions": "", "disputes.review.upheld": "/"},
}
"""Five faults: no year, a placeholder, a foreign self-name, two cells without a number."""


def test_five_planted_errors_that_were_mended_are_five():
    old, new = side(**FIVE), side()
    found = held(old, new)
    assert len(list(findings_of(old))) - len(list(findings_of(new))) == len(found.mended)
    assert {rule for rule, _ in keys(found, "mended")} >= {
        *("title.year", "text.template_hints", "text.level"),
        *("disclosure.blank", "disputes.blank"),
    }
    assert found.added == found.undecided == ()
    assert found.change is not None and found.change > 0


def findings_of(one: Side) -> Iterator[object]:
    nothing = replace(one, assessment=replace(one.assessment, verdicts=()))
    yield from held(nothing, one).added


def test_blank_cells_of_one_rule_are_told_apart():
    cells = [f"disputes.{row}.upheld" for row in ("review", "direct_suit", "suit_after_review")]
    old = side(set=dict.fromkeys(cells[:2], ""))
    new = side(set=dict.fromkeys(cells[1:], ""))
    found = held(old, new)
    for name, cell in zip(("mended", "unchanged", "added"), cells, strict=True):
        blank = [place for rule, place in keys(found, name) if rule == "disputes.blank"]
        assert blank == [cell], name


def test_rows_and_columns_that_do_not_add_up_are_told_apart():
    old = side(set={"disputes.review.total": 9, "disputes.direct_suit.total": 9})
    new = side(set={"disputes.review.total": 9})
    found = held(old, new)
    assert list(keys(found, "mended")) == [("disputes.total", "直接起诉")]
    assert ("disputes.total", "行政复议") in set(keys(found, "unchanged"))


def test_a_fault_in_a_sentence_that_was_rewritten_is_still_there():
    old = side(replace=[["政府信息286条", "政府信息XX条"]])
    new = side(replace=[["主动公开政府信息286条", "全年公开各类信息XX条"]])
    assert ("text.template_hints", "") in set(keys(held(old, new), "unchanged"))


def test_what_the_reader_doubts_is_not_mended():
    cell = "disputes.review.upheld"
    old, new = side(set={cell: ""}), side()
    doubt = Doubt(message("测试"), about="disputes", cells=(cell,))
    doubtful = replace(new, assessment=replace(new.assessment, doubts=(doubt,)))
    found = held(old, doubtful)
    assert ("disputes.blank", cell) in set(keys(found, "undecided"))
    assert found.mended == ()


def test_a_rule_that_no_longer_speaks_has_not_been_mended():
    old = side(set={"disputes.review.total": 9})
    new = side(drop=["disputes"])
    found = held(old, new)
    assert "disputes.total" in {rule for rule, _ in keys(found, "undecided")}
    assert "disputes.total" not in {rule for rule, _ in keys(found, "mended")}


def test_what_one_wrong_cell_breaks_is_one_finding():
    old, new = side(set={"requests.granted.company": 5}), side()
    broken = [breach for verdict in old.assessment.verdicts for breach in verdict.breaches]
    assert len(broken) > 1
    mended = [one for one in held(old, new).mended if one.place == "requests.granted.company"]
    (found,) = mended
    assert {"requests.row_total", "requests.handled_total"} <= set(found.rules)
    assert not {one.sort for one in held(old, new).mended} & {"line"}


def test_cells_that_changed_are_listed_and_a_blank_is_no_zero():
    old = side(set={"disputes.review.upheld": 0, "disputes.review.other": "1.0"})
    new = side(set={"disputes.review.upheld": "", "disputes.review.other": "1"})
    changed = held(old, new).cells
    assert changed is not None
    assert [one.cell for one in changed] == ["disputes.review.upheld"]


def test_a_report_of_another_year_is_no_draft_and_the_chain_counts():
    old, new = told("department", year=2022), told("department")
    found = held(judged(old), judged(new, old))
    assert found.pairing == "years"


def test_another_body_is_told():
    found = held(side(), side("township"))
    assert found.pairing == "bodies"


@pytest.mark.parametrize(
    ("field", "value"),
    [("rules_version", "1999.1"), ("rules_sha256", "ab" * 32), ("profile", "own"),
     ("program", "0.0.1")],
)  # fmt: skip
def test_scores_of_different_rule_sets_are_not_held_against_each_other(field: str, value: str):
    old, new = side(**FIVE), side()
    origin = replace(old.assessment.provenance, **{field: value})
    found = held(replace(old, assessment=replace(old.assessment, provenance=origin)), new)
    assert found.change is None
    assert len(found.apart) == 1
    assert found.mended


@pytest.mark.parametrize("changes", [{}, FIVE, {"drop": ["title"]}])
def test_a_saved_assessment_says_what_it_said(changes: dict[str, Any]):
    whole = side(**changes).assessment
    (saved,) = _saved(whole)
    assert assessment_record(saved, "zh") == assessment_record(whole, "zh")
    assert saved.score == whole.score


def test_braces_in_a_saved_text_do_no_harm():
    whole = side(replace=[["政府信息286条", "政府信息{{ count }}条{"]]).assessment
    (saved,) = _saved(whole)
    assert assessment_record(saved, "zh") == assessment_record(whole, "zh")


def _saved(whole: Assessment) -> tuple[Assessment, ...]:
    origin = whole.provenance
    rules = {"version": origin.rules_version, "sha256": origin.rules_sha256}
    document = {
        "schema_version": 1,
        "program": {"version": origin.program, "rules": rules},
        "reports": [assessment_record(whole, "zh")],
    }
    return saved_assessments(document, "saved.json")
