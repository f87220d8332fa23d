"""Writes the page once all files are judged."""

from collections.abc import Sequence
from typing import TextIO

from gongkai.message import Language
from gongkai.rulebook.rulebook import Rulebook
from gongkai.waiver import Waiver
from gongkai_cli.checked import Checked
from gongkai_cli.views.html.environment import environment
from gongkai_cli.views.html.sheet import Sheet, sheet
from gongkai_cli.views.waivers import unmatched_notice


class HtmlDocument:
    """The view ``--format html``."""

    def __init__(self, stream: TextIO, rulebook: Rulebook, language: Language) -> None:
        self.stream = stream
        self.rulebook = rulebook
        self.language: Language = language
        self.results: list[Checked] = []

    def show(self, result: Checked) -> None:
        self.results.append(result)

    def close(self, unmatched: Sequence[Waiver] = ()) -> None:
        self.stream.write(to_html(self.results, self.rulebook, self.language, unmatched))


def to_html(
    results: Sequence[Checked],
    rulebook: Rulebook,
    language: Language,
    unmatched: Sequence[Waiver] = (),
) -> str:
    """All results on one page: first what could not be read, then the worst report first. Nothing
    in it depends on the time, the machine or the order of a hash."""
    sheets = sorted(_sheets(results, rulebook, language), key=_standing)
    template = environment(rulebook, language).get_template("page.html")
    return template.render(
        sheets=sheets,
        unread=[result for result in results if result.assessment is None],
        unmatched=[unmatched_notice(waiver, results) for waiver in unmatched],
    )


def _sheets(results: Sequence[Checked], rulebook: Rulebook, language: Language) -> list[Sheet]:
    judged = (one for one in results if one.assessment is not None)
    return [
        sheet(f"r{number}", one.assessment, one.report, rulebook, language)
        for number, one in enumerate(judged, 1)
        if one.assessment is not None and one.report is not None
    ]


def _standing(one: Sheet) -> tuple[bool, float]:
    """No score at all is worst."""
    score = one.assessment.score.value
    return score is not None, float(score or 0)
