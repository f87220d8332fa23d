"""The checklist as a workbook: conclusions, scores, and the tables of each report."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import BinaryIO

from gongkai.message import Language, message, render
from gongkai.rulebook.rulebook import Rulebook
from gongkai.waiver import Waiver
from gongkai_cli.checked import Checked
from gongkai_cli.views.cell_marks import cell_marks
from gongkai_cli.views.lines import Line, lines
from gongkai_cli.views.xlsx.book import Book
from gongkai_cli.views.xlsx.findings import put_findings
from gongkai_cli.views.xlsx.scores import put_scores
from gongkai_cli.views.xlsx.sheet import Sheet
from gongkai_cli.views.xlsx.sheet_names import SheetNames
from gongkai_cli.views.xlsx.tables import Drawing, put_tables

_QUIET = ("pass", "not_applicable")
_ROWS = 1_000_000
"""Of a list on one sheet; Excel has 1,048,576."""

_REPORTS = 200
"""So many get a sheet of tables; a workbook of thousands of sheets opens in no program."""


class XlsxBook:
    """The view ``--format xlsx``: one workbook over all files, written when all are judged."""

    def __init__(self, stream: BinaryIO, rulebook: Rulebook, language: Language) -> None:
        self.stream = stream
        self.rulebook = rulebook
        self.language: Language = language
        self.results: list[Checked] = []

    def show(self, result: Checked) -> None:
        self.results.append(result)

    def close(self, unmatched: Sequence[Waiver] = ()) -> None:
        book, names = Book(self.stream, self._say("checklist_title")), SheetNames()

        def sheet(wanted: str) -> Sheet:
            return book.sheet(names.name(wanted))

        def listed(key: str, wanted: Callable[[Line], bool]) -> None:
            every = lines(self.results, self.rulebook, self.language, unmatched)
            for some in _batches(line for line in every if wanted(line)):
                put_findings(sheet(self._say(key)), some, book, self.language)

        listed("sheet.findings", lambda line: line.sort not in _QUIET)
        scores = sheet(self._say("sheet.scores"))
        put_scores(scores, self.results, self._told(), book, self.rulebook, self.language)
        listed("sheet.quiet", lambda line: line.sort in _QUIET)
        for result in self._drawn()[:_REPORTS]:
            self._draw(result, sheet, book)
        book.close()

    def _drawn(self) -> list[Checked]:
        return [one for one in self.results if one.assessment and one.report]

    def _told(self) -> tuple[str, ...]:
        left = len(self._drawn()) - _REPORTS
        return (self._say("tables_left_out", n=left, shown=_REPORTS),) if left > 0 else ()

    def _draw(self, result: Checked, sheet: Callable[[str], Sheet], book: Book) -> None:
        if result.assessment is None or result.report is None:
            return
        name = result.report.body.name or self._say("body_unknown")
        year = result.report.year
        marks = cell_marks(result.assessment, result.report)
        drawing = Drawing(sheet(_named(name, year)), book, result.report, marks, self.language)
        told = self._say("of_year", year=year) if year else self._say("year_unknown")
        put_tables(drawing, f"{name} · {told}", self.rulebook)

    def _say(self, key: str, **values: object) -> str:
        return render(message(f"view.{key}", **values), self.language)


def _named(body: str, year: int | None) -> str:
    """The body's name, shortened rather than the year behind it."""
    return f"{body[:26]}{year or ''}"


def _batches(every: Iterable[Line]) -> Iterator[Sequence[Line]]:
    """As many as a sheet holds; one empty batch where there are none."""
    rest = iter(every)
    yield list(islice(rest, _ROWS))
    while more := list(islice(rest, _ROWS)):
        yield more
