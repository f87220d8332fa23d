"""``gongkai form``: the official form ready to fill in."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gongkai.model.message import Language
from gongkai_cli.commands.destination import refuse_overwriting
from gongkai_cli.commands.options import (
    body_options,
    config_option,
    force_option,
    language_option,
    output_options,
    rules_option,
)
from gongkai_cli.commands.settings import ConfiguredCommand, refuse_unknown
from gongkai_cli.commands.values import load_rulebook
from gongkai_cli.language import words
from gongkai_cli.views.output import unwritable
from gongkai_cli.views.target import put

if TYPE_CHECKING:
    from gongkai.writing.blank_form import Blank

SUFFIXES = (".docx", ".xlsx")


@dataclass(frozen=True, slots=True)
class FormRequest:
    """The form that is asked for, and where it goes."""

    year: int
    body_kind: str | None
    body_name: str | None
    rules: tuple[Path, ...]
    output: Path
    force: bool


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def say(key: str) -> str:
        return words(f"help.{key}", language)

    def run(**asked: Any) -> None:
        form(FormRequest(**asked), language)

    return ConfiguredCommand(
        "form",
        settings=("rules", "body_kind", "body_name"),
        reports="files",
        spoken=language,
        callback=run,
        help=say("form"),
        short_help=say("form_short"),
        params=[
            click.Option(
                ["--year"], type=int, required=True, metavar="YYYY", help=say("form_year")
            ),
            *body_options(language),
            *output_options("form_output", language, required=True),
            force_option(language),
            rules_option(language),
            config_option(language),
            language_option(language),
        ],
    )


def form(request: FormRequest, language: Language) -> None:
    """Write the form and say where it stands."""
    from gongkai.writing.blank_form import blank_form

    suffix = request.output.suffix.lower()
    if suffix not in SUFFIXES:
        raise click.UsageError(words("wrong.form_suffix", language, file=request.output))
    if not request.body_kind and not request.body_name:
        raise click.UsageError(words("wrong.form_whose", language))
    rulebook = load_rulebook(request.rules)
    if request.body_kind:
        kinds = (kind.id for kind in rulebook.bodies)
        refuse_unknown("body_kind", request.body_kind, kinds, language)
    refuse_overwriting(request.output, force=request.force, language=language)
    blank = blank_form(rulebook, request.year, request.body_kind, request.body_name)
    with unwritable(request.output, language):
        put(_packed(blank, suffix), request.output)
    click.echo(words("written", language, file=request.output), err=True)


def _packed(blank: "Blank", suffix: str) -> bytes:
    if suffix == ".docx":
        from gongkai.writing.blank_form.word import word_form

        return word_form(blank)
    from gongkai.writing.blank_form.workbook import workbook_form

    return workbook_form(blank)
