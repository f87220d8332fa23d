"""``gongkai read``: the record of a report, as the program understood it."""

from pathlib import Path

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import (
    body_options,
    config_option,
    format_option,
    language_option,
    ocr_option,
    rules_option,
)
from gongkai_cli.commands.settings import ConfiguredCommand, refuse_unknown
from gongkai_cli.commands.values import load_rulebook
from gongkai_cli.language import words
from gongkai_cli.views.formats import RECORD
from gongkai_cli.views.output import Destination, put
from gongkai_cli.views.presentation import Presentation


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def say(key: str) -> str:
        return words(f"help.{key}", language)

    def run(
        file: str,
        into: str,
        body_kind: str | None,
        body_name: str | None,
        rules: tuple[Path, ...],
        ocr: bool,
    ) -> None:
        read(file, into, body_kind, body_name, rules, language, ocr=ocr)

    return ConfiguredCommand(
        "read",
        settings=("rules", "body_kind", "body_name", "ocr"),
        reports="file",
        spoken=language,
        callback=run,
        help=say("read"),
        short_help=say("read_short"),
        params=[
            click.Argument(["file"], metavar="FILE"),
            format_option(RECORD, language, "read_format"),
            *body_options(language),
            ocr_option(language),
            rules_option(language),
            config_option(language),
            language_option(language),
        ],
    )


def read(
    file: str,
    into: str,
    body_kind: str | None,
    body_name: str | None,
    rules: tuple[Path, ...],
    language: Language,
    *,
    ocr: bool = False,
) -> None:
    """Print the record, which ``gongkai check`` accepts in place of the report."""
    from gongkai_cli.judging import read_report

    rulebook = load_rulebook(rules)
    if body_kind:
        kinds = (kind.id for kind in rulebook.bodies)
        refuse_unknown("body_kind", body_kind, kinds, language)
    report = read_report(file, rulebook, body_kind, body_name, ocr=ocr)
    put(report, Destination(into), RECORD, Presentation(language=language))
