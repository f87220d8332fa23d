"""The built-in rules notice what is planted in the base records. The whole run takes half a minute
and is `gongkai rules mutate`; here every kind of defect is planted three times in each."""

from functools import cache

import pytest

from gongkai.authoring.mutation import Tally, ground_of_base, load_operators, mutate, tally
from support.judged import rulebook


@cache
def found() -> Tally:
    book = rulebook()
    grounds = [ground_of_base(name, book) for name in book.bases]
    run = mutate(book, grounds, load_operators(book), seed=2026, limit=3)
    return tally(run.trials(), run.cleans, book)


def test_the_rules_meant_catch_98_of_100():
    missed = [
        (trial.ground, trial.operator.id, trial.defect.keys())
        for trial in found().trials
        if trial.result in ("missed", "others")
    ]
    assert (found().whole.score or 0) >= 0.98, missed


def test_no_rule_fails_on_a_flaw_free_report():
    assert found().false == {}


def test_no_rule_fires_where_it_should_not():
    assert [(trial.operator.id, trial.defect.place, trial.stray) for trial in found().stray] == []


def test_every_rule_is_triggered_by_some_defect():
    assert found().silent == ()


@pytest.mark.parametrize("operator", load_operators(rulebook()), ids=lambda operator: operator.id)
def test_every_kind_of_defect_can_be_planted_somewhere(operator: object):
    assert operator.id in found().operators  # pyright: ignore[reportAttributeAccessIssue]
