"""``gongkai register bodies list``: the bodies of a register, as a table or as data."""

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import format_option
from gongkai_cli.commands.register.access import register_at, register_command
from gongkai_cli.views.formats import BODIES
from gongkai_cli.views.output import Destination, put
from gongkai_cli.views.presentation import Presentation


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(into: str, register: str | None) -> None:
        with register_at(register, language) as known:
            from gongkai.supervise.register.export import bodies

            with known.reading() as connection:
                found = list(bodies(connection))
        put(found, Destination(into), BODIES, Presentation(language=language))

    params = (format_option(BODIES, language),)
    return register_command("list", "bodies_list", run, params, language)
