"""What every kind of rule offers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from gongkai.model.errors import GongkaiError
from gongkai.model.form import Form
from gongkai.model.message import message
from gongkai.model.observation import Condition, Observation
from gongkai.model.rule import Rule
from gongkai.rule_language.identity import Balance

Measured = TypeVar("Measured")
"""What is measured: a report with its form (``Subject``), or a body's year among all others
(``PanelSubject``)."""
ParameterType = Literal["text", "integer", "number", "flag", "texts", "table", "tables",
                        "expression", "pattern", "patterns", "cells", "place", "places",
                        "wording"]  # fmt: skip
"""``place`` is a part of the report's prose (``kinds.prose.place_names``), ``wording`` a text in
both languages."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A key of a rule's TOML beyond the common ones. ``choices`` closes the list of values.

    Its explanation is the catalogue entry ``kind.<kind>.<name>``.
    """

    name: str
    type: ParameterType
    required: bool = False
    choices: tuple[str, ...] = ()


Demand = Literal["filled", "number", "zero"]
"""What is asked of a cell by itself: that something stands in it, that what stands in it is a whole
number not below 0, that it is 0."""


@dataclass(frozen=True, slots=True)
class Quorum:
    """So many at least of these rules must be violated. ``members`` are their ids."""

    members: tuple[str, ...]
    at_least: int


def any_at_all(rule: Rule) -> Condition:
    """Of what is counted there should be nothing."""
    return Condition(">", 0)


def no_demand(rule: Rule) -> Demand | None:
    """Nothing is asked of a cell by itself."""
    return None


def nothing_to_parse(rule: Rule, forms: tuple[Form, ...]) -> None:
    """The types and choices of the parameters are all there is to check."""


@dataclass(frozen=True, slots=True)
class Kind(Generic[Measured]):
    """A way of measuring.

    ``observe`` measures one rule on one subject and never raises for what a report may contain.
    ``condition`` says when the measured number is a violation. ``compile`` checks the rule's
    parameters against the forms when the rulebook is loaded and raises RuleFileError; it is
    where expressions and patterns are parsed (cached), so that ``observe`` only evaluates.
    The kind's explanation is the catalogue entry ``kind.<id>``.

    What others ask about it, so that nobody needs to know its name:
    ``absence``: it may find fault with what it did not find.
    ``asks``: it measures nothing and asks a person the ``question`` of the rule.
    ``heeds_cells``: it looks at numbers alone and heeds the doubt on each of them.
    ``follows``: it holds numbers of this year against those of last year's report.
    ``quorum``: the other rules that a rule counts instead of measuring something of its own.
    ``identities``: those that a rule wants to hold in each line of this report's tables.
    ``demand``: what a rule asks of each of its cells by itself.
    """

    id: str
    parameters: tuple[Parameter, ...]
    observe: Callable[[Rule, Measured], Observation]
    condition: Callable[[Rule], Condition] = any_at_all
    compile: Callable[[Rule, tuple[Form, ...]], None] = nothing_to_parse
    absence: bool = False
    asks: bool = False
    heeds_cells: bool = False
    follows: bool = False
    quorum: Callable[[Rule], Quorum] | None = None
    identities: Callable[[Rule, Measured], Iterator[Balance]] | None = None
    demand: Callable[[Rule], Demand | None] = no_demand


def measured(rule: Rule, measure: Callable[[], Observation]) -> Observation:
    """What comes of measuring one rule. A fault of the program in doing so is a doubt, never a
    pass."""
    try:
        return measure()
    except GongkaiError:
        raise
    except Exception as error:
        fault = f"{type(error).__name__}: {error}"
        told = message("infer.internal_error", rule=rule.id, fault=fault)
        return Observation(rule.id, None, told, doubtful=True)
