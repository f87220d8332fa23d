"""The checklist as a workbook: conclusions, scores, and the tables of each report."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import BinaryIO

from gongkai.model.message import Language, message, render
from gongkai_cli.views.checklist.cell_marks import cell_marks
from gongkai_cli.views.checklist.lines import ChecklistLine, lines
from gongkai_cli.views.checklist.view import CheckRun
from gongkai_cli.views.checklist.xlsx.book import Book, SheetNames, Worksheet
from gongkai_cli.views.checklist.xlsx.findings import put_findings
from gongkai_cli.views.checklist.xlsx.scores import put_scores
from gongkai_cli.views.checklist.xlsx.tables import TableSheet, put_tables
from gongkai_cli.views.presentation import RulebookPresentation
from gongkai_cli.views.wording.places import body_and_year

_QUIET = ("pass", "not_applicable")
_ROWS = 1_000_000
"""Of a list on one sheet; Excel has 1,048,576."""

_REPORTS = 200
"""So many get a sheet of tables; a workbook of thousands of sheets opens in no program."""


def write_book(run: CheckRun, shown: RulebookPresentation, stream: BinaryIO) -> None:
    """The format ``xlsx``: one workbook over all files."""
    language, rulebook = shown.language, shown.rulebook
    book, names = Book(stream, _say("checklist_title", language)), SheetNames()

    def sheet(wanted: str) -> Worksheet:
        return book.sheet(names.name(wanted))

    def listed(key: str, wanted: Callable[[ChecklistLine], bool]) -> None:
        every = lines(run.results, rulebook, language, run.unmatched)
        for some in _batches(line for line in every if wanted(line)):
            put_findings(sheet(_say(key, language)), some, book, language)

    listed("sheet.findings", lambda line: line.sort not in _QUIET)
    drawn = [(one.assessment, one.report) for one in run.results if one.assessment and one.report]
    scores, told = sheet(_say("sheet.scores", language)), _left_out(len(drawn), language)
    put_scores(scores, run.results, told, book, rulebook, language)
    listed("sheet.quiet", lambda line: line.sort in _QUIET)
    for found, report in drawn[:_REPORTS]:
        name, year = report.body.name, report.year
        named = _named(name or _say("body_unknown", language), year)
        drawing = TableSheet(sheet(named), book, report, cell_marks(found, report), language)
        put_tables(drawing, body_and_year(name, year, language), rulebook)
    book.close()


def _left_out(drawn: int, language: Language) -> tuple[str, ...]:
    """How many of the reports drawn get no sheet of their own, where there are such."""
    left = drawn - _REPORTS
    return (_say("tables_left_out", language, n=left, shown=_REPORTS),) if left > 0 else ()


def _named(body: str, year: int | None) -> str:
    """The body's name, shortened rather than the year behind it."""
    return f"{body[:26]}{year or ''}"


def _batches(every: Iterable[ChecklistLine]) -> Iterator[Sequence[ChecklistLine]]:
    """As many as a sheet holds; one empty batch where there are none."""
    rest = iter(every)
    yield list(islice(rest, _ROWS))
    while more := list(islice(rest, _ROWS)):
        yield more


def _say(key: str, language: Language, **values: object) -> str:
    return render(message(f"view.{key}", **values), language)
