"""Waivers: what they change, what they leave alone, and that the score still sums exactly."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from gongkai.check import check
from gongkai.inference.score import score
from gongkai.model.assessment import Assessment
from gongkai.model.errors import GongkaiError
from gongkai.model.message import render
from gongkai.model.profile import Override
from gongkai.model.report import Report
from gongkai.model.verdict import Verdict
from gongkai.model.waiver import Waiver
from gongkai.rulebook.rulebook import Rulebook
from support.judged import having, report_of, rulebook
from support.made_up import inferred, meta, rule

TODAY = date(2024, 3, 1)
SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "township-zeros-2023.txt"


@cache
def report() -> Report:
    return report_of(SAMPLE)


def waiver(name: str, **changed: object) -> Waiver:
    body = report().body.name
    assert body is not None
    whole = Waiver(name, body, 2023, "superior_instruction", "县里另有通知", "王某", TODAY)
    return replace(whole, **changed)


def checked(*waivers: Waiver, book: Rulebook | None = None, **more: object) -> Assessment:
    return check(report(), book or rulebook(), waivers=waivers, **{"today": TODAY, **more})


def of(assessment: Assessment, name: str) -> Verdict:
    return next(verdict for verdict in assessment.verdicts if verdict.rule == name)


def trail_sums(assessment: Assessment) -> bool:
    value = assessment.score.value
    assert value is not None
    return sum((one.taken for one in assessment.score.trail), Decimal(0)) == 100 - value


def test_a_waived_failure_is_outside_both_sums_and_never_a_pass() -> None:
    plain, found = checked(), checked(waiver("title.year"))
    before, after = of(plain, "title.year"), of(found, "title.year")
    assert (before.status, after.status) == ("fail", "waived")
    assert after.points == before.points
    assert (after.lost, after.is_finding) == (0, False)
    assert after.message == before.message
    assert after.evidence == before.evidence
    assert found.score.kept == plain.score.kept
    assert found.score.applied == plain.score.applied - before.points
    assert found.score.value is not None
    assert plain.score.value is not None
    assert found.score.value > plain.score.value
    assert trail_sums(found)
    assert all(mend.rule != "title.year" for mend in found.score.mend_first)


def test_the_trace_tells_why_it_is_waived_and_who_signed() -> None:
    said = [render(step, "en") for step in of(checked(waiver("title.year")), "title.year").trace]
    assert "The condition holds: a candidate" in said
    assert "A waiver holds: the failure is waived, outside the score" in said
    assert said[-1].startswith(
        "The supervising authority asks otherwise: 县里另有通知 (signed by 王某"
    )


@pytest.mark.parametrize(
    ("days", "status", "state"), [(0, "waived", "applied"), (1, "fail", "expired")]
)
def test_it_holds_up_to_and_including_its_last_day(days: int, status: str, state: str) -> None:
    found = checked(waiver("title.year"), today=TODAY + timedelta(days))
    assert of(found, "title.year").status == status
    assert [use.state for use in found.waivers] == [state]
    assert str(TODAY) in render(found.waivers[0].describe())


def test_an_expired_waiver_leaves_the_score_as_it_is_without() -> None:
    found = checked(waiver("title.year", expires=date(2023, 12, 31)))
    assert found.score == checked().score
    assert "重新计分" in render(found.waivers[0].describe())


@pytest.mark.parametrize(
    ("name", "status", "said"),
    [("title.body", "pass", "已通过"), ("requests.chain", "not_applicable", "不适用")],
)
def test_a_waiver_of_what_does_not_fail_is_unused(name: str, status: str, said: str) -> None:
    found = checked(waiver(name))
    assert of(found, name).status == status
    assert found.waivers[0].state == "unused"
    assert said in render(found.waivers[0].describe())
    assert found.score == checked().score


@pytest.mark.parametrize("change", [{"body": "白石镇人民政府"}, {"year": 2022}, {"body": "石桥镇"}])
def test_a_waiver_of_another_body_or_year_is_not_about_this_report(change: dict) -> None:
    found = checked(waiver("title.year", **change))
    assert of(found, "title.year").status == "fail"
    assert found.waivers == ()


def test_spaces_in_the_name_of_the_body_do_not_matter() -> None:
    name = report().body.name or ""
    spaced = waiver("title.year", body=f" {name[:2]} {name[2:]}")
    assert of(checked(spaced), "title.year").status == "waived"


def test_a_report_without_name_or_year_meets_no_waiver() -> None:
    nameless = replace(report(), body=replace(report().body, name=None))
    assert check(nameless, rulebook(), waivers=[waiver("title.year")]).waivers == ()


def test_without_a_day_a_waiver_that_matters_is_an_error() -> None:
    with pytest.raises(GongkaiError):
        check(report(), rulebook(), waivers=[waiver("title.year")])
    assert check(report(), rulebook(), waivers=[waiver("title.year", year=1999)]).waivers == ()
    replayed = check(report(), rulebook(), waivers=[waiver("title.year")], as_of=TODAY)
    assert of(replayed, "title.year").status == "waived"


def test_a_doubt_is_looked_at_before_it_is_waived() -> None:
    rules = [rule("a"), rule("look", kind="manual"), rule("b")]
    found = inferred(rules, waived=["a", "b", "look"], a=..., look=1, b=1)
    assert found.statuses == {"a": "doubt", "look": "manual", "b": "waived"}


def test_what_needs_the_waived_rule_still_lacks_it() -> None:
    found = inferred([rule("a"), rule("b", "a"), rule("c", "b")], waived=["a"], a=1)
    assert found.statuses == {"a": "waived", "b": "not_applicable", "c": "not_applicable"}
    assert found.blocked == {"b", "c"}


def test_a_waived_veto_caps_nothing() -> None:
    assert inferred([rule("a", veto=True)], waived=["a"], a=1).vetoed_by == ()


def test_a_waived_member_does_not_count_and_a_meta_rule_can_be_waived() -> None:
    rules = [rule("a"), rule("b"), rule("c"), meta("all", 2, "a", "b", "c"), meta("over", 1, "all")]
    broken = {"a": 1, "b": 1}
    assert inferred(rules, **broken).statuses["over"] == "fail"
    assert inferred(rules, waived=["a"], **broken).statuses["all"] == "pass"
    whole = inferred(rules, waived=["all"], c=..., **broken).statuses
    assert (whole["all"], whole["over"], whole["a"]) == ("waived", "pass", "fail")


def test_a_silenced_rule_needs_no_waiver() -> None:
    book = rulebook()
    quiet = {
        name: replace(profile, rules={**profile.rules, "title.year": Override(silenced=True)})
        for name, profile in book.profiles.items()
    }
    found = checked(waiver("title.year"), book=replace(book, profiles=quiet))
    assert of(found, "title.year").status == "not_applicable"
    assert found.waivers[0].state == "unused"


def test_a_waiver_lifts_score_and_grade_to_what_they_are_without_the_rule() -> None:
    book = rulebook()
    grave = {"title.year": Override(points=Decimal(999))}
    quiet = {"title.year": Override(silenced=True)}
    default = book.profiles["default"]
    graver, quieter = (
        replace(book, profiles={"default": replace(default, rules=changes)})
        for changes in (grave, quiet)
    )
    broken, waived = checked(book=graver), checked(waiver("title.year"), book=graver)
    without = checked(book=quieter)
    assert broken.grade is not None
    assert broken.grade.id == "poor"
    assert (waived.score.value, waived.grade) == (without.score.value, without.grade)
    assert trail_sums(broken)
    assert trail_sums(waived)


@settings(max_examples=40, deadline=None)
@given(chosen=some.sets(some.sampled_from([rule.id for rule in rulebook().rules])))
def test_whatever_is_waived_the_trail_sums_and_only_failures_change(chosen: set[str]) -> None:
    plain = checked()
    found = checked(*(waiver(name) for name in sorted(chosen)))
    failed, waived = having(plain, "fail"), having(found, "waived")
    assert waived == failed & chosen
    assert having(found, "fail") == failed - chosen
    assert having(found, "pass") == having(plain, "pass")
    assert trail_sums(found)
    points = {one.rule: one.points for one in plain.verdicts}
    statuses = {one.rule: one.status for one in found.verdicts}
    assert found.score.value == score(statuses, points).value
