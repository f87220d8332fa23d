"""``gongkai report``: a season of a register as a page, a workbook, and a letter to each body."""

import io
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gongkai.model.message import Language
from gongkai_cli.commands.completion import words_of
from gongkai_cli.commands.options import (
    day,
    language_option,
    load_rulebook,
    rules_option,
    wanted,
    words,
)
from gongkai_cli.commands.register.command import opened, register_option
from gongkai_cli.commands.settings import ConfiguredCommand, config_option
from gongkai_cli.views.checklist.view import Wanted
from gongkai_cli.views.formats import unwritable
from gongkai_cli.views.target import probe, put

if TYPE_CHECKING:
    from gongkai.rulebook.rulebook import Rulebook
    from gongkai.supervise.register import Register
    from gongkai.supervise.season import Season

SETTINGS = ("register", "rules", "office")


@dataclass(frozen=True, slots=True)
class SeasonRequest:
    """The options of the command line, each under its own name."""

    register: str | None
    year: int | None
    formats: tuple[Wanted, ...]
    letters: Path | None
    mend_by: date | None
    office: str | None
    template: Path | None
    new_template: Path | None
    force: bool
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

    def read_day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
        return day(value, language)

    def run(**asked: Any) -> None:
        report(SeasonRequest(**asked), language)

    def path(name: str, key: str, parameter: str, metavar: str) -> click.Option:
        kind = click.Path(path_type=Path)
        return click.Option([name, parameter], type=kind, metavar=metavar, help=say(key))

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
            path("--letters", "letters", "letters", "DIR"),
            click.Option(
                ["--mend-by"], metavar="YYYY-MM-DD", callback=read_day, help=say("mend_by")
            ),
            click.Option(["--office"], metavar="NAME", envvar="GONGKAI_OFFICE", help=say("office")),
            path("--letter-template", "letter_template", "template", "FILE"),
            path("--new-letter-template", "new_letter_template", "new_template", "FILE"),
            click.Option(["--force"], is_flag=True, help=say("force")),
            rules_option(language),
            config_option(language),
            language_option(language),
        ],
    )


def report(request: SeasonRequest, language: Language) -> None:
    """Write everything that was asked for, and say where it stands."""
    _refuse(request, language)
    if request.new_template:
        _write_template(request.new_template, request, language)
        if not request.formats and not request.letters:
            return
    for asked in request.formats:
        if asked.path:
            with unwritable(asked.path, language):
                probe(asked.path)
    rulebook = load_rulebook(request.rules)
    with opened(request.register, language) as register:
        season = _read(register, rulebook, request.year)
        for asked in request.formats:
            _put(FORMATS[asked.format](season, rulebook, language), asked.path, language)
        if request.letters:
            _write_letters(register, season, rulebook, request.letters, request, language)


def _refuse(request: SeasonRequest, language: Language) -> None:
    if not (request.formats or request.letters or request.new_template):
        raise click.UsageError(words("wrong.report_what", language))
    if request.letters and not (request.mend_by and request.office):
        raise click.UsageError(words("wrong.letters_need", language))
    if sum(asked.path is None for asked in request.formats) > 1:
        raise click.UsageError(words("wrong.two_on_stdout", language))
    for asked in request.formats:
        if asked.path is None and asked.format == "xlsx" and sys.stdout.isatty():
            raise click.UsageError(words("wrong.binary", language, format=asked.format))


def _read(register: "Register", rulebook: "Rulebook", year: int | None) -> "Season":
    from gongkai.supervise.season import read_season

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


def _write_letters(
    register: "Register",
    season: "Season",
    rulebook: "Rulebook",
    folder: Path,
    request: SeasonRequest,
    language: Language,
) -> None:
    """All letters and their list; none where one of them is there already and may not be lost."""
    from gongkai.supervise.season.letters import letters
    from gongkai_cli.views.season.letter.letter import LIST, Sender, file_names, written
    from gongkai_cli.views.season.letter.template import letter_template

    if not (request.mend_by and request.office):
        return
    template = _template(request.template, language) if request.template else letter_template()
    with register.reading() as connection:
        every = list(letters(connection, season, rulebook))
    for name in (*file_names(every, season.year), LIST):
        if name:
            _refuse_overwriting(folder / name, request, language)
    sender = Sender(template, request.office, season.year, request.mend_by, rulebook)
    count = 0
    with unwritable(folder, language):
        for name, content in written(every, sender):
            folder.mkdir(parents=True, exist_ok=True)
            put(content, folder / name)
            count += name != LIST
    told = words("letters.written", language, count=count, folder=folder, list=LIST)
    click.echo(told, err=True)


def _template(file: Path, language: Language) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        told = words("wrong.letter_template", language, file=file, reason=reason)
        raise click.UsageError(told) from error


def _write_template(file: Path, request: SeasonRequest, language: Language) -> None:
    from gongkai_cli.views.season.letter.template import letter_template

    _refuse_overwriting(file, request, language)
    _put(letter_template(), file, language)


def _refuse_overwriting(file: Path, request: SeasonRequest, language: Language) -> None:
    """What somebody may have changed already is not written over unasked."""
    if file.exists() and not request.force:
        raise click.UsageError(words("wrong.exists", language, file=file))
