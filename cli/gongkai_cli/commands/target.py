"""The file that a command is to write: the copy of a report, or a blank form."""

from pathlib import Path

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import words
from gongkai_cli.views.formats import unwritable
from gongkai_cli.views.target import probe


def out_option(text: str, *, required: bool = False) -> click.Option:
    """Where the copy goes."""
    return click.Option(
        ["--out", "-o"],
        type=click.Path(path_type=Path),
        metavar="OUT",
        required=required,
        help=text,
    )


def refuse_overwriting(out: Path, *reports: str | None, force: bool, language: Language) -> None:
    """A usage error where the file cannot be written: a report is never written over, anything
    else only when told so (``force``)."""
    goal = out.resolve()
    if goal in {Path(file).resolve() for file in reports if file}:
        raise click.UsageError(words("wrong.output_is_report", language, file=out))
    if goal.exists() and not force:
        raise click.UsageError(words("wrong.exists", language, file=out))
    with unwritable(out, language):
        probe(out)
