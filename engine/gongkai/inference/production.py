"""A rule of the inference engine (a *production*): patterns over facts that conclude something.

Only what durable_rules is known to do right can be written down here: tests of one whole number
of one fact, conjunctions, joins by existence, staged negation, and one equality of the rule's
number between two facts. There is no arithmetic, no text, no ``or``, no regular expression.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from gongkai.inference.facts import KIND, RULE, TRUE

Operator = Literal["==", "!=", "<", ">", "<=", ">="]

_OPERATORS = {"!=": "$neq", "<": "$lt", ">": "$gt", "<=": "$lte", ">=": "$gte"}


@dataclass(frozen=True, slots=True)
class Constraint:
    """``name operator value`` on one fact; a fact without the property does not pass."""

    name: str
    operator: Operator
    value: int = 1


@dataclass(frozen=True, slots=True)
class Pattern:
    """Matches facts of one kind that pass all tests; ``negated``: that no such fact exists;
    ``same_rule``: that it is about the rule of the production's first fact."""

    alias: str
    kind: int
    tests: tuple[Constraint, ...] = ()
    negated: bool = False
    same_rule: bool = False


@dataclass(frozen=True, slots=True)
class Production:
    """Fires once for every combination of facts that its patterns match."""

    name: str
    patterns: tuple[Pattern, ...]


def rule_set(productions: Iterable[Production]) -> str:
    """The JSON text that durable_rules compiles."""
    return json.dumps(
        {one.name: {"all": [_pattern(pattern, one.patterns[0]) for pattern in one.patterns]}
         for one in productions}
    )  # fmt: skip


def _pattern(pattern: Pattern, first: Pattern) -> dict[str, object]:
    tests: list[object] = [{KIND: pattern.kind}, *map(_test, pattern.tests)]
    if pattern.same_rule:
        # A join whose last test fails crashes the engine, so the last one cannot fail.
        tests += [{RULE: {first.alias: RULE}}, {TRUE: {first.alias: TRUE}}]
    alias = f"{pattern.alias}$not" if pattern.negated else pattern.alias
    return {alias: {"$and": tests} if len(tests) > 1 else tests[0]}


def _test(test: Constraint) -> dict[str, object]:
    if test.operator == "==":
        return {test.name: test.value}
    return {_OPERATORS[test.operator]: {test.name: test.value}}


@dataclass(frozen=True, slots=True)
class Meta:
    """A meta-rule: ``at_least`` of its members (rule numbers) must be violated."""

    members: tuple[int, ...]
    at_least: int

    def ways(self, letter: str) -> Iterator[tuple[int, ...]]:
        """The sets of members that make it fire: so many violated (``M``) or open (``O``), or so
        many not applicable that the rest is too few (``X``)."""
        too_few = len(self.members) - self.at_least + 1
        return combinations(self.members, too_few if letter == "X" else self.at_least)
