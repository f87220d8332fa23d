"""What the words of the command line stand for: names, days, formats, folders of rules."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.model.message import Language
from gongkai_cli.judging import is_profile_file
from gongkai_cli.language import words
from gongkai_cli.views.formats import Formats
from gongkai_cli.views.output import Destination

if TYPE_CHECKING:
    from gongkai.rulebook.rulebook import Rulebook

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


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


def destination(word: str, formats: Formats, language: Language) -> Destination:
    """A format, or ``format=path`` where it goes to a file."""
    name, equals, path = word.partition("=")
    if name not in formats:
        allowed = tuple(formats)
        raise click.BadParameter(words("wrong.format", language, word=name, allowed=allowed))
    if equals and not path:
        raise click.BadParameter(words("wrong.format_path", language, word=word))
    return Destination(name, Path(path) if path else None)
