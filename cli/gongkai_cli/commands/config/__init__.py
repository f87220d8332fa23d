"""``gongkai config``: the settings of a run and where each comes from."""

import click

from gongkai.model.message import Language
from gongkai_cli.commands.group import subgroup

COMMANDS = ("show",)


def command(language: Language) -> click.Command:
    """The group with its texts in one language."""
    return subgroup("config", __name__, COMMANDS, language)
