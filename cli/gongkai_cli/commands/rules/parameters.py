"""The parameters of a kind of rule, as they are typed: ``--with where=overview``."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast

import click
import tomli

from gongkai.authoring.schemas import example
from gongkai.kinds.kind import Kind, Parameter
from gongkai.model.message import Language, message, render
from gongkai_cli.commands.rules.dialogue import Dialogue
from gongkai_cli.commands.values import known
from gongkai_cli.language import words

_MANY = ("texts", "patterns", "places", "cells")
_LITERAL = ("text", "expression", "pattern", "place")


def given_parameters(
    pairs: Sequence[str], kind: Kind[Any], language: Language
) -> dict[str, list[str]]:
    """``name=value`` by name; a name that stands twice has two values."""
    values: dict[str, list[str]] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise click.BadParameter(words("wrong.parameter", language, word=pair))
        known(name, (one.name for one in kind.parameters), "parameter_name", language)
        values.setdefault(name, []).append(value)
    return values


def ask_parameters(
    kind: Kind[Any], given: Mapping[str, list[str]], places: Collection[str], dialogue: Dialogue
) -> dict[str, Any]:
    """The parameters as the rule file will have them, in the order of the kind: what was given;
    where nothing was, what a rule of this kind cannot do without is asked for. ``places`` are
    those that a rule may name."""
    shown: Mapping[str, Any] = tomli.loads(example(kind.id))["rule"][0]
    parameters: dict[str, Any] = {}
    for one in kind.parameters:
        if one.name in given:
            parameters[one.name] = _value(one, given[one.name], places, dialogue.language)
        elif dialogue.present and not given and (one.required or one.name in shown):
            parameters[one.name] = _answer(kind, one, shown.get(one.name), places, dialogue)
        elif one.required:
            option = f"--with {one.name}=…"
            raise click.UsageError(words("wrong.not_told", dialogue.language, option=option))
    return parameters


def _answer(
    kind: Kind[Any], one: Parameter, sample: object, places: Collection[str], dialogue: Dialogue
) -> Any:
    """The answer to a question that is put until the answer can be used."""
    while True:
        try:
            return _value(one, _ask(kind, one, sample, dialogue), places, dialogue.language)
        except click.UsageError as error:
            click.echo(error.format_message(), err=True)


def _ask(kind: Kind[Any], one: Parameter, sample: object, dialogue: Dialogue) -> list[str]:
    explained = render(message(f"kind.{kind.id}.{one.name}"), dialogue.language)
    choices = f" ({' | '.join(one.choices)})" if one.choices else ""
    values = {"name": one.name, "meaning": f"{explained}{choices}", "sample": _written(sample)}
    question = words("ask.parameter" if sample is not None else "ask.bare_parameter",
                     dialogue.language, **values)  # fmt: skip
    if one.type in _MANY:
        return dialogue.several("parameter", (), question)
    said: str = click.prompt(question, err=True)
    return [said.strip()]


def _written(sample: object) -> str:
    from gongkai.authoring.sketch.toml import value_toml

    match sample:
        case str():
            return sample
        case list():
            items = cast("list[object]", sample)
            return str(items[0]) if isinstance(items[0], str) else value_toml(items)
        case _:
            return value_toml(sample)


def _value(one: Parameter, texts: list[str], places: Collection[str], language: Language) -> Any:
    """Lists are told value by value, texts as they are, everything else as TOML writes it."""
    valid = places if one.type in ("place", "places") else one.choices
    for text in texts if valid else ():
        known(text, valid, "parameter_value", language)
    if one.type in _MANY:
        return texts
    if one.type in _LITERAL:
        return texts[-1]
    try:
        return tomli.loads(f"value = {texts[-1]}")["value"]
    except tomli.TOMLDecodeError as error:
        wrong = words("wrong.parameter_toml", language, name=one.name, word=texts[-1])
        raise click.BadParameter(wrong) from error
