"""``gongkai query``: questions to a register in SQL, which cannot change it."""

import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import target_option
from gongkai_cli.commands.register.access import register_at, register_command
from gongkai_cli.language import words
from gongkai_cli.views.formats import ROWS
from gongkai_cli.views.output import Destination, prepare, put
from gongkai_cli.views.presentation import Presentation
from gongkai_cli.views.rows.rows import Rows

if TYPE_CHECKING:
    from rich.console import RenderableType

    from gongkai.supervise.query import Rows as Batch
    from gongkai.supervise.register.description import TableDescription

_SHOWN = 1000
"""Rows on a terminal, where nobody has said how many."""


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(
        sql: str | None,
        file: Path | None,
        tables: bool,
        into: Destination,
        limit: int | None,
        timeout: float,
        register: str | None,
    ) -> None:
        if tables:
            _show_tables(language)
            return
        _answer(_asked(sql, file, language), into, limit, timeout, register, language)

    def say(key: str) -> str:
        return words(f"help.{key}", language)

    params = [
        click.Argument(["sql"], required=False, metavar="SQL"),
        click.Option(
            ["--file", "-f"],
            type=click.Path(path_type=Path),
            metavar="FILE.sql",
            help=say("query_file"),
        ),
        click.Option(["--tables"], is_flag=True, help=say("query_tables")),
        target_option(ROWS, language, "query_format"),
        click.Option(["--limit"], type=click.IntRange(min=0), metavar="N", help=say("query_limit")),
        click.Option(
            ["--timeout"],
            type=click.FloatRange(min=0, min_open=True),
            default=60.0,
            show_default=True,
            metavar="SECONDS",
            help=say("query_timeout"),
        ),
    ]
    return register_command("query", "query", run, params, language)


def _asked(sql: str | None, file: Path | None, language: Language) -> str:
    if (sql is None) == (file is None):
        raise click.UsageError(words("wrong.query", language))
    if file is None:
        return sql or ""
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        return data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        told = words("wrong.query_file", language, file=file, reason=reason)
        raise click.UsageError(told) from error


def _answer(
    sql: str,
    into: Destination,
    limit: int | None,
    timeout: float,
    address: str | None,
    language: Language,
) -> None:
    prepare(into, ROWS, language)
    if limit is None and into.format == "table" and not into.path and sys.stdout.isatty():
        limit = _SHOWN
    with register_at(address, language) as register:
        from gongkai.supervise.query import ask

        with ask(register, sql, timeout) as answer:
            cut = _Cut(limit)
            rows = Rows(answer.columns, cut.of(answer.chunks))
            put(rows, into, ROWS, Presentation(language=language))
            if cut.more:
                click.echo(words("query.more", language, count=limit), err=True)


class _Cut:
    """The first rows, 0 for all; ``more`` says afterwards whether there were others."""

    def __init__(self, limit: int | None) -> None:
        self.left = limit or None
        self.more = False

    def of(self, chunks: "Iterator[Batch]") -> "Iterator[Batch]":
        if self.left is None:
            yield from chunks
            return
        for rows in chunks:
            if not self.left:
                self.more = True
                return
            some = list(islice(rows, self.left))
            self.left -= len(some)
            yield some
            if len(some) < len(rows):
                self.more = True
                return


def _show_tables(language: Language) -> None:
    from gongkai.supervise.register import require_extra

    require_extra()
    from gongkai.supervise.register.description import describe_tables
    from gongkai_cli.console import open_console, put_out

    console = open_console(sys.stdout, None)
    for table in describe_tables():
        put_out(_about(table, language), console)


def _about(table: "TableDescription", language: Language) -> "Iterator[RenderableType]":
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    sort = words("query.view" if table.view else "query.table", language)
    yield Text(f"{table.name}  ", "bold").append(f"{sort}: {table.comment}", "not bold")
    grid = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column()
    for column in table.columns:
        about = [column.comment, f"→ {column.refers_to}" if column.refers_to else ""]
        grid.add_row(column.name, column.type, "; ".join(filter(None, about)))
    yield Padding(grid, (0, 0, 1, 2))
