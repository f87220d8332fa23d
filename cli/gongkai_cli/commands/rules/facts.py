"""``gongkai rules facts``: every name that a rule may use, with its value in a report."""

from pathlib import Path

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import (
    body_kind_option,
    format_option,
    language_option,
    rules_option,
)
from gongkai_cli.commands.values import known, load_rulebook
from gongkai_cli.language import words
from gongkai_cli.views.formats import FACTS
from gongkai_cli.views.output import Destination, put
from gongkai_cli.views.presentation import RulebookPresentation


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(
        file: str, body_kind: str | None, why: bool, into: str, rules: tuple[Path, ...]
    ) -> None:
        show_facts(file, body_kind, why, into, rules, language)

    return click.Command(
        "facts",
        callback=run,
        params=[
            click.Argument(["file"], metavar="FILE"),
            body_kind_option(language),
            click.Option(["--why"], is_flag=True, help=words("help.facts_why", language)),
            format_option(FACTS, language),
            rules_option(language),
            language_option(language),
        ],
        help=words("help.rules_facts", language),
        short_help=words("help.rules_facts_short", language),
    )


def show_facts(
    file: str,
    body_kind: str | None,
    why: bool,
    into: str,
    folders: tuple[Path, ...],
    language: Language,
) -> None:
    """Read the report and print what rules can say about it."""
    from gongkai.authoring.names import find_facts
    from gongkai_cli.judging import read_report

    rulebook = load_rulebook(folders)
    if body_kind:
        known(body_kind, (kind.id for kind in rulebook.bodies), "body_kind", language)
    facts = find_facts(read_report(file, rulebook, body_kind), rulebook, why=why)
    shown = RulebookPresentation(language=language, rulebook=rulebook)
    put(facts, Destination(into), FACTS, shown)
