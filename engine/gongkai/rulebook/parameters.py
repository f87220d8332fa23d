"""Checks a rule's own keys against what its kind declares."""

from gongkai.kinds.kind import Kind, Parameter, ParameterType
from gongkai.rulebook.entry import Entry

_SORTS: dict[ParameterType, str] = {
    "text": "string",
    "integer": "integer",
    "number": "number",
    "flag": "flag",
    "texts": "strings",
    "table": "table",
    "tables": "tables",
    "expression": "string",
    "pattern": "string",
    "patterns": "strings",
    "cells": "strings",
}


def check_parameters(entry: Entry, kind: Kind) -> None:
    """Refuse missing parameters, wrong types and words outside a closed list."""
    for parameter in kind.parameters:
        if parameter.name in entry.table:
            _check_value(entry, parameter)
        elif parameter.required:
            entry.refuse("missing_parameter", "kind", parameter=parameter.name, kind=kind.id)


def _check_value(entry: Entry, parameter: Parameter) -> None:
    value = entry.table[parameter.name]
    if entry.check(parameter.name, _SORTS[parameter.type]) and parameter.choices:
        for word in (value,) if isinstance(value, str) else value:
            entry.one_of(parameter.name, word, parameter.choices)
