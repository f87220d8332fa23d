"""What follows from what, rule by rule; and how the trace tells it."""

from decimal import Decimal

import pytest

from gongkai.inference.durable import prepare
from gongkai.inference.plan import plan
from gongkai.inference.trace import Trace
from gongkai.model.assessment import Score
from gongkai.model.errors import RuleFileError
from gongkai.model.message import render
from gongkai.model.profile import Override, Profile
from support.made_up import PROFILE, inferred, meta, observed, rule, violated_by

TABLE = rule("present")
SUMS = [TABLE, rule("row", "present"), rule("column", "present"), rule("zero", "row")]
WHOLE = [*SUMS, meta("unreliable", 2, "row", "column", "zero")]


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ({}, "pass pass pass pass pass"),
        ({"row": 1}, "pass fail pass not_applicable pass"),
        ({"row": 1, "column": 2}, "pass fail fail not_applicable fail"),
        ({"row": 1, "column": ...}, "pass fail doubt not_applicable doubt"),
        ({"row": ...}, "pass doubt pass doubt doubt"),
        ({"row": ..., "zero": None}, "pass doubt pass not_applicable pass"),
        ({"row": None}, "pass not_applicable pass not_applicable not_applicable"),
        ({"present": 1}, "fail" + " not_applicable" * 4),
        ({"present": None, "row": 1}, "not_applicable" + " not_applicable" * 4),
        ({"present": ..., "row": 1}, "doubt doubt doubt not_applicable doubt"),
        ({"column": 1, "zero": 1}, "pass pass fail fail fail"),
    ],
)
def test_what_follows_along_needs_and_to_the_meta_rule(values: dict, wanted: str) -> None:
    assert " ".join(inferred(WHOLE, **values).statuses.values()) == wanted


def test_a_broken_need_blocks_whatever_depends_on_it() -> None:
    assert inferred(WHOLE, present=1).blocked == {"row", "column", "zero"}
    assert inferred(WHOLE, present=None).blocked == set()


def test_a_task_for_a_person_stays_one_unless_it_does_not_apply() -> None:
    rules = [rule("present"), rule("look", "present", kind="manual")]
    assert inferred(rules, look=1).statuses["look"] == "manual"
    assert inferred(rules, look=1, present=1).statuses["look"] == "not_applicable"
    assert inferred(rules, look=1, present=...).statuses["look"] == "doubt"


@pytest.mark.parametrize(
    ("score", "judged", "veto", "grade"),
    [
        ("100.0", "1.00", 0, "excellent"),
        ("90.0", "0.80", 0, "excellent"),
        ("89.9", "0.80", 0, "good"),
        ("100.0", "0.79", 0, None),
        ("100.0", "1.00", 1, "adequate"),
        ("59.9", "1.00", 1, "poor"),
        ("0.0", "1.00", 0, "poor"),
    ],
)
def test_the_score_earns_a_grade_that_a_veto_caps(
    score: str, judged: str, veto: int, grade: str | None
) -> None:
    given = Score(Decimal(score), Decimal(judged), Decimal(1), Decimal(1))
    found = inferred([rule("secret", veto=True)], given, secret=veto)
    assert found.grade == grade
    assert found.vetoed_by == (("secret",) if veto else ())


def explained(name: str, **values: object) -> list[str]:
    found = inferred(WHOLE, **values)
    trace = Trace(plan(WHOLE, violated_by(), PROFILE), found.firings, observed(WHOLE, **values), {})
    return [render(step, "en") for step in trace.of(name, found.statuses[name])]


def test_the_trace_runs_from_the_value_to_the_conclusion() -> None:
    assert explained("row", row=3) == [
        "Measured 3; a problem where it is ≠ 0",
        "The condition holds: a candidate",
        "Conclusion: fail",
        "Counts towards unreliable",
    ]
    assert explained("column") == ["Measured 0; a problem where it is ≠ 0", "Conclusion: pass"]


def test_the_trace_follows_the_needs_to_their_origin() -> None:
    assert explained("zero", present=4) == [
        "Measured 0; a problem where it is ≠ 0",
        "Needed row: Measured 0; a problem where it is ≠ 0",
        "Needed row: Needed present: Measured 4; a problem where it is ≠ 0",
        "Needed row: Needed present: The condition holds: a candidate",
        "Needed row: The condition of the needed present holds, so this rule does not apply",
        "The needed row does not apply, so neither does this rule",
        "Conclusion: not applicable, outside the score",
    ]


def test_the_trace_of_a_meta_rule_names_the_members_that_made_it_fire() -> None:
    assert explained("unreliable", row=1, column=1) == [
        "Holds where at least 2 of these fail: row, column, zero",
        "Failed: row, column",
        "Conclusion: fail",
    ]


@pytest.mark.parametrize(
    ("rules", "profile", "reason"),
    [
        ([rule("a", "b")], PROFILE, "infer.unknown_rule"),
        ([meta("a", 1, "b")], PROFILE, "infer.unknown_rule"),
        ([rule("a", "b"), rule("c"), meta("b", 1, "c")], PROFILE, "infer.needs_meta"),
        ([rule("a"), meta("b", 2, "a")], PROFILE, "infer.meta_count"),
        ([rule("a"), meta("b", 0, "a")], PROFILE, "infer.meta_count"),
        (
            [rule("a"), rule("b"), meta("c", 2, "a", "b")],
            Profile("quiet", PROFILE.title, PROFILE.bands, PROFILE.judged_at_least, "poor",
                    rules={"a": Override(silenced=True)}),
            "infer.meta_silenced",
        ),
        (
            [*(rule(f"r{n}") for n in range(11)), meta("m", 1, *(f"r{n}" for n in range(11)))],
            PROFILE,
            "infer.meta_too_large",
        ),
    ],
)  # fmt: skip
def test_a_rulebook_that_cannot_be_inferred_is_refused(rules, profile, reason) -> None:
    with pytest.raises(RuleFileError) as refused:
        plan(rules, violated_by(), profile)
    assert refused.value.message.key == reason


def test_the_same_rulebook_is_handed_to_the_engine_once() -> None:
    first, again = (prepare(plan(WHOLE, violated_by(), PROFILE)) for _ in range(2))
    assert first.handle == again.handle
