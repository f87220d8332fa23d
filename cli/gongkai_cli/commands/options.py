"""The options that several commands share, each declared once."""

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any, get_args

import click

from gongkai.model.message import LANGUAGES, Language
from gongkai.model.profile import FailOn
from gongkai_cli.commands.completion import body_kinds, profile_ids, rule_ids, words_of
from gongkai_cli.commands.values import day, destination
from gongkai_cli.language import words
from gongkai_cli.views.formats import Formats
from gongkai_cli.views.output import Destination


def language_option(language: Language) -> click.Option:
    """``--lang``: already obeyed by ``language.chosen``, declared to be documented and checked."""
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=words("help.lang", language),
    )


def config_option(language: Language) -> click.Option:
    return click.Option(
        ["--config"],
        type=click.Path(),
        metavar="FILE",
        envvar="GONGKAI_CONFIG",
        expose_value=False,
        help=words("help.config", language),
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


def register_option(language: Language) -> click.Option:
    return click.Option(
        ["--register"],
        metavar="FILE|URL",
        envvar="GONGKAI_REGISTER",
        help=words("help.register", language),
    )


def ocr_option(language: Language) -> click.Option:
    return click.Option(
        ["--ocr/--no-ocr"],
        default=False,
        envvar="GONGKAI_OCR",
        help=words("help.ocr", language),
    )


def verbose_option(key: str, language: Language) -> click.Option:
    """``help.<key>`` says what is shown then."""
    return click.Option(["--verbose", "-v"], is_flag=True, help=words(f"help.{key}", language))


def force_option(language: Language, key: str = "force") -> click.Option:
    return click.Option(["--force"], is_flag=True, help=words(f"help.{key}", language))


def previous_option(language: Language, key: str = "previous") -> click.Option:
    return click.Option(["--previous"], metavar="FILE", help=words(f"help.{key}", language))


def rule_option(key: str, language: Language) -> click.Option:
    """One or more rules by their ids."""
    return click.Option(
        ["--rule"],
        metavar="ID",
        multiple=True,
        shell_complete=rule_ids(language),
        help=words(f"help.{key}", language),
    )


def day_option(
    name: str, key: str, language: Language, *, parameter: str | None = None, **others: Any
) -> click.Option:
    """A calendar day."""

    def read(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
        return day(value, language)

    return click.Option(
        [name, parameter] if parameter else [name],
        metavar="YYYY-MM-DD",
        callback=read,
        help=words(f"help.{key}", language),
        **others,
    )


def output_options(
    key: str,
    language: Language,
    *,
    required: bool = False,
    folder: bool = False,
    old: str | None = None,
) -> list[click.Option]:
    """Where it is written: a file, or a ``folder``. The ``old`` name is heeded, not shown."""
    kind = click.Path(path_type=Path, file_okay=not folder)
    shown = click.Option(
        ["-o", "--output"],
        type=kind,
        metavar="DIR" if folder else "FILE",
        required=required,
        help=words(f"help.{key}", language),
    )
    return [shown, click.Option([old, "output"], type=kind, hidden=True)] if old else [shown]


def format_option(formats: Formats, language: Language, key: str = "print_format") -> click.Option:
    """``--format`` with what this command can print; the first is what it prints unasked."""
    names = tuple(formats)
    return click.Option(
        ["--format", "into"],
        type=click.Choice(names),
        default=names[0],
        help=words(f"help.{key}", language),
    )


def target_option(formats: Formats, language: Language, key: str) -> click.Option:
    """``--format NAME[=FILE]``; the first is what is printed unasked."""

    def read(ctx: click.Context, param: click.Parameter, value: str) -> Destination:
        return destination(value, formats, language)

    return click.Option(
        ["--format", "into"],
        default=next(iter(formats)),
        metavar="|".join(formats) + "[=FILE]",
        callback=read,
        shell_complete=words_of(formats),
        help=words(f"help.{key}", language),
    )


def targets_option(formats: Formats, language: Language, key: str, **others: Any) -> click.Option:
    """The same as often as one likes."""

    def read(
        ctx: click.Context, param: click.Parameter, value: tuple[str, ...]
    ) -> tuple[Destination, ...]:
        return tuple(destination(word, formats, language) for word in value)

    return click.Option(
        ["--format", "formats"],
        metavar="|".join(formats) + "[=FILE]",
        multiple=True,
        callback=read,
        shell_complete=words_of(formats),
        help=words(f"help.{key}", language),
        **others,
    )


def body_kind_option(language: Language, **others: Any) -> click.Option:
    return click.Option(
        ["--body-kind"],
        metavar="KIND",
        help=words("help.body_kind", language),
        shell_complete=body_kinds(language),
        **others,
    )


def body_options(language: Language) -> list[click.Parameter]:
    """Whose report it is, where the program should not find out by itself."""
    return [
        body_kind_option(language, envvar="GONGKAI_BODY_KIND"),
        click.Option(
            ["--body-name"],
            metavar="NAME",
            envvar="GONGKAI_BODY_NAME",
            help=words("help.body_name", language),
        ),
    ]


def judging_options(language: Language, *, without: Collection[str] = ()) -> list[click.Parameter]:
    """By what a report is judged, but for those that say nothing to the command."""
    every = [
        click.Option(
            ["--profile"],
            metavar="ID|FILE",
            envvar="GONGKAI_PROFILE",
            help=words("help.profile", language),
            shell_complete=profile_ids(language),
        ),
        rules_option(language),
        *body_options(language),
        click.Option(
            ["--waivers"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            multiple=True,
            envvar="GONGKAI_WAIVERS",
            help=words("help.waivers", language),
        ),
        day_option("--published", "published", language, envvar="GONGKAI_PUBLISHED"),
        day_option("--as-of", "as_of", language),
        click.Option(
            ["--fail-on"],
            type=click.Choice(get_args(FailOn)),
            envvar="GONGKAI_FAIL_ON",
            help=words("help.fail_on", language),
        ),
        config_option(language),
    ]
    return [option for option in every if option.name not in without]
