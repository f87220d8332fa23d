"""``gongkai register export``: all of a register as one document of JSON, or as tables in a
folder."""

from pathlib import Path
from typing import Literal

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import output_options
from gongkai_cli.commands.register.access import register_at, register_command
from gongkai_cli.language import words
from gongkai_cli.views.output import tell_written, unwritable
from gongkai_cli.views.target import writing

Tables = Literal["csv", "parquet"]
FORMATS = ("json", "csv", "parquet")


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(
        into: str,
        output: Path | None,
        csv: Path | None,
        parquet: Path | None,
        register: str | None,
    ) -> None:
        if csv and parquet:
            raise click.UsageError(words("wrong.export_both", language))
        if csv or parquet:
            into, output = ("csv", csv) if csv else ("parquet", parquet)
        if into == "json":
            _document(register, output, language)
        elif output is None:
            raise click.UsageError(words("wrong.export_where", language))
        else:
            _tables(register, output, "csv" if into == "csv" else "parquet", language)

    def old(name: str) -> click.Option:
        """As it was called before ``--format`` and ``--output``."""
        kind = click.Path(path_type=Path, file_okay=False)
        return click.Option([f"--{name}"], type=kind, hidden=True)

    params = (
        click.Option(
            ["--format", "into"],
            type=click.Choice(FORMATS),
            default="json",
            help=words("help.register_export_format", language),
        ),
        *output_options("register_export_output", language),
        old("csv"),
        old("parquet"),
    )
    return register_command("export", "register_export", run, params, language)


def _document(address: str | None, output: Path | None, language: Language) -> None:
    with register_at(address, language) as known:
        from gongkai.supervise.register.export import export

        with known.reading() as connection:
            if output is None:
                for piece in export(connection):
                    click.echo(piece, nl=False)
                return
            with unwritable(output, language), writing(output) as stream:
                stream.writelines(piece.encode("utf-8") for piece in export(connection))
    tell_written(output, language)


def _tables(address: str | None, folder: Path, into: Tables, language: Language) -> None:
    if into == "parquet":
        from gongkai_cli.views.rows.parquet import require_parquet

        require_parquet()
    with register_at(address, language) as known:
        from gongkai_cli.views.rows.folder import export_tables

        counts = export_tables(known, folder, into, language)
    told = tuple(f"{name} {count}" for name, count in counts.items())
    click.echo(words("register.exported", language, folder=folder, tables=told), err=True)
