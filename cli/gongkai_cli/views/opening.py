"""Opens the view that was asked for on the stream it is to go to."""

import io
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.model.message import Language, message, render
from gongkai_cli.request import Request
from gongkai_cli.views.formats import FORMATS, TextFormat
from gongkai_cli.views.target import probe, put
from gongkai_cli.views.view import View, Wanted

if TYPE_CHECKING:
    from gongkai.rulebook.rulebook import Rulebook


@contextmanager
def open_view(
    wanted: Wanted, request: Request, rulebook: "Rulebook", language: Language
) -> Generator[View]:
    """A view that writes to standard output, or to its file; the file is named on stderr. It is
    written when the view is left without an error, and stays as it was otherwise."""
    if wanted.path is None:
        yield _on_stdout(wanted.format, request, rulebook, language)
        return
    with unwritable(wanted.path, language):
        probe(wanted.path)
    view, content = _gathering(wanted.format, request, rulebook, language)
    yield view
    with unwritable(wanted.path, language):
        put(content(), wanted.path)
    click.echo(render(message("view.written", file=wanted.path), language), err=True)


def _on_stdout(name: str, request: Request, rulebook: "Rulebook", language: Language) -> View:
    known = FORMATS[name]
    if isinstance(known, TextFormat):
        return known.make(sys.stdout, request, rulebook, language)
    if not known.readable and sys.stdout.isatty():
        raise click.UsageError(render(message("view.wrong.binary", format=name), language))
    return known.make(sys.stdout.buffer, request, rulebook, language)


def _gathering(
    name: str, request: Request, rulebook: "Rulebook", language: Language
) -> tuple[View, Callable[[], bytes]]:
    """A view that writes to memory, and what it has written by then."""
    known = FORMATS[name]
    if isinstance(known, TextFormat):
        text = io.StringIO()
        view = known.make(text, request, rulebook, language)
        return view, lambda: text.getvalue().encode("utf-8", "replace")
    data = io.BytesIO()
    return known.make(data, request, rulebook, language), data.getvalue


@contextmanager
def unwritable(path: Path, language: Language) -> Generator[None]:
    """A file that cannot be written is the user's to mend."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        wrong = message("view.wrong.output", file=path, reason=reason)
        raise click.UsageError(render(wrong, language)) from error
