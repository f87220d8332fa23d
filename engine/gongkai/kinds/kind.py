"""What every kind of rule offers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from gongkai.model.errors import GongkaiError
from gongkai.model.form import Form
from gongkai.model.message import message
from gongkai.model.observation import Condition, Observation
from gongkai.model.rule import Rule

Measured = TypeVar("Measured")
"""What is measured: a report with its form (``Subject``), or a body's year among all others
(``panel.seat.Seat``)."""
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


def any_at_all(rule: Rule) -> Condition:
    """Of what is counted there should be nothing."""
    return Condition(">", 0)


def nothing_to_parse(rule: Rule, forms: tuple[Form, ...]) -> None:
    """The types and choices of the parameters are all there is to check."""


@dataclass(frozen=True, slots=True)
class Kind(Generic[Measured]):
    """A way of measuring.

    ``observe`` measures one rule on one subject and never raises for what a report may contain.
    ``condition`` says when the measured number is a violation. ``compile`` checks the rule's
    parameters against the forms when the rulebook is loaded and raises RuleFileError; it is
    where expressions and patterns are parsed (cached), so that ``observe`` only evaluates.
    ``absence``: it may find fault with what it did not find.
    The kind's explanation is the catalogue entry ``kind.<id>``.
    """

    id: str
    parameters: tuple[Parameter, ...]
    observe: Callable[[Rule, Measured], Observation]
    condition: Callable[[Rule], Condition] = any_at_all
    compile: Callable[[Rule, tuple[Form, ...]], None] = nothing_to_parse
    absence: bool = False


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
