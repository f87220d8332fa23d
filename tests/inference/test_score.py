"""The score: what counts, how it is rounded, and what to mend first."""

import random
from decimal import Decimal

import pytest

from gongkai.inference.score import score
from gongkai.model.assessment import Deduction, Mend


def points(**worth: str | int) -> dict[str, Decimal]:
    return {rule: Decimal(value) for rule, value in worth.items()}


def test_score_is_the_share_of_points_kept() -> None:
    found = score({"a": "pass", "b": "fail"}, points(a=7, b=1))
    assert found.value == Decimal("87.5")
    assert (found.applied, found.kept) == (8, 7)
    assert found.trail == (Deduction("b", Decimal("12.5")),)


def test_doubt_task_and_not_applicable_are_outside_the_score() -> None:
    outside = {"c": "doubt", "d": "manual", "e": "not_applicable", "f": "waived"}
    worth = points(a=3, b=1, c=50, d=50, e=50, f=50)
    assert score({"a": "pass", "b": "fail", **outside}, worth).value == Decimal("75.0")


@pytest.mark.parametrize(
    ("kept", "lost", "value"),
    [("399", "1", "99.8"), ("1997", "3", "99.8"), ("2", "1", "66.7"), ("0", "3", "0.0")],
)
def test_halves_round_to_even(kept: str, lost: str, value: str) -> None:
    found = score({"a": "pass", "b": "fail"}, points(a=kept, b=lost))
    assert found.value == Decimal(value)


def test_without_scored_rules_there_is_no_score() -> None:
    found = score({"a": "doubt", "b": "pass"}, points(a=3, b=0))
    assert found.value is None
    assert found.judged == 0
    assert found.trail == found.mend_first == ()


def test_the_trail_sums_exactly_whatever_the_points() -> None:
    chance = random.Random("trail")
    for _ in range(3000):
        size = chance.randint(1, 40)
        worth = {f"r{n}": Decimal(chance.randint(0, 600)) / chance.choice((1, 10, 100, 7))
                 for n in range(size)}  # fmt: skip
        found = score({rule: chance.choice(("pass", "fail", "doubt")) for rule in worth}, worth)
        if found.value is None:
            continue
        assert sum(one.taken for one in found.trail) == 100 - found.value
        assert all(one.taken >= 0 for one in found.trail)
        for one in found.trail:
            exact = 100 * worth[one.rule] / found.applied
            assert abs(one.taken - exact) <= Decimal("0.1")


def test_equal_failures_share_a_third_by_largest_remainder() -> None:
    found = score(dict.fromkeys("abc", "fail"), points(a=1, b=1, c=1))
    assert [one.taken for one in found.trail] == [Decimal(x) for x in ("33.4", "33.3", "33.3")]


@pytest.mark.parametrize(
    ("status", "blocked", "judged"),
    [
        ("pass", False, "1.00"),
        ("fail", False, "1.00"),
        ("doubt", False, "0.66"),  # two thirds, rounded down
        ("not_applicable", False, "1.00"),  # nothing was handed in to hold it against
        ("not_applicable", True, "0.66"),  # what it needs is broken: it could not be judged
        ("manual", False, "1.00"),
    ],
)
def test_judged_share(status, blocked: bool, judged: str) -> None:
    found = score({"a": "pass", "b": status}, points(a=2, b=1), {"b"} if blocked else frozenset())
    assert found.judged == Decimal(judged)


def test_mend_first_what_gives_back_most_with_the_score_after_each() -> None:
    statuses = {"a": "pass", "b": "fail", "c": "fail", "d": "fail", "e": "fail", "f": "fail"}
    worth = points(a=80, b=3, c=6, d=3, e=6, f=2)
    found = score(statuses, worth, places={"c": 7, "d": 1, "b": 2})
    assert found.value == Decimal("80.0")
    assert found.mend_first == (
        Mend("e", Decimal("6.0"), Decimal("86.0")),
        Mend("c", Decimal("6.0"), Decimal("92.0")),
        Mend("d", Decimal("3.0"), Decimal("95.0")),
    )


def test_what_costs_nothing_is_not_on_the_trail() -> None:
    found = score({"a": "pass", "b": "fail"}, points(a=3, b=0))
    assert found.value == 100
    assert found.trail == ()
