"""The formats of ``gongkai check`` and what makes each, imported when it is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from gongkai.model.message import Language
from gongkai_cli.request import Request
from gongkai_cli.views.gathered import GatheringView
from gongkai_cli.views.view import View

if TYPE_CHECKING:
    from gongkai.rulebook.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class TextFormat:
    """Is written as characters: in UTF-8 to a file, in the terminal's own encoding to that."""

    make: "Callable[[TextIO, Request, Rulebook, Language], View]"


@dataclass(frozen=True, slots=True)
class BinaryFormat:
    """Is written as bytes. ``readable``: they are text that a terminal may be shown."""

    make: "Callable[[BinaryIO, Request, Rulebook, Language], View]"
    readable: bool = False


Format = TextFormat | BinaryFormat


def _text(stream: TextIO, request: Request, rulebook: "Rulebook", language: Language) -> View:
    from gongkai_cli.console import open_console
    from gongkai_cli.views.checklist.terminal.checklist import Checklist
    from gongkai_cli.views.checklist.terminal.explain import Explanation
    from gongkai_cli.views.terminal.marks import marks_for
    from gongkai_cli.views.terminal.page import Page

    console = open_console(stream, request.color)
    marks = marks_for(console, language)
    page = Page(rulebook, language, marks, console.width, request.verbose)
    if request.explain:
        return Explanation(console, page, request.explain)
    return Checklist(console, page)


def _gathering(writer: str) -> "Callable[[Any, Request, Rulebook, Language], View]":
    """What makes the view that gathers the results for ``writer`` (``module:function`` of this
    package), which puts them into the stream."""

    def make(stream: Any, request: Request, rulebook: "Rulebook", language: Language) -> View:
        write = resolve_name(f"gongkai_cli.views.{writer}")
        return GatheringView(lambda gathered: write(gathered, stream), rulebook, language)

    return make


FORMATS: Mapping[str, Format] = {
    "text": TextFormat(_text),
    "json": TextFormat(_gathering("json:write_json")),
    "html": TextFormat(_gathering("html.document:write_html")),
    "md": TextFormat(_gathering("markdown.checklist:write_markdown")),
    "csv": BinaryFormat(_gathering("csv:write_csv"), readable=True),
    "xlsx": BinaryFormat(_gathering("xlsx.checklist:write_book")),
    "docx": BinaryFormat(_gathering("docx.checklist:write_word")),
    "sarif": TextFormat(_gathering("sarif.checklist:write_sarif")),
    "junit": BinaryFormat(_gathering("junit.checklist:write_junit"), readable=True),
}
