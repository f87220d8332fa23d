"""``gongkai register decisions list``: the decisions that count."""

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import target_option
from gongkai_cli.commands.register.access import register_at, register_command
from gongkai_cli.views.formats import ROWS
from gongkai_cli.views.output import Destination, prepare, put
from gongkai_cli.views.presentation import Presentation
from gongkai_cli.views.rows.rows import Rows


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(into: Destination, register: str | None) -> None:
        prepare(into, ROWS, language)
        with register_at(register, language) as known:
            from gongkai.supervise.register.decisions import read_decisions

            with known.reading() as connection:
                found = read_decisions(connection)
        columns = ("body", "year", "rule", "decision", "reason", "signed_by", "decided")
        rows = [
            (*what, one.choice, one.reason, one.signed_by, one.decided)
            for what, one in sorted(found.items())
        ]
        put(Rows(columns, [rows]), into, ROWS, Presentation(language=language))

    option = target_option(ROWS, language, "query_format")
    return register_command("list", "decisions_list", run, (option,), language)
