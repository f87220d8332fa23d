"""The formats of ``gongkai check`` and what makes each, imported when it is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, TextIO

from gongkai.message import Language
from gongkai_cli.request import Request
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


def _json(stream: TextIO, request: Request, rulebook: "Rulebook", language: Language) -> View:
    from gongkai_cli.views.json import JsonDocument

    return JsonDocument(stream, rulebook, language)


def _html(stream: TextIO, request: Request, rulebook: "Rulebook", language: Language) -> View:
    from gongkai_cli.views.html.document import HtmlDocument

    return HtmlDocument(stream, rulebook, language)


def _md(stream: TextIO, request: Request, rulebook: "Rulebook", language: Language) -> View:
    from gongkai_cli.views.markdown.checklist import MarkdownChecklist

    return MarkdownChecklist(stream, rulebook, language)


def _csv(stream: BinaryIO, request: Request, rulebook: "Rulebook", language: Language) -> View:
    from gongkai_cli.views.csv import CsvTable

    return CsvTable(stream, rulebook, language)


def _xlsx(stream: BinaryIO, request: Request, rulebook: "Rulebook", language: Language) -> View:
    from gongkai_cli.views.xlsx.checklist import XlsxBook

    return XlsxBook(stream, rulebook, language)


def _docx(stream: BinaryIO, request: Request, rulebook: "Rulebook", language: Language) -> View:
    from gongkai_cli.views.docx.checklist import WordChecklist

    return WordChecklist(stream, rulebook, language)


def _sarif(stream: TextIO, request: Request, rulebook: "Rulebook", language: Language) -> View:
    from gongkai_cli.views.sarif.checklist import SarifLog

    return SarifLog(stream, rulebook, language)


def _junit(stream: BinaryIO, request: Request, rulebook: "Rulebook", language: Language) -> View:
    from gongkai_cli.views.junit.checklist import JunitFile

    return JunitFile(stream, rulebook, language)


FORMATS: Mapping[str, Format] = {
    "text": TextFormat(_text),
    "json": TextFormat(_json),
    "html": TextFormat(_html),
    "md": TextFormat(_md),
    "csv": BinaryFormat(_csv, readable=True),
    "xlsx": BinaryFormat(_xlsx),
    "docx": BinaryFormat(_docx),
    "sarif": TextFormat(_sarif),
    "junit": BinaryFormat(_junit, readable=True),
}
