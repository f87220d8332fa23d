"""Opens the view that was asked for on the stream it is to go to."""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from gongkai.message import Language, message, render
from gongkai_cli.request import Request
from gongkai_cli.views.view import View, Wanted

if TYPE_CHECKING:
    from gongkai.rulebook.rulebook import Rulebook


@contextmanager
def open_view(
    wanted: Wanted, request: Request, rulebook: "Rulebook", language: Language
) -> Generator[View]:
    """A view that writes to standard output, or to its file; the file is named on stderr."""
    if wanted.path is None:
        yield _view(wanted, sys.stdout, request, rulebook, language)
        return
    with _open(wanted.path, language) as stream:
        yield _view(wanted, stream, request, rulebook, language)
    click.echo(render(message("view.written", file=wanted.path), language), err=True)


def _open(path: Path, language: Language) -> TextIO:
    try:
        return path.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or str(error)
        wrong = message("view.wrong.output", file=path, reason=reason)
        raise click.UsageError(render(wrong, language)) from error


def _view(
    wanted: Wanted, stream: TextIO, request: Request, rulebook: "Rulebook", language: Language
) -> View:
    if wanted.format == "json":
        from gongkai_cli.views.json import JsonDocument

        return JsonDocument(stream, rulebook, language)
    return _terminal(stream, request, rulebook, language)


def _terminal(stream: TextIO, request: Request, rulebook: "Rulebook", language: Language) -> View:
    from gongkai_cli.console import open_console
    from gongkai_cli.views.terminal.checklist import Checklist
    from gongkai_cli.views.terminal.explain import Explanation
    from gongkai_cli.views.terminal.marks import marks_for
    from gongkai_cli.views.terminal.page import Page

    console = open_console(stream, request.color)
    marks = marks_for(console, language)
    page = Page(rulebook, language, marks, console.width, request.verbose)
    if request.explain:
        return Explanation(console, page, request.explain)
    return Checklist(console, page)
