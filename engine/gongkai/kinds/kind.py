"""What every kind of rule offers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from gongkai.form import Form
from gongkai.observation import Condition, Observation
from gongkai.rule import Rule

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


@dataclass(frozen=True, slots=True)
class Kind(Generic[Measured]):
    """A way of measuring.

    ``observe`` measures one rule on one subject and never raises for what a report may contain.
    ``condition`` says when the measured number is a violation. ``compile`` checks the rule's
    parameters against the forms when the rulebook is loaded and raises RuleFileError; it is
    where expressions and patterns are parsed (cached), so that ``observe`` only evaluates.
    The kind's explanation is the catalogue entry ``kind.<id>``.
    """

    id: str
    parameters: tuple[Parameter, ...]
    observe: Callable[[Rule, Measured], Observation]
    condition: Callable[[Rule], Condition]
    compile: Callable[[Rule, tuple[Form, ...]], None]
