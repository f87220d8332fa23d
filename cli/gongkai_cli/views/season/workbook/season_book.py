"""Writes the workbook of a season."""

from typing import BinaryIO

from gongkai.supervise.season.season import Season
from gongkai_cli.language import words
from gongkai_cli.views.checklist.xlsx.book import Book
from gongkai_cli.views.presentation import RulebookPresentation
from gongkai_cli.views.season.titles import Titles
from gongkai_cli.views.season.workbook.decisions import put_decisions
from gongkai_cli.views.season.workbook.distribution import put_distribution
from gongkai_cli.views.season.workbook.faults import put_faults
from gongkai_cli.views.season.workbook.findings import put_findings
from gongkai_cli.views.season.workbook.heat import put_heat
from gongkai_cli.views.season.workbook.marks import put_marks
from gongkai_cli.views.season.workbook.pages import SeasonSheets
from gongkai_cli.views.season.workbook.ranking import put_ranking
from gongkai_cli.views.season.workbook.unread import put_unread


def write_season(season: Season, shown: RulebookPresentation, stream: BinaryIO) -> None:
    """Ranking, rules by bodies, faults, findings of each body and over many reports, distribution,
    unread files, decisions."""
    title = words("season.of_year", shown.language, year=season.year)
    book = Book(stream, title)
    pages = SeasonSheets(book, Titles(shown.rulebook, shown.language), shown.language)
    for put in (put_ranking, put_heat, put_faults, put_marks, put_findings,
                put_distribution, put_unread, put_decisions):  # fmt: skip
        put(season, pages)
    book.close()
