"""By which rules a report is judged: those of its own year, or of the day that is asked for."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai.check import check
from gongkai.model.message import Text, render
from gongkai.model.report import Body, Report
from gongkai.model.rule import Applies
from gongkai.model.source import Source
from gongkai.rulebook.rulebook import Rulebook
from support.judged import rulebook
from support.made_up import rule

REPORT = Report(
    "a.txt", "ab" * 32, "text", None, Body("青石镇", "township"), 2020, "2019", (), {}, {}
)
LATER, LAPSED = Applies(effective=date(2021, 10, 1)), Applies(until=date(2021, 1, 15))


def reason(one: object, year: int | None, as_of: date | None = None) -> str | None:
    """Why a rule does not speak about a report of this year; None where it does."""
    book: Rulebook = replace(rulebook(), rules=(one,))
    found = check(replace(REPORT, year=year), book, as_of=as_of).verdicts[0].message
    return found.key if found.key.startswith("rules.") else None


@pytest.mark.parametrize(
    ("year", "as_of", "form"),
    [
        (2020, None, "2019"),
        (2020, date(2026, 11, 1), "2019"),  # the form goes by the year reported on
        (2021, None, "2021"),
        (2021, date(2021, 9, 25), "2019"),  # the day before the new form was issued
        (2021, date(2021, 9, 26), "2021"),
        (2023, date(2020, 6, 1), "2019"),
    ],
)
def test_the_form_is_the_one_for_the_year_as_far_as_it_had_been_issued(year, as_of, form) -> None:
    found = check(replace(REPORT, year=year), rulebook(), as_of=as_of)
    assert found.form == form
    assert found.as_of == as_of
    assert found.in_force_on == (as_of or date(year, 12, 31))


@pytest.mark.parametrize(
    ("applies", "as_of", "why"),
    [
        (LATER, None, "rules.not_yet"),
        (LATER, date(2021, 9, 30), "rules.not_yet"),
        (LATER, date(2021, 10, 1), None),
        (LAPSED, None, None),
        (LAPSED, date(2021, 1, 15), None),
        (LAPSED, date(2021, 1, 16), "rules.no_longer"),
    ],
)
def test_a_rule_speaks_from_its_first_day_to_its_last(applies, as_of, why) -> None:
    assert reason(replace(rule("a", kind="manual"), applies=applies), 2020, as_of) == why


@pytest.mark.parametrize(
    ("year", "as_of", "bases", "why"),
    [
        (2018, None, ["regulation-711#50"], "rules.unfounded"),
        (2019, None, ["regulation-711#50"], None),
        (2018, None, ["regulation-711#50", "project#tidy"], None),
        (2020, None, ["form-2021#scope"], "rules.unfounded"),
        (2020, None, ["form-2021#scope", "form-2019#scope"], None),
        (2020, date(2022, 1, 31), ["form-2021#scope"], None),
        (2020, date(2022, 1, 31), ["form-2019#scope"], "rules.unfounded"),
        (None, None, ["form-2019#scope"], None),
        (None, date(2022, 1, 31), ["form-2019#scope"], "rules.unfounded"),
    ],
)
def test_a_rule_needs_one_source_in_force(year, as_of, bases, why) -> None:
    assert reason(replace(rule("a", kind="manual"), basis=tuple(bases)), year, as_of) == why


def test_the_reason_names_the_sources_and_the_day() -> None:
    one = replace(rule("a", kind="manual"), basis=("form-2021",))
    found = check(REPORT, replace(rulebook(), rules=(one,)))
    said = render(found.verdicts[0].message)
    assert "2020-12-31" in said
    assert render(rulebook().sources["form-2021"].title) in said


@pytest.mark.parametrize(
    ("dates", "inside", "outside"),
    [
        ({}, [date(1950, 1, 1), date(2100, 1, 1)], []),
        ({"issued": date(2019, 4, 3)}, [date(2019, 4, 3)], [date(2019, 4, 2)]),
        (
            {"issued": date(2019, 4, 3), "in_force": date(2019, 5, 15)},
            [date(2019, 5, 15)],
            [date(2019, 5, 14)],
        ),
        ({"until": date(2021, 9, 26)}, [date(2021, 9, 26)], [date(2021, 9, 27)]),
    ],
)
def test_a_source_binds_from_its_first_day_to_its_last(dates, inside, outside) -> None:
    source = Source("s", Text("s", "s"), "notice", "A", **dates)
    assert all(source.in_force_on(day) for day in inside)
    assert not any(source.in_force_on(day) for day in outside)


def test_what_replays_the_last_day_of_the_year_changes_nothing() -> None:
    report = replace(REPORT, year=2021)
    plain, again = (check(report, rulebook(), as_of=day) for day in (None, date(2021, 12, 31)))
    assert plain.verdicts == again.verdicts
