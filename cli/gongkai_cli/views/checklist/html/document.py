"""Writes the page once all files are judged."""

from typing import TextIO

from gongkai_cli.views.checklist.html.environment import environment
from gongkai_cli.views.checklist.html.sheet import ReportSheet, sheet
from gongkai_cli.views.checklist.view import CheckRun
from gongkai_cli.views.checklist.waivers import unmatched_notice
from gongkai_cli.views.presentation import RulebookPresentation


def write_html(run: CheckRun, shown: RulebookPresentation, stream: TextIO) -> None:
    """All results on one page: first what could not be read, then the worst report first. Nothing
    in it depends on the time, the machine or the order of a hash."""
    results = run.results
    template = environment(shown.rulebook, shown.language).get_template("page.html")
    page = template.render(
        sheets=sorted(_sheets(run, shown), key=_rank),
        unread=[result for result in results if result.assessment is None],
        unmatched=[unmatched_notice(waiver, results) for waiver in run.unmatched],
    )
    stream.write(page)


def _sheets(run: CheckRun, shown: RulebookPresentation) -> list[ReportSheet]:
    judged = (one for one in run.results if one.assessment is not None)
    return [
        sheet(f"r{number}", one.assessment, one.report, shown.rulebook, shown.language)
        for number, one in enumerate(judged, 1)
        if one.assessment is not None and one.report is not None
    ]


def _rank(one: ReportSheet) -> tuple[bool, float]:
    """No score at all is worst."""
    score = one.assessment.score.value
    return score is not None, float(score or 0)
