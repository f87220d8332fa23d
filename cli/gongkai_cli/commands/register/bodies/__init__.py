"""``gongkai register bodies``: whose reports are expected."""

import click

from gongkai.model.message import Language
from gongkai_cli.commands.group import subgroup

COMMANDS = ("import", "list")


def command(language: Language) -> click.Command:
    """The group with its texts in one language."""
    return subgroup("bodies", __name__, COMMANDS, language)
