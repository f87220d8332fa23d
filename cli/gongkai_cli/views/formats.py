"""The formats of ``gongkai check`` and what makes each, imported when it is asked for."""

import io
import sys
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

import click

from gongkai.model.message import Language, message, render
from gongkai_cli.views.checklist.view import CheckRequest, GatheringView, View, Wanted
from gongkai_cli.views.target import probe, put

if TYPE_CHECKING:
    from gongkai.rulebook.rulebook import Rulebook
if TYPE_CHECKING:
    from gongkai.rulebook.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class TextFormat:
    """Is written as characters: in UTF-8 to a file, in the terminal's own encoding to that."""

    make: "Callable[[TextIO, CheckRequest, Rulebook, Language], View]"


@dataclass(frozen=True, slots=True)
class BinaryFormat:
    """Is written as bytes. ``readable``: they are text that a terminal may be shown."""

    make: "Callable[[BinaryIO, CheckRequest, Rulebook, Language], View]"
    readable: bool = False


Format = TextFormat | BinaryFormat


def _text(stream: TextIO, request: CheckRequest, rulebook: "Rulebook", language: Language) -> View:
    from gongkai_cli.console import open_console
    from gongkai_cli.views.checklist.terminal.checklist import Checklist
    from gongkai_cli.views.checklist.terminal.explanation import Explanation
    from gongkai_cli.views.terminal.marks import marks_for
    from gongkai_cli.views.terminal.page import TerminalPage

    console = open_console(stream, request.color)
    marks = marks_for(console, language)
    page = TerminalPage(rulebook, language, marks, console.width, request.verbose)
    if request.explain:
        return Explanation(console, page, request.explain)
    return Checklist(console, page)


def _gathering(writer: str) -> "Callable[[Any, CheckRequest, Rulebook, Language], View]":
    """What makes the view that gathers the results for ``writer`` (``module:function`` of this
    package), which puts them into the stream."""

    def make(stream: Any, request: CheckRequest, rulebook: "Rulebook", language: Language) -> View:
        write = resolve_name(f"gongkai_cli.views.checklist.{writer}")
        return GatheringView(lambda gathered: write(gathered, stream), rulebook, language)

    return make


FORMATS: Mapping[str, Format] = {
    "text": TextFormat(_text),
    "json": TextFormat(_gathering("json:write_json")),
    "html": TextFormat(_gathering("html.document:write_html")),
    "md": TextFormat(_gathering("markdown:write_markdown")),
    "csv": BinaryFormat(_gathering("csv:write_csv"), readable=True),
    "xlsx": BinaryFormat(_gathering("xlsx.checklist:write_book")),
    "docx": BinaryFormat(_gathering("docx.report:write_word")),
    "sarif": TextFormat(_gathering("sarif.document:write_sarif")),
    "junit": BinaryFormat(_gathering("junit:write_junit"), readable=True),
}


@contextmanager
def open_view(
    wanted: Wanted, request: CheckRequest, rulebook: "Rulebook", language: Language
) -> Generator[View]:
    """A view that writes to standard output, or to its file; the file is named on stderr. It is
    written when the view is left without an error, and stays as it was otherwise."""
    if wanted.path is None:
        yield _on_stdout(wanted.format, request, rulebook, language)
        return
    with unwritable(wanted.path, language):
        probe(wanted.path)
    view, content = _in_memory(wanted.format, request, rulebook, language)
    yield view
    with unwritable(wanted.path, language):
        put(content(), wanted.path)
    click.echo(render(message("view.written", file=wanted.path), language), err=True)


def _on_stdout(name: str, request: CheckRequest, rulebook: "Rulebook", language: Language) -> View:
    known = FORMATS[name]
    if isinstance(known, TextFormat):
        return known.make(sys.stdout, request, rulebook, language)
    if not known.readable and sys.stdout.isatty():
        raise click.UsageError(render(message("view.wrong.binary", format=name), language))
    return known.make(sys.stdout.buffer, request, rulebook, language)


def _in_memory(
    name: str, request: CheckRequest, rulebook: "Rulebook", language: Language
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
