"""``gongkai register export``: all of a register as JSON on stdout."""

import click

from gongkai.message import Language
from gongkai_cli.commands.register.opening import opened, register_command


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(register: str | None) -> None:
        with opened(register, language) as known:
            from gongkai.register.export import export

            with known.reading() as connection:
                for piece in export(connection):
                    click.echo(piece, nl=False)

    return register_command("export", "register_export", run, (), language)
