"""Where an output goes: standard output, or a file that is written whole or not at all."""

import io
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import click

from gongkai.model.message import Language
from gongkai_cli.language import words
from gongkai_cli.views.format import BinaryFormat, Format, TextFormat
from gongkai_cli.views.formats import Formats
from gongkai_cli.views.presentation import Presentation
from gongkai_cli.views.target import probe, writing


@dataclass(frozen=True, slots=True)
class Destination:
    """A format and where it goes: ``path`` is None for standard output."""

    format: str
    path: Path | None = None


def prepare(wanted: Destination, formats: Formats, language: Language) -> None:
    """Refuse, before the work begins, what could not be written in the end."""
    known = formats[wanted.format]
    known.check()
    if wanted.path:
        with unwritable(wanted.path, language):
            probe(wanted.path)
    elif isinstance(known, BinaryFormat) and not known.readable and sys.stdout.isatty():
        raise click.UsageError(words("wrong.binary", language, format=wanted.format))


def put(subject: Any, wanted: Destination, formats: Formats, presentation: Presentation) -> None:
    """Write it; a file is named on stderr."""
    known = formats[wanted.format]
    if wanted.path is None:
        _to_standard_output(subject, known, presentation)
        return
    language = presentation.language
    with unwritable(wanted.path, language), writing(wanted.path) as stream:
        _into(stream, subject, known, presentation)
    tell_written(wanted.path, language)


def tell_written(path: Path, language: Language) -> None:
    """The line that names a file that was written."""
    click.echo(words("written", language, file=path), err=True)


@contextmanager
def unwritable(path: Path, language: Language) -> Generator[None]:
    """A file that cannot be written is the user's to mend."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        wrong = words("wrong.output", language, file=path, reason=reason)
        raise click.UsageError(wrong) from error


def _to_standard_output(subject: Any, known: Format, presentation: Presentation) -> None:
    if isinstance(known, TextFormat):
        known.write(subject, presentation, sys.stdout)
    elif isinstance(known, BinaryFormat):
        sys.stdout.flush()
        known.write(subject, presentation, sys.stdout.buffer)
        sys.stdout.buffer.flush()


def _into(stream: BinaryIO, subject: Any, known: Format, presentation: Presentation) -> None:
    if isinstance(known, TextFormat):
        text = io.StringIO()
        known.write(subject, presentation, text)
        stream.write(text.getvalue().encode("utf-8", "replace"))
    elif isinstance(known, BinaryFormat):
        known.write(subject, presentation, stream)
