"""From a report to its assessment: profiles, exclusions, faults of the program, dates."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from gongkai.check import check
from gongkai.kinds import KINDS
from gongkai.kinds.kind import Kind
from gongkai.model.assessment import Assessment
from gongkai.model.errors import GongkaiError
from gongkai.model.location import NOWHERE
from gongkai.model.message import Text, message, render
from gongkai.model.observation import Condition, Observation
from gongkai.model.profile import Override
from gongkai.model.report import Body, PrintedDate, Report
from gongkai.model.rule import Applies, Rule
from gongkai.model.subject import BodyKind, Subject
from gongkai.model.verdict import Verdict
from gongkai.model.wordings import NO_WORDINGS
from gongkai.rulebook import Rulebook
from gongkai.rulebook.forms import load_forms
from gongkai.rulefile.folder import Folders, builtin_folder
from support.made_up import PROFILE, meta, rule

REPORT = Report(
    "a.txt", "ab" * 32, "text", None, Body("青石镇", "township"), 2023, "2021", (), {}, {}
)
TOWNSHIP = BodyKind("township", "乡镇", "township", True, "township", ())
FORMS = load_forms(Folders((builtin_folder(),)))


def rulebook(*rules: Rule, **profile: object) -> Rulebook:
    chosen = replace(PROFILE, **profile)
    profiles = {"default": chosen, "strict": replace(chosen, id="strict", rules={})}
    return Rulebook(
        "1", Text("", ""), "cd" * 32, (), rules, {}, FORMS, (TOWNSHIP,), profiles, NO_WORDINGS
    )


@pytest.fixture(autouse=True)
def measured(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """A kind that measures what the test says; an exception is raised."""
    values: dict[str, object] = {}

    def observe(one: Rule, subject: Subject) -> Observation:
        value = values.get(one.id, 0)
        if isinstance(value, Exception):
            raise value
        if callable(value):
            value = value(subject)
        if isinstance(value, Observation):
            return value
        return Observation(one.id, value, message(f"measured {value}"))  # type: ignore[arg-type]

    made_up = Kind("cell", (), observe, lambda _: Condition("!=", 0), lambda *_: None)
    for name in ("gongkai.check", "gongkai.inference.durable"):
        module = __import__(name, fromlist=["KINDS"])
        monkeypatch.setattr(module, "KINDS", {**KINDS, "cell": made_up})
    return values


def verdict(assessment: Assessment, name: str) -> Verdict:
    return next(one for one in assessment.verdicts if one.rule == name)


def test_a_failed_rule_tells_what_was_found_and_what_it_costs(measured) -> None:
    fixed = replace(rule("b"), fix=Text("改 {cell}", "mend {cell}"), points=Decimal(3))
    measured["b"] = Observation("b", 2, message("found"), broken=2, fills={"cell": "总计"})
    found = check(REPORT, rulebook(rule("a"), fixed))
    failed = verdict(found, "b")
    assert (failed.status, failed.lost, failed.broken) == ("fail", 3, 2)
    assert failed.fix == Text("改 总计", "mend 总计")
    assert found.score.value == Decimal("25.0")
    assert found.grade is not None
    assert found.grade.id == "poor"
    assert [one.rule for one in found.score.mend_first] == ["b"]
    assert found.provenance.profile == "default"
    assert found.provenance.source_sha256 == REPORT.sha256


def test_a_fault_of_the_program_is_a_doubt_that_names_itself(measured) -> None:
    measured["b"] = ZeroDivisionError("oh")
    found = check(REPORT, rulebook(rule("a"), rule("b")))
    assert verdict(found, "b").status == "doubt"
    assert "ZeroDivisionError: oh" in render(verdict(found, "b").message)
    assert found.score.value == 100
    assert found.grade is None, "half of the points could not be judged"


def test_a_value_that_is_no_number_is_a_doubt(measured) -> None:
    measured["a"] = Decimal("NaN")
    found = verdict(check(REPORT, rulebook(rule("a"))), "a")
    assert found.status == "doubt"
    assert "NaN" in render(found.message)


def test_a_rule_for_others_does_not_apply_and_is_not_measured(measured) -> None:
    measured["a"] = AssertionError("must not be measured")
    other = replace(rule("a"), applies=Applies(bodies=("department",)))
    found = verdict(check(REPORT, rulebook(other, rule("b", "a"))), "a")
    assert found.status == "not_applicable"
    assert found.message.key == "rules.other_body"


def test_a_silenced_rule_says_so_and_its_dependants_go_on(measured) -> None:
    measured |= {"a": AssertionError("must not be measured"), "b": 1}
    book = rulebook(rule("a"), rule("b", "a"), rules={"a": Override(silenced=True)})
    found = check(REPORT, book)
    assert verdict(found, "a").message.key == "infer.silenced"
    assert verdict(found, "b").status == "fail"


def test_a_profile_changes_points_and_level(measured) -> None:
    changes = {"a": Override(points=Decimal(9)), "b": Override(level="info")}
    measured |= {"a": 1, "b": 1}
    found = check(REPORT, rulebook(rule("a"), rule("b"), rule("c"), rules=changes))
    assert (verdict(found, "a").points, verdict(found, "b").points) == (9, 0)
    assert verdict(found, "b").level == "info"
    assert found.score.value == Decimal("10.0")


@pytest.mark.parametrize(
    ("values", "status", "message_part"),
    [
        ({"a": 1}, "not_applicable", "先要满足“规则 a”"),
        ({"a": None}, "not_applicable", "以“规则 a”为前提，该项不适用"),
        ({"b": None}, "not_applicable", "measured None"),
        ({"a": 1, "b": None}, "not_applicable", "先要满足“规则 a”"),
        (
            {"a": Observation("a", 1, message(""), doubtful=True)},
            "doubt",
            "规则 a”为前提，该项存疑",
        ),
    ],
)
def test_the_message_names_the_rule_that_stands_in_the_way(
    measured, values, status, message_part
) -> None:
    measured |= values
    found = verdict(check(REPORT, rulebook(rule("a"), rule("b", "a"))), "b")
    assert found.status == status
    assert message_part in render(found.message)


def test_a_meta_rule_names_its_broken_members(measured) -> None:
    measured |= {"a": 1, "b": 1}
    rules = [rule("a"), rule("b"), rule("c"), meta("all", 2, "a", "b", "c")]
    found = verdict(check(REPORT, rulebook(*rules)), "all")
    assert (found.status, found.broken, found.judged) == ("fail", 2, 3)
    assert render(found.message) == "同时不通过：规则 a、规则 b"


@pytest.mark.parametrize(
    ("given", "dates", "wanted"),
    [
        (date(2024, 2, 1), {"published": date(2024, 1, 1)}, date(2024, 2, 1)),
        (None, {"signed": date(2024, 1, 2), "published": date(2024, 1, 3)}, date(2024, 1, 3)),
        (None, {"signed": date(2024, 1, 2)}, date(2024, 1, 2)),
        (None, {}, None),
    ],
)
def test_the_day_of_publication(measured, given, dates, wanted) -> None:
    seen: list[date | None] = []
    measured["a"] = lambda subject: seen.append(subject.published) or 0
    printed = tuple(PrintedDate(day, role, "", NOWHERE) for role, day in dates.items())
    check(replace(REPORT, dates=printed), rulebook(rule("a")), published=given)
    assert seen == [wanted]


@pytest.mark.parametrize(("year", "form"), [(2020, "2019"), (2021, "2021"), (None, "2019")])
def test_the_form_in_force_for_the_year_is_held_against(year, form) -> None:
    report = replace(REPORT, year=year, form="2019")
    assert check(report, rulebook(rule("a"))).form == form


def test_the_profile_is_chosen_by_name_or_by_the_kind_of_body() -> None:
    book = rulebook(rule("a"))
    assert check(REPORT, book).provenance.profile == "default"
    assert check(REPORT, book, profile="strict").provenance.profile == "strict"
    with pytest.raises(GongkaiError) as unknown:
        check(REPORT, book, profile="strikt")
    assert "strict" in render(unknown.value.message)


def test_an_unknown_kind_of_body_is_an_error() -> None:
    with pytest.raises(GongkaiError) as unknown:
        check(replace(REPORT, body=Body("x", "townshp")), rulebook(rule("a")))
    assert "township" in render(unknown.value.message)


def test_a_veto_caps_the_grade_and_is_named(measured) -> None:
    measured["a"] = 1
    grave = replace(rule("a", veto=True), points=Decimal(1))
    easy: Callable[[str], Rule] = lambda name: replace(rule(name), points=Decimal(50))  # noqa: E731
    found = check(REPORT, rulebook(grave, easy("b"), easy("c")))
    assert found.score.value == Decimal("99.0")
    assert found.vetoed_by == ("a",)
    assert found.grade is not None
    assert found.grade.id == PROFILE.veto_cap


def test_the_public_names_stay_what_they_are() -> None:
    import gongkai.recognise

    assert callable(gongkai.check)
    assert callable(gongkai.recognise)
    assert set(gongkai.__all__) == set(dir(gongkai))
    assert all(getattr(gongkai, name) for name in gongkai.__all__)
    with pytest.raises(AttributeError, match="nothing_like_it"):
        _ = gongkai.nothing_like_it  # type: ignore[attr-defined]
