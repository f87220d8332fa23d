"""Facts as durable_rules reads them: short fixed names, whole numbers, no text.

All numbers are written twice as large as they are, so that what lies between two whole numbers
has a place of its own: the engine never parses a fraction, an exponent or a saturating giant,
and still compares every value with a limit exactly as Decimal would.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from math import floor
from typing import NamedTuple

from gongkai.model.errors import GongkaiError
from gongkai.model.message import Message, message
from gongkai.model.observation import Observation

KIND = "k"
RULE = "i"
TRUE = "_"
AWAITED = "w"
SEEN = "z"
"""Names of properties: the kind of fact, the number of the rule that a fact is about, the test
that always holds (every fact has it as 1), whether others wait for it, and the mark at the end
of a chunk."""

LARGEST_LIMIT = 2**29
"""Conditions may compare with whole numbers up to this; doubled they fit 32 bits."""
SMALLEST = -2 * (LARGEST_LIMIT + 1)
"""No value is written smaller."""


class Fact(IntEnum):
    """What a fact says. A chunk of observations is ``CHUNK`` + its number."""

    CANDIDATE = 1
    NOT_APPLICABLE = 2
    DOUBTED = 3
    VIOLATION = 4
    OPEN = 5
    FOR_A_PERSON = 6
    EXEMPT = 7
    ABSENT = 8
    SECOND_STRATUM = 9
    THIRD_STRATUM = 10
    SUMMARY = 11
    WARM_UP = 12
    CHUNK = 100


_LETTERS = {Fact.CANDIDATE: "C", Fact.NOT_APPLICABLE: "N", Fact.DOUBTED: "D", Fact.VIOLATION: "V",
            Fact.OPEN: "O", Fact.FOR_A_PERSON: "P", Fact.EXEMPT: "E", Fact.ABSENT: "A"}  # fmt: skip


def fact_id(fact: Fact, number: int) -> str:
    """The id of the fact that says this about the rule with this number: ``C12``."""
    return f"{_LETTERS[fact]}{number}"


def about(fact: Fact, number: int, *, awaited: bool) -> str:
    """The JSON of a fact about one rule; ``awaited`` where more follows from it for other rules
    or for the grade. The rule's number stands last, where ``inference`` looks for it."""
    return (
        f'{{"id":"{fact_id(fact, number)}","sid":"0","_":1,"k":{fact:d},'
        f'"w":{awaited:d},"i":{number}}}'
    )


def alone(name: str, fact: Fact, **numbers: int) -> str:
    """The JSON of a fact that is about no rule: a stage, the summary."""
    more = "".join(f',"{key}":{value}' for key, value in numbers.items())
    return f'{{"id":"{name}","sid":"0","_":1,"k":{fact:d}{more}}}'


def half_steps(value: int | Decimal) -> int | None:
    """Twice the value; the odd number in between where it is not whole; None where it is not a
    finite number. Values beyond every limit that a condition can have are cut off there."""
    if not isinstance(value, int):
        value = Decimal(value)
        if not value.is_finite():
            return None
    if abs(value) > LARGEST_LIMIT:
        return SMALLEST if value < 0 else -SMALLEST
    whole = floor(value)
    return 2 * whole + (whole != value)


@dataclass(frozen=True, slots=True)
class Template:
    """The JSON of one chunk of observations, written once; numbers are filled in for a record.

    ``slots`` are, for each rule, its number and id and two pieces of JSON: with the value 0, and
    before another value.
    """

    start: str
    slots: tuple[tuple[int, str, str, str], ...]

    def fill(
        self, observations: Mapping[str, Observation], excluded: Mapping[str, Message]
    ) -> "Filled":
        """The fact with everything that was measured beyond doubt; GongkaiError where the
        observation of a rule is missing that is not excluded."""
        pieces = [self.start]
        absent: list[int] = []
        doubted: list[int] = []
        for number, rule, zero, before in self.slots:
            if rule in excluded:
                continue
            observation = observations.get(rule)
            if observation is None:
                raise GongkaiError(message("infer.unmeasured", rule=rule))
            value = observation.value
            if observation.doubtful:
                doubted.append(number)
            elif value is None:
                absent.append(number)
            elif type(value) is int and not value:
                pieces.append(zero)
            elif (steps := half_steps(value)) is None:
                doubted.append(number)
            else:
                pieces.append(f"{before}{steps},")
        pieces.append('"z":1}')
        return Filled("".join(pieces), absent, doubted)


class Filled(NamedTuple):
    """A chunk of one record: its fact, the rules for which nothing was measured, and the rules
    in doubt."""

    fact: str
    absent: list[int]
    doubted: list[int]


def template(chunk: int, numbers: tuple[int, ...], rules: tuple[str, ...]) -> Template:
    """The template of a chunk: the rules with these numbers."""
    start = f'{{"id":"chunk{chunk}","sid":"0","_":1,"k":{Fact.CHUNK + chunk},'
    return Template(start, tuple((n, rules[n], f'"v{n}":0,', f'"v{n}":') for n in numbers))
