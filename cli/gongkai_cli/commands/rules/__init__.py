"""``gongkai rules``: the rule author's commands, one module each."""

import click

from gongkai.message import Language
from gongkai_cli.commands.group import CommandGroup
from gongkai_cli.commands.options import language_option, words

COMMANDS = (
    "list",
    "show",
    "kinds",
    "facts",
    "coverage",
    "docs",
    "lint",
    "test",
    "try",
    "new",
    "mutate",
    "diff",
    "schema",
)


def command(language: Language) -> click.Command:
    """The group with its texts in one language."""
    return CommandGroup(
        name="rules",
        package=__name__,
        names=COMMANDS,
        spoken=language,
        help=words("help.rules_group", language),
        short_help=words("help.rules_short", language),
        params=[language_option(language)],
    )
