"""``gongkai config``: the settings of a run and where each comes from."""

import click

from gongkai.message import Language
from gongkai_cli.commands.group import CommandGroup
from gongkai_cli.commands.options import language_option, words

COMMANDS = ("show",)


def command(language: Language) -> click.Command:
    """The group with its texts in one language."""
    return CommandGroup(
        name="config",
        package=__name__,
        names=COMMANDS,
        spoken=language,
        help=words("help.config_group", language),
        short_help=words("help.config_short", language),
        params=[language_option(language)],
    )
