"""``gongkai register decisions``: what people decided of findings."""

import click

from gongkai.model.message import Language
from gongkai_cli.commands.group import CommandGroup
from gongkai_cli.commands.options import language_option
from gongkai_cli.language import words

COMMANDS = ("list", "import")


def command(language: Language) -> click.Command:
    """The group with its texts in one language."""
    return CommandGroup(
        name="decisions",
        package=__name__,
        names=COMMANDS,
        spoken=language,
        help=words("help.decisions_group", language),
        short_help=words("help.decisions_short", language),
        params=[language_option(language)],
    )
