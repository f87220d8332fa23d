"""``gongkai report``: a season of a register as a page and a workbook."""

import io
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gongkai.message import Language
from gongkai_cli.commands.completion import words_of
from gongkai_cli.commands.options import language_option, load_rulebook, rules_option, wanted, words
from gongkai_cli.commands.register.opening import opened, register_option
from gongkai_cli.commands.settings import ConfiguredCommand, config_option
from gongkai_cli.views.opening import unwritable
from gongkai_cli.views.target import probe, put
from gongkai_cli.views.view import Wanted

if TYPE_CHECKING:
    from gongkai.register import Register
    from gongkai.rulebook.rulebook import Rulebook
    from gongkai.season import Season

SETTINGS = ("register", "rules")


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of the command line, each under its own name."""

    register: str | None
    year: int | None
    formats: tuple[Wanted, ...]
    rules: tuple[Path, ...]


def _page(season: "Season", rulebook: "Rulebook", language: Language) -> bytes:
    from gongkai_cli.views.season.html.document import season_page

    return season_page(season, rulebook, language).encode("utf-8", "replace")


def _workbook(season: "Season", rulebook: "Rulebook", language: Language) -> bytes:
    from gongkai_cli.views.season.workbook.season_book import write_season

    content = io.BytesIO()
    write_season(content, season, rulebook, language)
    return content.getvalue()


FORMATS: "Mapping[str, Callable[[Season, Rulebook, Language], bytes]]" = {
    "html": _page,
    "xlsx": _workbook,
}


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def say(key: str) -> str:
        return words(f"help.{key}", language)

    def read_formats(
        ctx: click.Context, param: click.Parameter, value: tuple[str, ...]
    ) -> tuple[Wanted, ...]:
        return tuple(wanted(word, tuple(FORMATS), language) for word in value)

    def run(**asked: Any) -> None:
        report(Wish(**asked), language)

    return ConfiguredCommand(
        "report",
        settings=SETTINGS,
        reports="sources",
        spoken=language,
        callback=run,
        help=say("report"),
        short_help=say("report_short"),
        params=[
            register_option(language),
            click.Option(["--year"], type=int, metavar="YYYY", help=say("report_year")),
            click.Option(
                ["--format", "formats"],
                metavar="|".join(FORMATS) + "[=FILE]",
                multiple=True,
                callback=read_formats,
                shell_complete=words_of(FORMATS),
                help=say("report_format"),
            ),
            rules_option(language),
            config_option(language),
            language_option(language),
        ],
    )


def report(wish: Wish, language: Language) -> None:
    """Write everything that was asked for, and say where it stands."""
    _refuse(wish, language)
    for asked in wish.formats:
        if asked.path:
            with unwritable(asked.path, language):
                probe(asked.path)
    rulebook = load_rulebook(wish.rules)
    with opened(wish.register, language) as register:
        season = _read(register, rulebook, wish.year)
        for asked in wish.formats:
            _put(FORMATS[asked.format](season, rulebook, language), asked.path, language)


def _refuse(wish: Wish, language: Language) -> None:
    if not wish.formats:
        raise click.UsageError(words("wrong.report_what", language))
    if sum(asked.path is None for asked in wish.formats) > 1:
        raise click.UsageError(words("wrong.two_on_stdout", language))
    for asked in wish.formats:
        if asked.path is None and asked.format == "xlsx" and sys.stdout.isatty():
            raise click.UsageError(words("wrong.binary", language, format=asked.format))


def _read(register: "Register", rulebook: "Rulebook", year: int | None) -> "Season":
    from gongkai.season import read_season

    with register.reading() as connection:
        return read_season(connection, rulebook, year)


def _put(content: bytes, path: Path | None, language: Language) -> None:
    if path is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    with unwritable(path, language):
        put(content, path)
    click.echo(words("written", language, file=path), err=True)
