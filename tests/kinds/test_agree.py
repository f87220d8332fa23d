"""Numbers in the prose beside the tables: which count, and what they may honestly mean."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from gongkai.kinds import KINDS
from gongkai.model.errors import RuleFileError
from gongkai.model.message import render
from gongkai.model.observation import Observation
from gongkai.model.report import Figure
from kinds.measuring import measure, rule, told
from support.judged import rulebook


def compared(id_: str, *figures: Figure, base: str = "department", **changes: Any) -> Observation:
    made = rulebook().rule(id_)
    assert made
    return measure(made, replace(told(base, **changes), figures=figures))


def figure(counts: str, value: int | str, **more: Any) -> Figure:
    unit = "万元" if counts == "disclosure.fees" else "件"
    facts: dict[str, Any] = {"section": "overview", "sentence": "……", "unit": unit, **more}
    return Figure(Decimal(value), facts.pop("raw", f"{value}{unit}"), counts=counts, **facts)


RECEIVED = [
    # what the prose says was received, of 25 new, 2 carried in, 26 handled; does it differ
    (25, 0),
    (27, 0),
    (26, 0),
    (52, 1),
    (0, 1),
]


@pytest.mark.parametrize(("value", "differs"), RECEIVED)
def test_received_has_three_honest_meanings(value: int, differs: int) -> None:
    observed = compared("requests.prose_received", figure("requests.received", value))
    assert observed.value == differs


PARTS = [
    # what is counted, number, does it differ
    ("requests.prose_received", "requests.carried_in", 2, 0),
    ("requests.prose_received", "requests.carried_out", 2, 1),
    ("requests.prose_received", "requests.received.natural_person", 21, 0),
    ("requests.prose_received", "requests.received.organisations", 4, 0),
    ("requests.prose_received", "requests.received.organisations", 21, 1),
    ("requests.prose_results", "requests.handled", 26, 0),
    ("requests.prose_results", "requests.granted", 14, 0),
    ("requests.prose_results", "requests.granted+requests.partly_granted", 17, 0),
    ("requests.prose_results", "requests.granted+requests.partly_granted", 14, 1),
    ("requests.prose_results", "requests.unavailable", 5, 0),
    ("requests.prose_results", "requests.otherwise", 1, 0),
    ("requests.prose_results", "requests.otherwise", 2, 1),
    ("disputes.prose", "disputes.review", 2, 0),
    ("disputes.prose", "disputes.suit", 1, 0),
    ("disputes.prose", "disputes.suit.pending", 1, 1),
    ("disclosure.prose", "disclosure.normative_documents.in_force", 9, 0),
    ("disclosure.prose", "disclosure.licences", 55, 1),
    ("disclosure.prose", "disclosure.fees", "12.6", 0),
    ("disclosure.prose", "disclosure.fees", "12.60", 0),
    ("disclosure.prose", "disclosure.fees", 13, 0),
    ("disclosure.prose", "disclosure.fees", "12.61", 1),
    ("disclosure.prose", "disclosure.fees", 126000, 1),
]  # fmt: skip


@pytest.mark.parametrize(("id_", "counts", "value", "differs"), PARTS)
def test_each_number_is_held_against_its_own_cells(
    id_: str, counts: str, value: Any, differs: int
) -> None:
    assert compared(id_, figure(counts, value)).value == differs


IDLE = [
    {"published_only": True},
    {"year": 2022},
]


@pytest.mark.parametrize("more", IDLE)
def test_what_is_published_or_of_another_year_is_left_alone(more: Any) -> None:
    assert compared("disclosure.prose", figure("disclosure.licences", 55, **more)).value is None


ROUNDED = [
    # as printed, what the table has, whether both may be one number
    ("1.63万件", "16300", 16287, True),
    ("1.63万件", "16300", 16401, False),
    ("1100余件", "1100", 1180, True),
    ("1100余件", "1100", 1046, False),
    ("近1050件", "1050", 1046, True),
    ("近1050件", "1050", 1061, False),
    ("约300件", "300", 312, True),
    ("超2000件", "2000", 1998, False),
    ("300件", "300", 301, False),
]


@pytest.mark.parametrize(("raw", "value", "real", "same"), ROUNDED)
def test_a_rounded_number_is_held_against_what_may_be_written_so(
    raw: str, value: str, real: int, same: bool
) -> None:
    told = figure("disclosure.licences", value, raw=raw)
    row = {"disclosure.licences.decisions": real}
    assert compared("disclosure.prose", told, set=row).value == (0 if same else 1)


OF_WHOM = [
    # whose cases are counted, whether that is a measure for a department and for a government
    (None, 1, 1),
    ("self", 1, 1),
    ("own", 1, None),
    ("sub", None, None),
    ("area.县", None, 1),
    ("area.市", None, None),
    ("government.县", None, None),
]


@pytest.mark.parametrize(("scope", "department", "government"), OF_WHOM)
def test_only_what_counts_all_cases_is_compared(
    scope: str | None, department: int | None, government: int | None
) -> None:
    told = figure("requests.received", 999, scope=scope)
    assert compared("requests.prose_received", told).value == department
    assert compared("requests.prose_received", told, base="government").value == government


def test_what_nobody_counts_is_left_alone() -> None:
    assert compared("disputes.prose", figure("published", 99)).value is None


def test_one_office_is_no_measure_for_the_whole_county() -> None:
    own = figure("requests.received", 41, scope="own")
    assert compared("requests.prose_received", own, base="government").value is None
    assert compared("requests.prose_received", own, base="department").value == 1


def test_a_total_left_blank_is_what_its_row_adds_up_to() -> None:
    blank = {"requests.granted.total": ""}
    granted = figure("requests.granted", 14)
    assert compared("requests.prose_results", granted, set=blank).value == 0
    observed = compared("requests.prose_results", figure("requests.granted", 11), set=blank)
    assert observed.value == 1


def test_a_doubtful_cell_makes_a_difference_doubtful_and_agreement_none_the_less() -> None:
    doubt = ["disputes.review.total"]
    assert compared("disputes.prose", figure("disputes.review", 2), doubt=doubt).doubtful is False
    observed = compared("disputes.prose", figure("disputes.review", 7), doubt=doubt)
    assert (observed.value, observed.doubtful) == (0, True)


def test_the_trial_form_has_other_outcomes_in_one_row() -> None:
    other = figure("requests.otherwise", 0)
    assert compared("requests.prose_results", other, base="trial").value == 0


def test_text_and_table_are_both_told() -> None:
    observed = compared("disputes.prose", figure("disputes.review", 7, sentence="复议7件。"))
    assert "正文写“7件”，表中是 行政复议·合计 2" in render(observed.message)
    assert [(proof.cell, proof.raw) for proof in observed.evidence] == [
        (None, "复议7件。"),
        ("disputes.review.total", "2"),
    ]


@pytest.mark.parametrize("compare", [{}, {"counts": "x"}, {"counts": "x", "accept": ["不存在"]}])
def test_a_comparison_needs_what_it_counts_and_accepts(compare: Any) -> None:
    with pytest.raises(RuleFileError):
        KINDS["agree"].compile(rule("agree", table="disputes", compare=[compare]), rulebook().forms)
