"""``gongkai register export``: all of a register as JSON on stdout, or as tables in a folder."""

from pathlib import Path

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import words
from gongkai_cli.commands.register.command import opened, register_command


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(csv: Path | None, parquet: Path | None, register: str | None) -> None:
        if csv and parquet:
            raise click.UsageError(words("wrong.export_both", language))
        if parquet:
            from gongkai_cli.views.rows.parquet import require_parquet

            require_parquet()
        if folder := csv or parquet:
            _tables(register, folder, language, typed=parquet is not None)
        else:
            _document(register, language)

    def folder(name: str) -> click.Option:
        return click.Option(
            [f"--{name}"],
            type=click.Path(path_type=Path, file_okay=False),
            metavar="DIR",
            help=words(f"help.register_export_{name}", language),
        )

    params = (folder("csv"), folder("parquet"))
    return register_command("export", "register_export", run, params, language)


def _document(address: str | None, language: Language) -> None:
    with opened(address, language) as known:
        from gongkai.supervise.register.export import export

        with known.reading() as connection:
            for piece in export(connection):
                click.echo(piece, nl=False)


def _tables(address: str | None, folder: Path, language: Language, *, typed: bool) -> None:
    with opened(address, language) as known:
        from gongkai_cli.views.rows.folder import export_tables

        counts = export_tables(known, folder, "parquet" if typed else "csv", language)
    told = tuple(f"{name} {count}" for name, count in counts.items())
    click.echo(words("register.exported", language, folder=folder, tables=told), err=True)
