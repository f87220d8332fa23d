"""Options that several commands share, and the values they accept."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from gongkai.message import LANGUAGES, Language, message, render
from gongkai_cli.views.view import Wanted

if TYPE_CHECKING:
    from gongkai.rulebook.rulebook import Rulebook

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def words(key: str, language: Language, **values: object) -> str:
    """A message of the command in the language chosen."""
    return render(message(f"view.{key}", **values), language)


def language_option(language: Language) -> click.Option:
    """``--lang``: already obeyed by ``language.chosen``, declared to be documented and checked."""
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=words("help.lang", language),
    )


def rules_option(language: Language) -> click.Option:
    return click.Option(
        ["--rules"],
        type=click.Path(path_type=Path),
        metavar="DIR",
        multiple=True,
        envvar="GONGKAI_RULES",
        help=words("help.rules", language),
    )


def load_rulebook(folders: Iterable[Path]) -> "Rulebook":
    """The built-in rules with these folders layered over them, without the rules' own tests."""
    from gongkai.rulebook import load

    return load(tuple(folders), with_cases=False)


def known(word: str, valid: Iterable[str], kind: str, language: Language) -> str:
    """The word itself if it is valid; else a usage error that names the nearest valid one."""
    from gongkai.rulebook.nearest import nearest

    names = tuple(valid)
    if word not in names:
        hint = nearest(word, names)
        raise click.UsageError(words(f"wrong.{kind}", language, word=word, nearest=hint))
    return word


def day(word: str | None, language: Language) -> date | None:
    """A calendar day written 2024-01-31."""
    if word is None:
        return None
    try:
        if _DAY.fullmatch(word):
            return date.fromisoformat(word)
    except ValueError:
        pass
    raise click.BadParameter(words("wrong.date", language, word=word))


def wanted(word: str, formats: tuple[str, ...], language: Language) -> Wanted:
    """A format, or ``format=path`` where it goes to a file."""
    name, equals, path = word.partition("=")
    if name not in formats:
        raise click.BadParameter(words("wrong.format", language, word=name, allowed=formats))
    if equals and not path:
        raise click.BadParameter(words("wrong.format_path", language, word=word))
    return Wanted(name, Path(path) if path else None)


def complete_rules(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Rule ids for the shell, with their titles where it shows help."""
    rulebook = _quietly(ctx)
    return [
        CompletionItem(rule.id, help=rule.title.zh)
        for rule in (rulebook.rules if rulebook else ())
        if rule.id.startswith(incomplete)
    ]


def complete_profiles(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    rulebook = _quietly(ctx)
    return [
        CompletionItem(profile.id, help=profile.title.zh)
        for profile in (rulebook.profiles.values() if rulebook else ())
        if profile.id.startswith(incomplete)
    ]


def complete_bodies(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    rulebook = _quietly(ctx)
    return [
        CompletionItem(kind.id, help=kind.zh)
        for kind in (rulebook.bodies if rulebook else ())
        if kind.id.startswith(incomplete)
    ]


def _quietly(ctx: click.Context) -> "Rulebook | None":
    """The rulebook of a half-typed command; a wrong rule file must not disturb the prompt."""
    from gongkai.errors import GongkaiError

    try:
        return load_rulebook(ctx.params.get("rules") or ())
    except (GongkaiError, OSError):
        return None
