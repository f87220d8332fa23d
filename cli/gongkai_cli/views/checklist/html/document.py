"""Writes the page once all files are judged."""

from typing import TextIO

from gongkai_cli.views.checklist.html.environment import environment
from gongkai_cli.views.checklist.html.sheet import ReportSheet, sheet
from gongkai_cli.views.checklist.view import Gathered
from gongkai_cli.views.checklist.waivers import unmatched_notice


def write_html(gathered: Gathered, stream: TextIO) -> None:
    """The format ``html``."""
    stream.write(to_html(gathered))


def to_html(gathered: Gathered) -> str:
    """All results on one page: first what could not be read, then the worst report first. Nothing
    in it depends on the time, the machine or the order of a hash."""
    results = gathered.results
    template = environment(gathered.rulebook, gathered.language).get_template("page.html")
    return template.render(
        sheets=sorted(_sheets(gathered), key=_standing),
        unread=[result for result in results if result.assessment is None],
        unmatched=[unmatched_notice(waiver, results) for waiver in gathered.unmatched],
    )


def _sheets(gathered: Gathered) -> list[ReportSheet]:
    judged = (one for one in gathered.results if one.assessment is not None)
    return [
        sheet(f"r{number}", one.assessment, one.report, gathered.rulebook, gathered.language)
        for number, one in enumerate(judged, 1)
        if one.assessment is not None and one.report is not None
    ]


def _standing(one: ReportSheet) -> tuple[bool, float]:
    """No score at all is worst."""
    score = one.assessment.score.value
    return score is not None, float(score or 0)
