"""``gongkai register bodies``: whose reports are expected."""

import click

from gongkai.message import Language
from gongkai_cli.commands.group import CommandGroup
from gongkai_cli.commands.options import language_option, words

COMMANDS = ("import", "list")


def command(language: Language) -> click.Command:
    """The group with its texts in one language."""
    return CommandGroup(
        name="bodies",
        package=__name__,
        names=COMMANDS,
        spoken=language,
        help=words("help.bodies_group", language),
        short_help=words("help.bodies_short", language),
        params=[language_option(language)],
    )
