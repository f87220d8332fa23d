"""Tells, from the firings of one record, how a rule came to its status: the chain from the
measured value over what the rules it needs concluded to the conclusion."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import get_args

from gongkai.inference.plan import Strata
from gongkai.model.assessment import Score
from gongkai.model.message import Message, message
from gongkai.model.observation import Observation, Operator
from gongkai.model.verdict import Status


class Trace:
    """The firings of one record, ready to be asked about its rules. Costs next to nothing until
    it is asked."""

    __slots__ = ("excluded", "firings", "observations", "strata")

    def __init__(
        self,
        strata: Strata,
        firings: tuple[str, ...],
        observations: Mapping[str, Observation],
        excluded: Mapping[str, Message],
    ) -> None:
        self.strata = strata
        self.firings = dict.fromkeys(firings)
        self.observations = observations
        self.excluded = excluded

    def of(self, rule: str, status: Status) -> tuple[Message, ...]:
        """The chain of one rule; the profile must not silence it."""
        number = self.strata.numbers[rule]
        if status == "pass":
            return self._beginning(number), _CONCLUSIONS[status]
        return (*self._reasons(number, {number}), *self._ending(number, status))

    def members(self, rule: str) -> tuple[str, ...]:
        """The rules that this one counts, without those that the profile silences; empty where it
        measures something of its own."""
        meta = self.strata.metas.get(self.strata.numbers[rule])
        return self._names(meta.members) if meta else ()

    def cause(self, rule: str) -> tuple[str, str] | None:
        """The rule it needs that settled its fate, and how: broken (``B``), not applicable
        (``A``), in doubt (``D``); None where it was none of them."""
        needs = self.strata.needs[self.strata.numbers[rule]]
        for letter in "BAD":
            for needed in needs:
                if f"{letter}{needed}" in self.firings:
                    return letter, self.strata.rules[needed]
        return None

    def _reasons(self, number: int, told: set[int]) -> list[Message]:
        """Why the rule is what it is before anything is concluded; ``told`` ends circles."""
        steps = [self._beginning(number)]
        if f"c{number}" in self.firings:
            steps.append(_CANDIDATE)
        if number in self.strata.metas:
            steps += self._counted(number)
        for needed in self.strata.needs[number]:
            for letter in "BAD":
                if f"{letter}{needed}" in self.firings:
                    steps += self._need(letter, needed, told)
        return steps

    def _beginning(self, number: int) -> Message:
        """What the rule starts from: a value, or why there is none."""
        rule = self.strata.rules[number]
        if rule in self.excluded:
            return message("infer.excluded", reason=self.excluded[rule])
        if number in self.strata.metas:
            meta = self.strata.metas[number]
            return message(
                "infer.counting", rules=self._names(meta.members), at_least=meta.at_least
            )
        if f"p{number}" in self.firings:
            return _ASKED
        seen, condition = self.observations[rule], self.strata.conditions[number]
        if isinstance(seen.value, Decimal) and not seen.value.is_finite():
            return message("infer.not_a_number", value=seen.value)
        return _measured(condition.operator, condition.limit, seen.value, seen.doubtful)

    def _counted(self, number: int) -> Iterator[Message]:
        """The members that made a meta-rule fire."""
        for letter in "XMO":
            if found := next((f for f in self.firings if f.startswith(f"{letter}{number}.")), None):
                yield message(f"infer.members_{letter}", rules=self._names(self._members(found)))

    def _need(self, letter: str, needed: int, told: set[int]) -> Iterator[Message]:
        """What a needed rule did to this one, told from its own beginning the first time."""
        rule = self.strata.rules[needed]
        if needed not in told:
            told.add(needed)
            for step in self._reasons(needed, told):
                yield message("infer.of_need", rule=rule, step=step)
        yield message(f"infer.need_{letter}", rule=rule)

    def _ending(self, number: int, status: Status) -> list[Message]:
        steps = [_CONCLUSIONS[status]]
        if f"t{number}" in self.firings:
            steps.append(message("infer.veto"))
        if status in ("fail", "doubt"):
            for other, meta in self.strata.metas.items():
                if number in meta.members:
                    steps.append(message("infer.member_of", rule=self.strata.rules[other]))
        return steps

    def _members(self, firing: str) -> tuple[int, ...]:
        """The members whose facts made a meta-rule's production fire."""
        name, _, count = firing.partition(".")
        ways = self.strata.metas[int(name[1:])].ways(name[0])
        return next(islice(ways, int(count), None))

    def _names(self, numbers: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(self.strata.rules[number] for number in numbers)


_SIGNS = {"!=": "≠", "==": "＝", "<": "＜", ">": "＞"}
_CANDIDATE = message("infer.candidate")
_ASKED = message("infer.asked")
_CONCLUSIONS = {status: message(f"infer.{status}") for status in get_args(Status)}


@lru_cache(maxsize=4096, typed=True)
def _measured(
    operator: Operator, limit: int, value: int | Decimal | None, doubtful: bool
) -> Message:
    if doubtful:
        return message("infer.measured_doubtful", value="—" if value is None else value)
    if value is None:
        return message("infer.nothing_measured")
    return message("infer.measured", value=value, operator=_SIGNS[operator], limit=limit)


@dataclass(frozen=True, slots=True)
class Conclusions:
    """``statuses`` has every rule that the profile does not silence. ``blocked`` are those not
    applicable because a rule they need is broken. ``grade`` is the id of a band. ``firings`` are
    the productions that fired, in their order (their names: see ``chaining``).
    """

    statuses: Mapping[str, Status]
    blocked: frozenset[str]
    vetoed_by: tuple[str, ...]
    score: Score
    grade: str | None
    firings: tuple[str, ...]
