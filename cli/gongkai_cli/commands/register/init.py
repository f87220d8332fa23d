"""``gongkai register init``: an empty register."""

import click

from gongkai.model.message import Language
from gongkai_cli.commands.register.access import register_at, register_command
from gongkai_cli.language import words


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(register: str | None) -> None:
        with register_at(register, language, create=True) as made:
            click.echo(words("register.ready", language, address=made.address))

    return register_command("init", "register_init", run, (), language)
