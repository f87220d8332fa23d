"""Checks a rule's own keys against what its kind declares."""

from collections.abc import Collection
from typing import Any

from gongkai.kinds.kind import Kind, Parameter, ParameterType
from gongkai.rulefile.entry import Entry

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
    "place": "string",
    "places": "strings",
    "wording": "text",
}


def check_parameters(entry: Entry, kind: Kind[Any], places: Collection[str]) -> None:
    """Refuse missing parameters, wrong types, words outside a closed list and unknown places."""
    for parameter in kind.parameters:
        if parameter.name in entry.table:
            _check_value(entry, parameter, places)
        elif parameter.required:
            entry.refuse("missing_parameter", "kind", parameter=parameter.name, kind=kind.id)


def _check_value(entry: Entry, parameter: Parameter, places: Collection[str]) -> None:
    value = entry.table[parameter.name]
    valid = places if parameter.type in ("place", "places") else parameter.choices
    if entry.check(parameter.name, _SORTS[parameter.type]) and valid:
        for word in (value,) if isinstance(value, str) else value:
            entry.one_of(parameter.name, word, valid)
