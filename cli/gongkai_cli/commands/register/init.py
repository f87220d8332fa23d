"""``gongkai register init``: an empty register."""

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import words
from gongkai_cli.commands.register.command import opened, register_command


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(register: str | None) -> None:
        with opened(register, language, create=True) as made:
            click.echo(words("register.ready", language, address=made.address))

    return register_command("init", "register_init", run, (), language)
