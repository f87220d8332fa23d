"""Tells, from the firings of one record, how a rule came to its status: the chain from the
measured value over what the rules it needs concluded to the conclusion."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from gongkai.message import Message, message
from gongkai.observation import Condition, Observation
from gongkai.strata.facts import half_steps
from gongkai.strata.plan import Strata


class Trace:
    """The firings of one record, ready to be asked about its rules. Costs next to nothing until
    it is asked."""

    __slots__ = ("excluded", "firings", "numbers", "observations", "strata")

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
        self.numbers = {rule: number for number, rule in enumerate(strata.rules)}

    def of(self, rule: str, status: str) -> tuple[Message, ...]:
        """The chain of one rule; the profile must not silence it."""
        number = self.numbers[rule]
        if status == "pass" and number not in self.strata.metas:
            value = self.observations[rule].value
            if type(value) is int:
                return _passed(self.strata.conditions[number], value)
        return (*self._reasons(number, {number}), *self._ending(number, status))

    def cause(self, rule: str) -> tuple[str, str] | None:
        """The rule it needs that settled its fate, and how: broken (``B``), not applicable
        (``A``), in doubt (``D``); None where it was none of them."""
        needs = self.strata.needs[self.numbers[rule]]
        for letter in "BAD":
            for needed in needs:
                if f"{letter}{needed}" in self.firings:
                    return letter, self.strata.rules[needed]
        return None

    def _reasons(self, number: int, told: set[int]) -> Iterator[Message]:
        """Why the rule is what it is before anything is concluded; ``told`` ends circles."""
        rule = self.strata.rules[number]
        if rule in self.excluded:
            yield message("infer.excluded", reason=self.excluded[rule])
        elif number in self.strata.metas:
            meta = self.strata.metas[number]
            yield message("infer.counting", rules=self._names(meta.members), at_least=meta.at_least)
        elif f"p{number}" in self.firings:
            yield message("infer.asked")
        else:
            yield _measured(self.observations[rule], self.strata.conditions[number])
        if f"c{number}" in self.firings:
            yield message("infer.candidate")
        for letter in "XMO":
            if found := next((f for f in self.firings if f.startswith(f"{letter}{number}.")), None):
                yield message(f"infer.members_{letter}", rules=self._names(self._members(found)))
        for needed in self.strata.needs[number]:
            for letter in "BAD":
                if f"{letter}{needed}" not in self.firings:
                    continue
                need = self.strata.rules[needed]
                if needed not in told:
                    told.add(needed)
                    for step in self._reasons(needed, told):
                        yield message("infer.of_need", rule=need, step=step)
                yield message(f"infer.need_{letter}", rule=need)

    def _ending(self, number: int, status: str) -> Iterator[Message]:
        yield message(f"infer.{status}")
        if f"t{number}" in self.firings:
            yield message("infer.veto")
        for other, meta in self.strata.metas.items():
            if number in meta.members and status in ("fail", "doubt"):
                yield message("infer.member_of", rule=self.strata.rules[other])

    def _members(self, firing: str) -> tuple[int, ...]:
        """The members whose facts made a meta-rule's production fire."""
        name, _, count = firing.partition(".")
        ways = self.strata.metas[int(name[1:])].ways(name[0])
        return next(islice(ways, int(count), None))

    def _names(self, numbers: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(self.strata.rules[number] for number in numbers)


def _measured(observation: Observation, condition: Condition) -> Message:
    value = observation.value
    if value is not None and half_steps(value) is None:
        return message("infer.not_a_number", value=value)
    if observation.doubtful:
        return message("infer.measured_doubtful", value="—" if value is None else value)
    if value is None:
        return message("infer.nothing_measured")
    return message(
        "infer.measured", value=value, operator=_SIGNS[condition.operator], limit=condition.limit
    )


_SIGNS = {"!=": "≠", "==": "＝", "<": "＜", ">": "＞"}


@lru_cache(maxsize=4096)
def _passed(condition: Condition, value: int) -> tuple[Message, ...]:
    return _measured(Observation("", value, message("")), condition), message("infer.pass")
