"""``gongkai rules list``: what is asked of a report, part by part."""

from pathlib import Path

import click

from gongkai.message import Language
from gongkai_cli.commands.options import language_option, rules_option, words
from gongkai_cli.commands.rules.printing import put
from gongkai_cli.views.terminal.rules import rule_list


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(rules: tuple[Path, ...]) -> None:
        from gongkai.rulebook import load

        put(rule_list, load(rules), language)

    return click.Command(
        "list",
        callback=run,
        params=[rules_option(language), language_option(language)],
        help=words("help.rules_list", language),
    )
