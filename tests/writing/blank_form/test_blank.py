"""What a blank form asks of whom, as the rules have it."""

import pytest

from gongkai.model.errors import GongkaiError
from gongkai.writing.blank_form import blank_form
from support.judged import rulebook

RULES_MADE = {f"disclosure.rules_made.{name}" for name in ("made", "repealed", "in_force")}


@pytest.mark.parametrize(
    ("kind", "name", "zero"),
    [
        ("township", None, RULES_MADE),
        ("county", None, RULES_MADE),
        (None, "云溪县自然资源局", RULES_MADE),
        ("city", None, set[str]()),
        ("province", None, set[str]()),
        ("department", None, set[str]()),
    ],
)
def test_bodies_that_cannot_make_rules_have_nothing_to_fill_in_there(
    kind: str | None, name: str | None, zero: set[str]
):
    assert blank_form(rulebook(), 2026, kind, name).bounds.zero == zero


@pytest.mark.parametrize(
    ("year", "form"), [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2026, "2021")]
)
def test_the_year_decides_which_edition_it_is(year: int, form: str):
    assert blank_form(rulebook(), year, "township").form.id == form


def test_there_was_no_form_before_the_first_one():
    with pytest.raises(GongkaiError):
        blank_form(rulebook(), 2018, "township")


def test_an_unknown_kind_of_body_is_refused():
    with pytest.raises(GongkaiError):
        blank_form(rulebook(), 2026, "village")


def test_counts_are_whole_amounts_may_have_decimals_and_changes_may_be_negative():
    new, old = (blank_form(rulebook(), year, "county") for year in (2026, 2020))
    cells = {id_ for table in new.form.tables for id_ in table.cell_ids()}
    assert cells - new.bounds.whole == {"disclosure.fees.amount"}
    assert cells == new.bounds.positive
    free = {id_ for table in old.form.tables for id_ in table.cell_ids()} - old.bounds.positive
    assert free == {id_ for id_ in free if id_.endswith(".change")}
    assert len(free) == 5


def test_only_governments_are_told_of_accountability():
    government, department = (
        blank_form(rulebook(), 2026, kind).hints["overview.oversight"]
        for kind in ("township", "department")
    )
    assert any("责任追究" in hint for hint in government)
    assert not any("责任追究" in hint for hint in department)


def test_the_handling_fee_is_asked_for_from_2021_on():
    new, old = (blank_form(rulebook(), year, "county").hints["other"] for year in (2021, 2020))
    assert any("信息处理费" in hint for hint in new)
    assert not any("信息处理费" in hint for hint in old)


def test_every_hint_names_a_rule_that_there_is():
    hints = [
        hint
        for form in rulebook().forms
        for section in form.sections
        for place in (section, *section.aspects)
        for hint in place.hints
    ]
    assert hints
    assert [hint for hint in hints if hint.rule and rulebook().rule(hint.rule) is None] == []


def test_all_totals_and_the_balance_of_each_column_are_known():
    sums = blank_form(rulebook(), 2026, "township").sums
    totals = {one.total for one in sums if one.total}
    balances = [one for one in sums if one.total is None]
    assert {f"requests.{row}.total" for row in ("received", "carried_in", "handled")} <= totals
    assert "requests.handled.company" in totals
    assert {f"disputes.{row}.total" for row in ("review", "direct_suit")} <= totals
    assert len(balances) == 7
    assert len(balances[0].left) == len(balances[0].right) == 2
