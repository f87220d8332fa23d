"""The file that a command is to write."""

from pathlib import Path

import click

from gongkai.model.message import Language
from gongkai_cli.language import words
from gongkai_cli.views.output import unwritable
from gongkai_cli.views.target import probe


def refuse_overwriting(path: Path, *reports: str | None, force: bool, language: Language) -> None:
    """A usage error where the file cannot be written: a report is never written over, anything
    else only when told so (``force``)."""
    if path.resolve() in {Path(file).resolve() for file in reports if file}:
        raise click.UsageError(words("wrong.output_is_report", language, file=path))
    refuse_existing(path, force=force, language=language)
    with unwritable(path, language):
        probe(path)


def refuse_existing(path: Path, *, force: bool, language: Language) -> None:
    """What somebody may have changed already is not written over unasked."""
    if path.exists() and not force:
        raise click.UsageError(words("wrong.exists", language, file=path))
