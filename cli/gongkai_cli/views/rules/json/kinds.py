"""Kinds of rules as data, for ``gongkai rules kinds --format json``."""

from collections.abc import Iterable
from typing import Any

from gongkai.authoring.schemas import example
from gongkai.kinds.kind import Kind, Parameter
from gongkai.model.message import LANGUAGES, message, render
from gongkai.rulebook.rulebook import Rulebook
from gongkai_cli.views.presentation import RulebookPresentation
from gongkai_cli.views.rules.json.rules import Json, head


def kinds_to_json(kinds: Iterable[Kind[Any]], shown: RulebookPresentation) -> Json:
    """Each kind with its parameters, its example and the rules that are of it."""
    rulebook = shown.rulebook
    return {**head(rulebook), "kinds": [_kind(kind, rulebook) for kind in kinds]}


def _kind(kind: Kind[Any], rulebook: Rulebook) -> Json:
    return {
        "id": kind.id,
        "measures": _said(f"kind.{kind.id}"),
        "parameters": [_parameter(kind, parameter) for parameter in kind.parameters],
        "example": example(kind.id),
        "rules": [rule.id for rule in rulebook.every_rule if rule.kind == kind.id],
    }


def _parameter(kind: Kind[Any], parameter: Parameter) -> Json:
    return {
        "name": parameter.name,
        "type": parameter.type,
        "required": parameter.required,
        "choices": list(parameter.choices),
        "meaning": _said(f"kind.{kind.id}.{parameter.name}"),
    }


def _said(key: str) -> Json:
    return {language: render(message(key), language) for language in LANGUAGES}
