"""``gongkai register``: makes and looks after a register (台账)."""

import click

from gongkai.message import Language
from gongkai_cli.commands.group import CommandGroup
from gongkai_cli.commands.options import language_option, words

COMMANDS = ("init", "bodies", "decide", "decisions", "export")


def command(language: Language) -> click.Command:
    """The group with its texts in one language."""
    return CommandGroup(
        name="register",
        package=__name__,
        names=COMMANDS,
        spoken=language,
        help=words("help.register_group", language),
        short_help=words("help.register_short", language),
        params=[language_option(language)],
    )
