"""``gongkai register decisions list``: the decisions that count."""

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import wanted as wanted_format
from gongkai_cli.commands.options import words
from gongkai_cli.commands.register.command import opened, register_command


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(into: str, register: str | None) -> None:
        from gongkai_cli.views.rows.sink import FORMATS, prepare, put_rows

        wanted = wanted_format(into, tuple(FORMATS), language)
        prepare(wanted, language)
        with opened(register, language) as known:
            from gongkai.supervise.register.decisions import read_decisions

            with known.reading() as connection:
                found = read_decisions(connection)
        columns = ("body", "year", "rule", "decision", "reason", "signed_by", "decided")
        rows = [
            (*what, one.choice, one.reason, one.signed_by, one.decided)
            for what, one in sorted(found.items())
        ]
        put_rows(wanted, columns, [rows], language)

    option = click.Option(
        ["--format", "into"],
        default="table",
        metavar="table|csv|json|parquet[=FILE]",
        help=words("help.query_format", language),
    )
    return register_command("list", "decisions_list", run, (option,), language)
