"""``gongkai register``: makes and looks after a register (台账)."""

import click

from gongkai.model.message import Language
from gongkai_cli.commands.group import subgroup

COMMANDS = ("init", "bodies", "decide", "decisions", "export")


def command(language: Language) -> click.Command:
    """The group with its texts in one language."""
    return subgroup("register", __name__, COMMANDS, language)
