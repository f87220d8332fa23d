"""``gongkai report``: a season of a register as a page, a workbook, and a letter to each body."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gongkai.model.message import Language
from gongkai_cli.commands.destination import refuse_existing
from gongkai_cli.commands.options import (
    config_option,
    day_option,
    force_option,
    language_option,
    register_option,
    rules_option,
    targets_option,
)
from gongkai_cli.commands.register.access import register_at
from gongkai_cli.commands.settings import ConfiguredCommand
from gongkai_cli.commands.values import load_rulebook
from gongkai_cli.language import words
from gongkai_cli.views.formats import SEASON
from gongkai_cli.views.output import Destination, prepare, put, tell_written, unwritable
from gongkai_cli.views.presentation import RulebookPresentation
from gongkai_cli.views.target import put as write_file

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
    formats: tuple[Destination, ...]
    letters: Path | None
    mend_by: date | None
    office: str | None
    template: Path | None
    new_template: Path | None
    force: bool
    rules: tuple[Path, ...]


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def say(key: str) -> str:
        return words(f"help.{key}", language)

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
            targets_option(SEASON, language, "report_format"),
            path("--letters", "letters", "letters", "DIR"),
            day_option("--mend-by", "mend_by", language),
            click.Option(["--office"], metavar="NAME", envvar="GONGKAI_OFFICE", help=say("office")),
            path("--letter-template", "letter_template", "template", "FILE"),
            path("--new-letter-template", "new_letter_template", "new_template", "FILE"),
            force_option(language),
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
    rulebook = load_rulebook(request.rules)
    shown = RulebookPresentation(language=language, rulebook=rulebook)
    with register_at(request.register, language) as register:
        season = _read(register, rulebook, request.year)
        for asked in request.formats:
            put(season, asked, SEASON, shown)
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
        prepare(asked, SEASON, language)


def _read(register: "Register", rulebook: "Rulebook", year: int | None) -> "Season":
    from gongkai.supervise.season import read_season

    with register.reading() as connection:
        return read_season(connection, rulebook, year)


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
    from gongkai_cli.views.season.letter.letter import LIST, Sender, file_names, letter_files
    from gongkai_cli.views.season.letter.template import letter_template

    if not (request.mend_by and request.office):
        return
    template = _template(request.template, language) if request.template else letter_template()
    with register.reading() as connection:
        every = list(letters(connection, season, rulebook))
    for name in (*file_names(every, season.year), LIST):
        if name:
            refuse_existing(folder / name, force=request.force, language=language)
    sender = Sender(template, request.office, season.year, request.mend_by, rulebook)
    count = 0
    with unwritable(folder, language):
        for name, content in letter_files(every, sender):
            folder.mkdir(parents=True, exist_ok=True)
            write_file(content, folder / name)
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

    refuse_existing(file, force=request.force, language=language)
    with unwritable(file, language):
        write_file(letter_template(), file)
    tell_written(file, language)
