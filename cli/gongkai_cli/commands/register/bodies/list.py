"""``gongkai register bodies list``: the bodies of a register, as a table or as data."""

import csv
import sys
from typing import Any

import click

from gongkai.model.message import Language
from gongkai_cli.commands.register.command import opened, register_command
from gongkai_cli.commands.rules.printing import format_option, put_json
from gongkai_cli.views.text import without_formula

FORMATS = ("text", "json", "csv")
COLUMNS = ("name", "kind", "level", "region", "parent", "origin", "since", "until", "aliases")


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(into: str, register: str | None) -> None:
        with opened(register, language) as known:
            from gongkai.supervise.register.export import bodies

            with known.reading() as connection:
                _show(list(bodies(connection)), into, language)

    return register_command(
        "list", "bodies_list", run, (format_option(language, FORMATS),), language
    )


def _show(rows: list[dict[str, Any]], into: str, language: Language) -> None:
    match into:
        case "json":
            put_json({"bodies": rows})
        case "csv":
            writer = csv.writer(sys.stdout, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows([without_formula(cell) for cell in _cells(row)] for row in rows)
        case _:
            from rich.table import Table

            from gongkai_cli.commands.options import words
            from gongkai_cli.console import open_console, put_out

            table = Table(box=None, pad_edge=False)
            for name in COLUMNS:
                table.add_column(words(f"bodies.column.{name}", language), overflow="fold")
            for row in rows:
                table.add_row(*_cells(row))
            put_out([table], open_console(sys.stdout, None))


def _cells(row: dict[str, Any]) -> list[str]:
    told = {**row, "aliases": "、".join(row["aliases"])}
    return [str(told[name]) if told[name] is not None else "" for name in COLUMNS]
