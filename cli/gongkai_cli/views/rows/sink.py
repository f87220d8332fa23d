"""Where rows go: standard output, or a file that is written whole or not at all."""

import sys
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from typing import BinaryIO

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import words
from gongkai_cli.console import open_console
from gongkai_cli.views.checklist.view import Wanted
from gongkai_cli.views.formats import unwritable
from gongkai_cli.views.rows.csv import Chunks, write_csv
from gongkai_cli.views.rows.json import write_json
from gongkai_cli.views.rows.parquet import require_parquet, write_found
from gongkai_cli.views.rows.table import write_table
from gongkai_cli.views.target import probe, writing

Write = Callable[[Sequence[str], Chunks, BinaryIO], int]


def _table(columns: Sequence[str], chunks: Chunks, stream: BinaryIO) -> int:
    shown = stream is sys.stdout.buffer and sys.stdout.isatty()
    width = open_console(sys.stdout, None).size.width if shown else None
    return write_table(columns, chunks, stream, width)


FORMATS: Mapping[str, Write] = {
    "table": _table,
    "csv": write_csv,
    "json": write_json,
    "parquet": write_found,
}


def prepare(wanted: Wanted, language: Language) -> None:
    """Refuse, before the work begins, what could not be written in the end."""
    if wanted.format == "parquet":
        require_parquet()
        if wanted.path is None and sys.stdout.isatty():
            raise click.UsageError(words("wrong.binary", language, format="parquet"))
    if wanted.path:
        with unwritable(wanted.path, language):
            probe(wanted.path)


def put_rows(wanted: Wanted, columns: Sequence[str], chunks: Chunks, language: Language) -> None:
    """Write the rows; a file is named on stderr."""
    with _open(wanted, language) as stream:
        FORMATS[wanted.format](columns, chunks, stream)
    if wanted.path:
        click.echo(words("written", language, file=wanted.path), err=True)


@contextmanager
def _open(wanted: Wanted, language: Language) -> Generator[BinaryIO]:
    if wanted.path is None:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with unwritable(wanted.path, language), writing(wanted.path) as stream:
        yield stream
