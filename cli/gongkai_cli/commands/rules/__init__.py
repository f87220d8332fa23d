"""``gongkai rules``: the rule author's commands, one module each."""

import click

from gongkai.model.message import Language
from gongkai_cli.commands.group import subgroup

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
    return subgroup("rules", __name__, COMMANDS, language)
