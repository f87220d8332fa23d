"""Made-up rules, profiles and observations, by hand or at random, to infer from."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from gongkai.inference.durable import Conclusions, infer, prepare
from gongkai.inference.plan import plan
from gongkai.kinds import KINDS
from gongkai.kinds.kind import Kind
from gongkai.model.assessment import Score
from gongkai.model.message import Text, message
from gongkai.model.observation import Condition, Observation
from gongkai.model.profile import Band, Profile
from gongkai.model.rule import Applies, Rule

NOTHING = Text("", "")
UNSCORED = Score(None, Decimal(0), Decimal(0), Decimal(0))
BROKEN = Condition("!=", 0)
PROFILE = Profile(
    "default",
    Text("通用", "general"),
    tuple(Band(grade, Text(grade, grade), Decimal(at_least)) for grade, at_least in (
        ("excellent", 90), ("good", 80), ("adequate", 60), ("poor", 0))),
    Decimal("0.8"),
    "adequate",
)  # fmt: skip


def rule(name: str, *needs: str, kind: str = "cell", veto: bool = False, **parameters: Any) -> Rule:
    title = Text(f"规则 {name}", f"rule {name}")
    return Rule(name, "part", title, (), kind, "error", Decimal(1), NOTHING,
                applies=Applies(needs=needs), veto=veto, parameters=parameters)  # fmt: skip


def meta(name: str, at_least: int, *members: str) -> Rule:
    return rule(name, kind="meta", any=list(members), at_least=at_least)


def violated_by(conditions: Mapping[str, Condition] | None = None) -> dict[str, Kind[Any]]:
    """The kinds, with these conditions of rules; ``value != 0`` for those that have none."""
    own = conditions or {}
    return {
        id_: replace(kind, condition=lambda rule: own.get(rule.id, BROKEN))
        for id_, kind in KINDS.items()
    }


def observed(rules: Sequence[Rule], **values: Any) -> dict[str, Observation]:
    """0 for every rule, or the value given; ``...`` is a doubt."""
    return {
        one.id: Observation(
            one.id, None if value is ... else value, message("made.up"), value is ...
        )
        for one in rules
        if one.kind != "meta"
        for value in (values.get(one.id, 0),)
    }


def inferred(
    rules: Sequence[Rule], score: Score = UNSCORED, waived: Sequence[str] = (), **values: Any
) -> Conclusions:
    """What follows from these values where every condition is ``value != 0``."""
    inference = prepare(plan(rules, violated_by(), PROFILE))
    return infer(inference, observed(rules, **values), {}, lambda *_: score, waived)


VALUES = (0, 0, 0, 0, 0, 1, 1, 2, 3, -1, -2, 7, 100, 2**31, 2**63, -(2**63), 2**64, 10**30, True,
          Decimal(0), Decimal("-0"), Decimal("1.0"), Decimal("0.5"), Decimal("-0.5"),
          Decimal("1e-400"), Decimal("-1E-7"), Decimal("2.9999999999999999999"), Decimal("1e16"),
          Decimal("1e999999"), Decimal("-1e999999"), Decimal("NaN"), Decimal("sNaN"),
          Decimal("Infinity"), Decimal("-Infinity"))  # fmt: skip
LIMITS = (0, 0, 0, 0, 1, 2, 3, -1, 100, 2**29, -(2**29))


def random_rules(chance: random.Random) -> tuple[list[Rule], dict[str, Condition]]:
    """Up to 120 rules; needs may even run in circles, meta-rules may count meta-rules."""
    size = chance.choice((1, 3, 8, 20, 40, 70, 120))
    ids = [f"r{number}" for number in range(size)]
    kinds = chance.choices(("cell", "manual", "meta"), (20, 1, 3), k=size)
    plain = [name for name, kind in zip(ids, kinds, strict=True) if kind != "meta"]
    countable = [name for name, kind in zip(ids, kinds, strict=True) if kind != "manual"]
    how_many = chance.choice((0, 0.2, 1))
    rules: list[Rule] = []
    for name, kind in zip(ids, kinds, strict=True):
        needs: list[str] = []
        if plain and chance.random() < how_many:
            needs = chance.sample(plain, min(len(plain), chance.choice((1, 1, 1, 2, 3))))
        veto = chance.random() < 0.03
        if kind == "meta":
            members = chance.sample(countable, min(len(countable), chance.randint(1, 5)))
            rules.append(
                rule(name, *needs, kind=kind, veto=veto, any=members,
                     at_least=chance.randint(1, len(members)))
            )  # fmt: skip
        else:
            rules.append(rule(name, *needs, kind=kind, veto=veto))
    operators = ("!=", "!=", "<", ">", "==")
    return rules, {
        rule.id: Condition(chance.choice(operators), chance.choice(LIMITS)) for rule in rules
    }


def random_profile(chance: random.Random) -> Profile:
    limits = sorted(chance.sample(range(1, 1000), chance.randint(1, 5)), reverse=True)
    bands = [Band(f"b{at}", NOTHING, Decimal(limit) / 10) for at, limit in enumerate([*limits, 0])]
    return Profile("p", NOTHING, tuple(bands), Decimal(chance.randint(0, 100)) / 100,
                   chance.choice(bands).id)  # fmt: skip


def random_observations(chance: random.Random, rules: list[Rule]) -> dict[str, Observation]:
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
