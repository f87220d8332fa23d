"""The inference and the oracle agree on random rulebooks and random observations.

``GONGKAI_ORACLE_VERDICTS=200000 pytest tests/inference/test_inference_oracle.py`` runs it longer.
"""

import os
import random
from collections import Counter
from dataclasses import replace
from decimal import Decimal

from gongkai.inference.durable import infer, prepare
from gongkai.inference.plan import plan
from gongkai.model.assessment import Score
from gongkai.model.message import message
from gongkai.model.profile import Override
from support import oracle
from support.made_up import (
    UNSCORED,
    random_observations,
    random_profile,
    random_rules,
    rule,
    violated_by,
)

VERDICTS = int(os.environ.get("GONGKAI_ORACLE_VERDICTS", "20000"))
RECORDS_OF_A_RULEBOOK = 40


def test_inference_agrees_with_the_oracle() -> None:
    chance = random.Random(f"gongkai {VERDICTS}")
    met: Counter[str] = Counter()
    grades: Counter[str | None] = Counter()
    while met.total() < VERDICTS:
        rules, conditions = random_rules(chance)
        chosen = random_profile(chance)
        inference = prepare(plan(rules, violated_by(conditions), chosen))
        for _ in range(RECORDS_OF_A_RULEBOOK):
            seen = random_observations(chance, rules)
            excluded = {r.id for r in rules if chance.random() < 0.05}
            exempt = {r.id for r in rules if chance.random() < 0.1}
            score = Score(
                Decimal(chance.randint(0, 1000)) / 10, Decimal(chance.randint(0, 100)) / 100,
                Decimal(1), Decimal(1),
            )  # fmt: skip
            found = infer(
                inference,
                seen,
                dict.fromkeys(excluded, message("made.up")),
                lambda statuses, blocked, score=score: score,
                exempt,
            )
            wanted, blocked = oracle.statuses(rules, conditions, seen, excluded, exempt)
            vetoes = [r.id for r in rules if r.veto and wanted[r.id] == "fail"]
            assert found.statuses == wanted
            assert found.blocked == blocked
            assert found.vetoed_by == tuple(vetoes)
            assert score.value is not None
            wanted_grade = oracle.grade(chosen, score.value, score.judged, bool(vetoes))
            assert found.grade == wanted_grade
            met.update(wanted.values())
            grades[found.grade] += 1
    assert set(met) == {"pass", "fail", "waived", "doubt", "not_applicable", "manual"}
    assert len(grades) > 3


def test_a_silenced_rule_is_as_if_it_were_not_written() -> None:
    chance = random.Random("silence")
    rules, conditions = random_rules(chance)
    rules = [one for one in rules if one.kind != "meta"]
    silent = {one.id for one in rules[::3]}
    muted = replace(random_profile(chance), rules=dict.fromkeys(silent, Override(silenced=True)))
    seen = random_observations(chance, rules)
    kept = [
        rule(one.id, *(n for n in one.applies.needs if n not in silent), kind=one.kind)
        for one in rules
        if one.id not in silent
    ]
    found = infer(
        prepare(plan(rules, violated_by(conditions), muted)), seen, {}, lambda *_: UNSCORED
    )
    assert found.statuses == oracle.statuses(kept, conditions, seen, set())[0]
