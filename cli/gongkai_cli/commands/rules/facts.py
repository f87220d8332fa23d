"""``gongkai rules facts``: every name that a rule may use, with its value in a report."""

from functools import partial
from pathlib import Path

import click

from gongkai.model.message import Language
from gongkai_cli.commands.completion import body_kinds
from gongkai_cli.commands.options import (
    known,
    language_option,
    load_rulebook,
    rules_option,
    words,
)
from gongkai_cli.commands.rules.printing import format_option, put, put_json


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(file: str, body_kind: str | None, into: str, rules: tuple[Path, ...]) -> None:
        show_facts(file, body_kind, into, rules, language)

    return click.Command(
        "facts",
        callback=run,
        params=[
            click.Argument(["file"], metavar="FILE"),
            click.Option(
                ["--body-kind"],
                metavar="KIND",
                help=words("help.body_kind", language),
                shell_complete=body_kinds(language),
            ),
            format_option(language),
            rules_option(language),
            language_option(language),
        ],
        help=words("help.rules_facts", language),
        short_help=words("help.rules_facts_short", language),
    )


def show_facts(
    file: str, body_kind: str | None, into: str, folders: tuple[Path, ...], language: Language
) -> None:
    """Read the report and print what rules can say about it."""
    from gongkai.authoring.names import find_facts
    from gongkai_cli.judging import read_report

    rulebook = load_rulebook(folders)
    if body_kind:
        known(body_kind, (kind.id for kind in rulebook.bodies), "body_kind", language)
    facts = find_facts(read_report(file, rulebook, body_kind), rulebook)
    if into == "json":
        from gongkai_cli.views.rules.json.facts import facts_to_json

        put_json(facts_to_json(facts))
        return
    from gongkai_cli.views.rules.facts import facts_page

    put(partial(facts_page, facts), rulebook, language)
