"""The inference and the oracle agree on random rulebooks and random observations.

``GONGKAI_ORACLE_VERDICTS=200000 python -m pytest tests/test_inference_oracle.py`` runs it longer.
"""

import os
import random
from collections import Counter
from decimal import Decimal

import oracle
from gongkai.assessment import Score
from gongkai.inference import infer, prepare
from gongkai.message import Text, message
from gongkai.observation import Condition, Observation
from gongkai.profile import Band, Override, Profile
from gongkai.rule import Applies, Rule
from gongkai.strata.plan import plan

VERDICTS = int(os.environ.get("GONGKAI_ORACLE_VERDICTS", "20000"))
RECORDS_OF_A_RULEBOOK = 40
NOTHING = Text("", "")

VALUES = (0, 0, 0, 0, 0, 1, 1, 2, 3, -1, -2, 7, 100, 2**31, 2**63, -(2**63), 2**64, 10**30, True,
          Decimal(0), Decimal("-0"), Decimal("1.0"), Decimal("0.5"), Decimal("-0.5"),
          Decimal("1e-400"), Decimal("-1E-7"), Decimal("2.9999999999999999999"), Decimal("1e16"),
          Decimal("1e999999"), Decimal("-1e999999"), Decimal("NaN"), Decimal("sNaN"),
          Decimal("Infinity"), Decimal("-Infinity"))  # fmt: skip
LIMITS = (0, 0, 0, 0, 1, 2, 3, -1, 100, 2**29, -(2**29))


def rulebook(chance: random.Random) -> tuple[list[Rule], dict[str, Condition]]:
    """Up to 120 rules; needs may even run in circles, meta-rules may count meta-rules."""
    size = chance.choice((1, 3, 8, 20, 40, 70, 120))
    ids = [f"r{number}" for number in range(size)]
    kinds = chance.choices(("cell", "manual", "meta"), (20, 1, 3), k=size)
    plain = [id for id, kind in zip(ids, kinds, strict=True) if kind != "meta"]
    countable = [id for id, kind in zip(ids, kinds, strict=True) if kind != "manual"]
    how_many = chance.choice((0, 0.2, 1))
    rules: list[Rule] = []
    for id, kind in zip(ids, kinds, strict=True):
        needs: list[str] = []
        if plain and chance.random() < how_many:
            needs = chance.sample(plain, min(len(plain), chance.choice((1, 1, 1, 2, 3))))
        parameters: dict[str, object] = {}
        if kind == "meta":
            members = chance.sample(countable, min(len(countable), chance.randint(1, 5)))
            parameters = {"any": members, "at_least": chance.randint(1, len(members))}
        rules.append(
            Rule(id, "part", NOTHING, (), kind, "error", Decimal(1), NOTHING, parameters=parameters,
                 applies=Applies(needs=tuple(needs)), veto=chance.random() < 0.03)
        )  # fmt: skip
    operators = ("!=", "!=", "<", ">", "==")
    return rules, {
        rule.id: Condition(chance.choice(operators), chance.choice(LIMITS)) for rule in rules
    }


def profile(chance: random.Random) -> Profile:
    limits = sorted(chance.sample(range(1, 1000), chance.randint(1, 5)), reverse=True)
    bands = [Band(f"b{at}", NOTHING, Decimal(limit) / 10) for at, limit in enumerate([*limits, 0])]
    return Profile("p", NOTHING, tuple(bands), Decimal(chance.randint(0, 100)) / 100,
                   chance.choice(bands).id)  # fmt: skip


def observations(chance: random.Random, rules: list[Rule]) -> dict[str, Observation]:
    calm = chance.choice((0.5, 0.9, 0.97))
    return {
        rule.id: Observation(
            rule.id,
            chance.choice((*VALUES, *([None] * 6))) if chance.random() > calm else 0,
            message("made.up"),
            doubtful=chance.random() > max(calm, 0.8),
        )
        for rule in rules
        if rule.kind != "meta"
    }


def test_inference_agrees_with_the_oracle() -> None:
    chance = random.Random(f"gongkai {VERDICTS}")
    met: Counter[str] = Counter()
    grades: Counter[str | None] = Counter()
    while met.total() < VERDICTS:
        rules, conditions = rulebook(chance)
        chosen = profile(chance)
        inference = prepare(plan(rules, conditions, chosen))
        for _ in range(RECORDS_OF_A_RULEBOOK):
            seen = observations(chance, rules)
            excluded = {r.id for r in rules if chance.random() < 0.05}
            score = Score(
                Decimal(chance.randint(0, 1000)) / 10, Decimal(chance.randint(0, 100)) / 100,
                Decimal(1), Decimal(1),
            )  # fmt: skip
            found = infer(
                inference,
                seen,
                dict.fromkeys(excluded, message("made.up")),
                lambda statuses, blocked, score=score: score,
            )
            wanted, blocked = oracle.statuses(rules, conditions, seen, excluded)
            vetoes = [r.id for r in rules if r.veto and wanted[r.id] == "fail"]
            assert found.statuses == wanted
            assert found.blocked == blocked
            assert found.vetoed_by == tuple(vetoes)
            assert score.value is not None
            wanted_grade = oracle.grade(chosen, score.value, score.judged, bool(vetoes))
            assert found.grade == wanted_grade
            met.update(wanted.values())
            grades[found.grade] += 1
    assert set(met) == {"pass", "fail", "doubt", "not_applicable", "manual"}
    assert len(grades) > 3


def test_a_silenced_rule_is_as_if_it_were_not_written() -> None:
    chance = random.Random("silence")
    rules, conditions = rulebook(chance)
    rules = [rule for rule in rules if rule.kind != "meta"]
    silent = {rule.id for rule in rules[::3]}
    base = profile(chance)
    muted = Profile(base.id, base.title, base.bands, base.judged_at_least, base.veto_cap, (),
                    dict.fromkeys(silent, Override(silenced=True)))  # fmt: skip
    seen = observations(chance, rules)
    kept = [
        Rule(r.id, r.part, r.title, (), r.kind, r.level, r.points, r.fix, veto=r.veto,
             applies=Applies(needs=tuple(n for n in r.applies.needs if n not in silent)))
        for r in rules if r.id not in silent
    ]  # fmt: skip
    nothing = Score(None, Decimal(0), Decimal(0), Decimal(0))
    found = infer(prepare(plan(rules, conditions, muted)), seen, {}, lambda *_: nothing)
    assert found.statuses == oracle.statuses(kept, conditions, seen, set())[0]
    assert found.grade is None
