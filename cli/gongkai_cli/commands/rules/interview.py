"""From what the command line says, and what its user answers, to a sketch of a rule."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, cast, get_args

import click
import tomli

from gongkai.authoring.sketch.cases import check_parameters, find_case, said, verdict_on
from gongkai.authoring.sketch.sketch import Changes, NewCase, NewSource, Sketch
from gongkai.kinds import KINDS
from gongkai.kinds.kind import Kind
from gongkai.model.errors import RuleFileError
from gongkai.model.message import Text, message, render
from gongkai.model.rule import Level
from gongkai.rule_language.places import place_names
from gongkai.rulebook.case_table import CHANGES
from gongkai.rulebook.rulebook import Rulebook
from gongkai_cli.commands.rules.dialogue import Dialogue
from gongkai_cli.commands.rules.parameters import ask_parameters, given_parameters
from gongkai_cli.language import words


@dataclass(frozen=True, slots=True)
class Answers:
    """What the command line says of the new rule; None and empty where it says nothing."""

    id: str | None
    part: str | None
    kind: str | None
    level: str | None
    points: str | None
    title_zh: str | None
    title_en: str | None
    fix_zh: str | None
    fix_en: str | None
    good: str | None
    bad: str | None
    source_title_zh: str | None
    source_title_en: str | None
    source_number: str | None
    basis: tuple[str, ...]
    parameters: tuple[str, ...]
    source_unseen: bool
    output: Path | None
    rules: tuple[Path, ...]


_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+")


def ask_sketch(answers: Answers, rulebook: Rulebook, dialogue: Dialogue) -> Sketch:
    """Everything but the cases. A usage error where an answer cannot be."""
    id_ = None if answers.id is None else _id(answers.id, "", rulebook, dialogue)
    part = dialogue.choice("part", answers.part, ((one.id, one.title) for one in rulebook.parts))
    title = Text(
        dialogue.text("title_zh", answers.title_zh), dialogue.text("title_en", answers.title_en)
    )
    kinds = ((id_, message(f"kind.{id_}")) for id_ in KINDS)
    kind = KINDS[dialogue.choice("kind", answers.kind, kinds)]
    given = given_parameters(answers.parameters, kind, dialogue.language)
    parameters = _parameters(kind, given, rulebook, dialogue)
    levels = ((level, message(f"view.ask.level_{level}")) for level in get_args(Level))
    level = cast(Level, dialogue.choice("level", answers.level, levels, "warning"))
    points = Decimal(0) if level == "info" else _points(answers.points, dialogue)
    fix = Text(dialogue.text("fix_zh", answers.fix_zh), dialogue.text("fix_en", answers.fix_en))
    question = words("ask.basis", dialogue.language)
    basis = tuple(dialogue.several("basis", answers.basis, question))
    if not basis:
        raise click.UsageError(words("wrong.not_told", dialogue.language, option="--basis"))
    source = _source(basis, answers, rulebook, dialogue)
    id_ = id_ or _id(None, part, rulebook, dialogue)
    return Sketch(id_, part, title, kind.id, level, points, fix, basis, parameters, source)


def ask_cases(
    sketch: Sketch, answers: Answers, rulebook: Rulebook, dialogue: Dialogue
) -> tuple[NewCase, ...]:
    """A case that passes and one that fails: the user's own examples, or what is found."""
    rule = sketch.rule("new")
    if KINDS[sketch.kind].asks:
        names = (words("new.asked", dialogue.language), words("new.asked_again", dialogue.language))
        return (
            NewCase(names[0], "manual", {}),
            NewCase(names[1], "manual", {"base": "township"}),
        )
    cases: list[NewCase] = []
    for want, given in (("pass", answers.good), ("fail", answers.bad)):
        name = words(f"new.case_{want}", dialogue.language)
        case = find_case(rule, rulebook, want, name) if given is None else None
        while case is None:
            if given is None:
                given = dialogue.text("good" if want == "pass" else "bad", None)
            changes = _changes(given, sketch)
            case = find_case(rule, rulebook, want, name, changes)
            if case is None:
                _complain(sketch, changes, want, rulebook, dialogue)
                given = None
        cases.append(case)
    return tuple(cases)


def _parameters(
    kind: Kind[Any], given: Mapping[str, list[str]], rulebook: Rulebook, dialogue: Dialogue
) -> dict[str, Any]:
    """Parameters with which the kind can work; somebody who is there is asked again."""
    places = place_names(rulebook.forms)
    while True:
        parameters = ask_parameters(kind, given, places, dialogue)
        blank = Text("", "")
        sketch = Sketch("new", "", blank, kind.id, "info", Decimal(0), blank, (), parameters)
        try:
            check_parameters(sketch.rule("new"), rulebook.forms)
        except RuleFileError as error:
            if given or not dialogue.present:
                raise click.UsageError(render(error.message, dialogue.language)) from error
            click.echo(render(error.message, dialogue.language), err=True)
        else:
            return parameters


def _complain(
    sketch: Sketch, changes: Changes, want: str, rulebook: Rulebook, dialogue: Dialogue
) -> None:
    """Say what the example came to; where nobody is there to give another it is an error."""
    from dataclasses import replace

    rule = sketch.rule("new")
    verdict = verdict_on(rule, replace(rulebook, rules=(rule,)), changes)
    status = message(f"view.status.{verdict.status}") if verdict else "?"
    values = {"want": message(f"view.status.{want}"), "found": status,
              "said": verdict.message if verdict else ""}  # fmt: skip
    told = words("wrong.example", dialogue.language, **values)
    if not dialogue.present:
        raise click.UsageError(told)
    click.echo(told, err=True)


def _changes(example: str, sketch: Sketch) -> Changes:
    """TOML as in a case (``set."requests.received.total" = 3``), or a sentence of the report."""
    try:
        table: Mapping[str, Any] = tomli.loads(example)
    except tomli.TOMLDecodeError:
        table = {}
    if table and set(table) <= {*CHANGES, "base", "previous", "published"}:
        return table
    return said(sketch.rule(), example)


def _points(given: str | None, dialogue: Dialogue) -> Decimal:
    text = dialogue.text("points", given, "1")
    try:
        points = Decimal(text)
    except InvalidOperation:
        points = Decimal(-1)
    if not points.is_finite() or points < 0:
        raise click.UsageError(words("wrong.points", dialogue.language, word=text))
    return points


def _id(given: str | None, part: str, rulebook: Rulebook, dialogue: Dialogue) -> str:
    """A new id; one that exists is refused, the rule that has it stays as it is."""
    id_ = dialogue.text("id", given, f"{part}.own" if dialogue.present else None)
    if not _ID.fullmatch(id_):
        raise click.UsageError(words("wrong.rule_id", dialogue.language, word=id_))
    known = rulebook.rule(id_)
    if known:
        values = {"word": id_, "file": known.file, "line": known.line or "?"}
        raise click.UsageError(words("wrong.rule_exists", dialogue.language, **values))
    return id_


def _source(
    basis: tuple[str, ...], answers: Answers, rulebook: Rulebook, dialogue: Dialogue
) -> NewSource | None:
    """The source of one's own among the bases, if there is one; it needs a title."""
    unknown = [one for one in basis if one.partition("#")[0] not in rulebook.sources]
    if not unknown:
        return None
    id_, _, article = unknown[0].partition("#")
    dialogue.tell("ask.new_source", id=id_)
    title = Text(
        dialogue.text("source_title_zh", answers.source_title_zh),
        dialogue.text("source_title_en", answers.source_title_en),
    )
    number = dialogue.text("source_number", answers.source_number, "")
    seen = not answers.source_unseen and dialogue.agreed("source_seen")
    return NewSource(id_, title, number=number, seen=seen, article=article)
