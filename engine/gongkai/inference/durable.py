"""Infers the status of every rule from what was measured, by forward chaining in durable_rules.

The only module that touches the engine. It drives the C module itself, not its ``durable.lang``
layer, which starts threads and swallows exceptions. One record at a time: facts are asserted one
by one into a fresh working memory, which is deleted afterwards, whatever happens. Anything that
goes wrong in the engine is a GongkaiError for this record, never a pass. A compiled rule set
lives as long as the process; it may be used after a fork, and by threads only in turn.
"""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Protocol, cast

import durable_rules_engine

from gongkai.inference.facts import Fact, alone
from gongkai.inference.plan import Strata, plan
from gongkai.inference.productions import letter_and_number
from gongkai.inference.trace import Conclusions
from gongkai.kinds import KINDS
from gongkai.model.assessment import Score
from gongkai.model.errors import GongkaiError
from gongkai.model.message import Message, message
from gongkai.model.observation import Observation
from gongkai.model.profile import Profile
from gongkai.model.verdict import Status
from gongkai.rulebook.rulebook import Rulebook


class Engine(Protocol):
    """The C module. ``handle`` is a compiled rule set, ``sid`` a working memory, ``offset`` its
    place. There is no batch assertion, no taking back, no timer and no callback: those crash,
    hang, or lose facts silently."""

    error: type[Exception]

    def create_ruleset(self, name: str, rules: str, /) -> int: ...

    def assert_fact(self, handle: int, fact: str, /) -> tuple[int, int]:
        """Result (1: nobody cares, 2: known already; both are fine) and the memory's offset."""
        ...

    def assert_event(self, handle: int, event: str, /) -> tuple[int, int]: ...

    def start_action_for_state(self, handle: int, offset: int, /) -> tuple[str, str] | None:
        """State and first firing, as JSON; None where nothing fires."""
        ...

    def complete_and_start_action(self, handle: int, offset: int, /) -> str | None:
        """The next firing; None where nothing fires any more."""
        ...

    def delete_state(self, handle: int, sid: str, /) -> None: ...


durable = cast(Engine, durable_rules_engine)
_SESSION = "0"
_ONE_AT_A_TIME = Lock()

_ABOUT_ITSELF = {"c": Fact.CANDIDATE, "M": Fact.CANDIDATE, "p": Fact.FOR_A_PERSON,
                 "n": Fact.NOT_APPLICABLE, "X": Fact.NOT_APPLICABLE}  # fmt: skip
_ABOUT_DEPENDANTS = {"B": Fact.NOT_APPLICABLE, "A": Fact.NOT_APPLICABLE, "D": Fact.DOUBTED}
_CONCLUDES: dict[str, Status] = {"v": "fail", "e": "waived", "d": "doubt", "O": "doubt",
                                 "m": "manual"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Inference:
    """A rulebook under a profile, ready to infer; ``handle`` is the engine's."""

    strata: Strata
    handle: int


Scoring = Callable[[Mapping[str, Status], frozenset[str]], Score]
"""Scores the statuses; the second argument are the blocked rules."""


def compile_rulebook(rulebook: Rulebook, profile: Profile) -> Inference:
    """Compile; RuleFileError where the rulebook cannot be inferred safely."""
    return prepare(plan(rulebook.rules, KINDS, profile))


def prepare(strata: Strata) -> Inference:
    """Hand the rule set to the engine, once in a process."""
    return Inference(strata, _handle(strata.text))


@cache
def _handle(text: str) -> int:
    try:
        handle = durable.create_ruleset("gongkai", text)
        # Deleting a working memory crashes the engine where nothing has ever fired in it.
        _, offset = durable.assert_fact(handle, alone("warm", Fact.WARM_UP))
        durable.start_action_for_state(handle, offset)
        durable.complete_and_start_action(handle, offset)
        durable.delete_state(handle, _SESSION)
    except durable.error as error:
        raise _failed(error) from error
    return handle


def infer(
    inference: Inference,
    observations: Mapping[str, Observation],
    excluded: Mapping[str, Message],
    scoring: Scoring,
    waived: Collection[str] = (),
) -> Conclusions:
    """Conclude a status for every rule, then the grade from the score they come to.

    ``excluded`` rules do not apply, whatever was measured. Every other rule except meta-rules
    must have its observation. ``waived`` are the rules for which there is a waiver in force.
    GongkaiError where the engine fails.
    """
    with _ONE_AT_A_TIME:
        try:
            memory = _Memory(inference)
            memory.excuse(waived)
            memory.observe(observations, excluded)
            statuses, blocked = memory.conclude()
            score = scoring(statuses, blocked)
            return Conclusions(
                statuses=statuses,
                blocked=blocked,
                vetoed_by=tuple(inference.strata.rules[n] for n in sorted(memory.vetoes)),
                score=score,
                grade=memory.grade(score),
                firings=tuple(memory.firings),
            )
        except durable.error as error:
            raise _failed(error) from error
        finally:
            with suppress(durable.error):  # there is none where the very first fact was refused
                durable.delete_state(inference.handle, _SESSION)


class _Memory:
    """The working memory of one record, and what was concluded in it so far."""

    def __init__(self, inference: Inference) -> None:
        self.strata = inference.strata
        self.handle = inference.handle
        self.offset = 0
        self.seen = 0
        self.statuses: list[Status] = ["pass"] * len(self.strata.rules)
        self.firings: list[str] = []
        self.broken: list[int] = []
        self.in_question: list[int] = []
        self.vetoes: list[int] = []

    def excuse(self, waived: Collection[str]) -> None:
        """The waivers; what the profile silences needs none."""
        for rule in waived:
            if (number := self.strata.numbers.get(rule)) is not None:
                self.tell(Fact.EXEMPT, number)

    def observe(
        self, observations: Mapping[str, Observation], excluded: Mapping[str, Message]
    ) -> None:
        """The first stratum: what was measured, and what follows along the needs. Doubts come
        when it is settled what does not apply, for they could change nothing of it."""
        doubted: list[int] = []
        for template in self.strata.chunks:
            chunk = template.fill(observations, excluded)
            _, self.offset = durable.assert_fact(self.handle, chunk.fact)
            for number in chunk.absent:
                self.tell(Fact.ABSENT, number)
            doubted += chunk.doubted
        for rule in excluded:
            if (number := self.strata.numbers.get(rule)) is not None:
                self.tell(Fact.NOT_APPLICABLE, number)
        self.settle()
        if self.seen != len(self.strata.chunks):
            raise GongkaiError(message("infer.lost", seen=self.seen, all=len(self.strata.chunks)))
        for number in self.in_question:
            if self.statuses[number] == "not_applicable" and number not in self.strata.awaited:
                durable.assert_fact(self.handle, self.strata.facts[Fact.NOT_APPLICABLE, number])
        if doubted:
            for number in doubted:
                self.tell(Fact.DOUBTED, number)
            self.settle()

    def conclude(self) -> tuple[Mapping[str, Status], frozenset[str]]:
        """The second and third stratum: the statuses, and the blocked rules."""
        _, self.offset = durable.assert_fact(self.handle, alone("second", Fact.SECOND_STRATUM))
        self.settle()
        if self.strata.metas:
            durable.assert_fact(self.handle, alone("third", Fact.THIRD_STRATUM))
            self.settle()
        statuses = dict(zip(self.strata.rules, self.statuses, strict=True))
        return statuses, self.strata.blocked_by(self.broken)

    def grade(self, score: Score) -> str | None:
        """Post the score as an event; one band takes it, or none where too little was judged."""
        if score.value is None:
            return None
        tenths, share = int(score.value * 10), int(score.judged * 100)
        veto = 1 if self.vetoes else 0
        summary = alone("summary", Fact.SUMMARY, score=tenths, judged=share, veto=veto)
        before = len(self.firings)
        durable.assert_event(self.handle, summary)
        self.settle()
        taken = self.firings[before:]
        return self.strata.bands[int(taken[0][1:])] if taken else None

    def settle(self) -> None:
        """Let everything fire that can, and assert what it concludes."""
        first = durable.start_action_for_state(self.handle, self.offset)
        fired = first[1] if first else None
        while fired:
            name = fired[2 : fired.index('"', 2)]
            if len(name) == 1:  # speaks of any rule: its number ends the first fact
                at = fired.index('"i":') + 4
                name += fired[at : fired.index("}", at)]
            self.firings.append(name)
            self.act(*letter_and_number(name))
            fired = durable.complete_and_start_action(self.handle, self.offset)

    def act(self, letter: str, number: int) -> None:
        """What follows from one firing."""
        if letter in _ABOUT_ITSELF:
            self.tell(_ABOUT_ITSELF[letter], number)
        elif letter in _ABOUT_DEPENDANTS:
            if letter == "B":
                self.broken.append(number)
            for dependant in self.strata.dependants[number]:
                self.tell(_ABOUT_DEPENDANTS[letter], dependant)
        elif letter in _CONCLUDES:
            self.decide(number, _CONCLUDES[letter])
        elif letter == "t":
            self.vetoes.append(number)
        elif letter == "r":
            self.seen += 1

    def tell(self, fact: Fact, number: int) -> None:
        """Assert a fact about a rule, where some production listens and something can follow. No
        doubt follows where the rule does not apply; and that it does not apply concerns, beside
        those that wait for it, only what is in question (see ``observe``)."""
        if fact in (Fact.NOT_APPLICABLE, Fact.DOUBTED):
            if self.statuses[number] == "not_applicable":
                return
            if fact is Fact.NOT_APPLICABLE:
                self.statuses[number] = "not_applicable"
                if number not in self.strata.awaited:
                    return
        elif fact in (Fact.CANDIDATE, Fact.FOR_A_PERSON):
            self.in_question.append(number)
        if told := self.strata.facts.get((fact, number)):
            durable.assert_fact(self.handle, told)

    def decide(self, number: int, status: Status) -> None:
        """A conclusion of the second or third stratum; no rule may come to two different ones."""
        if self.statuses[number] not in ("pass", status):
            raise GongkaiError(message("infer.contradiction", rule=self.strata.rules[number]))
        self.statuses[number] = status
        if status == "fail":
            self.tell(Fact.VIOLATION, number)
        if status in ("fail", "doubt"):
            self.tell(Fact.OPEN, number)


def _failed(error: Exception) -> GongkaiError:
    return GongkaiError(message("infer.engine_failed", reason=str(error)))
