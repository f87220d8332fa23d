"""Options that several commands share, and the values they accept."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.model.message import LANGUAGES, Language, message, render
from gongkai_cli.commands.configuration import is_profile_file
from gongkai_cli.exits import USAGE
from gongkai_cli.views.checklist.view import Wanted

if TYPE_CHECKING:
    from gongkai.rulebook.rulebook import Rulebook

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def words(key: str, language: Language, **values: object) -> str:
    """A message of the command in the language chosen."""
    return render(message(f"view.{key}", **values), language)


@click.pass_context
def help_alone(context: click.Context) -> int | None:
    """What a group does without a command: say which there are, on stderr, as wrong usage."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        return USAGE
    return None


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


def load_rulebook(folders: Iterable[Path], profile: str | None = None) -> "Rulebook":
    """The built-in rules with these folders layered over them, without the rules' own tests; on
    top the profile, where it is named by its file."""
    from gongkai.rulebook import load

    own = Path(profile) if profile and is_profile_file(profile) else None
    return load(tuple(folders), with_cases=False, profile=own)


def known(word: str, valid: Iterable[str], kind: str, language: Language) -> str:
    """The word itself if it is valid; else a usage error that names the nearest valid one."""
    from gongkai.rulefile.nearest import nearest

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
