"""What the tests of hazards share: rule sets as handed to the engine, and an ear at its door."""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gongkai.inference import durable as inference_module
from gongkai.inference.durable import infer, prepare
from gongkai.inference.limits import prove
from gongkai.inference.plan import Strata, plan
from gongkai.inference.production import Constraint, Pattern, Production
from gongkai.model.assessment import Score
from gongkai.model.errors import RuleFileError
from support.made_up import (
    PROFILE,
    UNSCORED,
    inferred,
    meta,
    random_observations,
    rule,
    violated_by,
)

SOURCE = Path(inference_module.__file__).read_text(encoding="utf-8")


def strata(rules: list) -> Strata:
    return plan(rules, violated_by(), PROFILE)


def big_rules(size: int = 120) -> list:
    """Needs, a veto, a task for a person and a meta-rule among many rules."""
    rules = [rule(f"r{n}", *([f"r{n // 10 * 10}"] if n % 10 else [])) for n in range(size)]
    rules += [rule("look", kind="manual"), rule("secret", veto=True)]
    return [*rules, meta("all", 2, "r1", "r2", "r11"), meta("over", 1, "all", "secret")]


BIG = strata(big_rules())


RULE_SET: dict[str, dict[str, list[dict[str, Any]]]] = json.loads(BIG.text)


def patterns() -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """Production, alias and tests of every pattern handed to the engine."""
    for name, body in RULE_SET.items():
        for pattern in body["all"]:
            ((alias, test),) = pattern.items()
            yield name, alias, test.get("$and", [test])


def asking(name: str, *tests: Constraint) -> Production:
    """A production with one pattern."""
    return Production(name, (Pattern("m", 1, tests),))


class Eavesdropper:
    """Stands between the wrapper and the engine and notes every fact."""

    def __init__(self, real: Any) -> None:
        self.real = real
        self.facts: list[str] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def assert_fact(self, handle: int, fact: str) -> tuple[int, int]:
        self.facts.append(fact)
        return self.real.assert_fact(handle, fact)

    def assert_event(self, handle: int, fact: str) -> tuple[int, int]:
        self.facts.append(fact)
        return self.real.assert_event(handle, fact)


def all_kinds_of_facts(overheard: Eavesdropper) -> list[dict[str, Any]]:
    """The facts of runs in which everything fails, is empty, is in doubt, or is random."""
    rules = big_rules()
    scored = Score(Decimal("50.0"), Decimal(1), Decimal(1), Decimal(1))
    for value in (1, None, ..., 0):
        inferred(rules, scored, **dict.fromkeys((one.id for one in rules), value))
    chance = random.Random("hazards")
    for _ in range(30):
        seen, waived = random_observations(chance, rules), ("r1", "secret", "all")
        infer(prepare(BIG), seen, {}, lambda *_: UNSCORED, waived)
    return [json.loads(fact) for fact in overheard.facts]


def python(script: str) -> subprocess.CompletedProcess[str]:
    path = f"import sys; sys.path.insert(0, {str(Path(__file__).parents[1])!r})\n"
    return subprocess.run(
        [sys.executable, "-c", path + script], capture_output=True, text=True, timeout=60
    )


def refused(limit: str, productions: list[Production]) -> None:
    with pytest.raises(RuleFileError) as caught:
        prove(tuple(productions), (), "rulebook.toml")
    told = dict(caught.value.message.values)["what"]
    assert told.key == f"infer.limit.{limit}"
