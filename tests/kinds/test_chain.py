"""What is taken over from last year, and what is refused as last year's report."""

from typing import Any

import pytest

from gongkai.authoring.cases import case_report
from gongkai.model.message import fill, render
from kinds.measuring import measure, told
from support.judged import rulebook


def last_year(**changes: Any) -> Any:
    book = rulebook()
    return case_report(book, "department", book.bases["department"]["previous"], changes)


CARRIED = "requests.carried_out.total"
REFUSED = [
    ({"year": 2023}, "不是 2023 年的上一年"),
    ({"year": 2021}, "2021"),
    ({"body": {"name": "青岭县水利局"}}, "青岭县水利局"),
]


@pytest.mark.parametrize("id_", ["requests.chain", "disclosure.chain", "disclosure.repealed"])
@pytest.mark.parametrize(("changes", "words"), REFUSED)
def test_another_report_is_no_report_of_last_year(id_: str, changes: Any, words: str) -> None:
    made = rulebook().rule(id_)
    assert made
    observed = measure(made, told(), previous=last_year(**changes))
    assert observed.value is None
    assert words in render(observed.message)


def test_a_body_may_leave_out_the_name_of_its_county() -> None:
    made = rulebook().rule("requests.chain")
    assert made
    observed = measure(made, told(), previous=last_year(body={"name": "农业农村局"}))
    assert observed.value == 0


@pytest.mark.parametrize(
    ("changes", "value", "doubtful"),
    [
        ({}, 0, False),
        ({"set": {CARRIED: 3}}, 1, False),
        ({"set": {CARRIED: 3}, "doubt": [CARRIED]}, 0, True),
        ({"set": {CARRIED: ""}}, None, False),
        ({"drop": ["requests"]}, None, False),
    ],
)  # fmt: skip
def test_only_the_total_must_be_taken_over(changes: Any, value: int | None, doubtful: bool) -> None:
    made = rulebook().rule("requests.chain")
    assert made
    observed = measure(made, told(), previous=last_year(**changes))
    assert (observed.value, observed.doubtful) == (value, doubtful)


def test_a_breach_names_the_cells_of_this_report_alone() -> None:
    made = rulebook().rule("requests.chain")
    assert made
    (breach,) = measure(made, told(), previous=last_year(set={CARRIED: 3})).breaches
    assert (breach.left, breach.right) == (("requests.carried_in.total",), ())
    assert "≠ 3" in render(breach.told)


def test_other_columns_are_told_and_do_not_count() -> None:
    made = rulebook().rule("requests.chain")
    assert made
    moved = {"requests.carried_out.natural_person": 2, "requests.carried_out.company": 0}
    observed = measure(made, told(), previous=last_year(set=moved))
    assert observed.value == 0
    assert "自然人：1 ≠ 2" in render(fill(made.fix, observed.fills))


def test_the_evidence_is_of_this_years_report() -> None:
    made = rulebook().rule("requests.chain")
    assert made
    previous = last_year(set={"requests.carried_out.total": 3})
    observed = measure(made, told(), previous=previous)
    assert [proof.cell for proof in observed.evidence] == ["requests.carried_in.total"]


def test_the_trial_form_has_no_documents_in_force_to_start_from() -> None:
    made = rulebook().rule("disclosure.chain")
    assert made
    earlier = told("trial", year=2022, body={"name": "青岭县农业农村局"})
    assert measure(made, told(), previous=earlier).value is None
