"""The closing table over several files."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai_cli.checked import Checked
from gongkai_cli.views.numbers import plain
from gongkai_cli.views.terminal.header import grade_style
from gongkai_cli.views.terminal.marks import LEVEL_STYLES, STYLES
from gongkai_cli.views.terminal.page import Page
from gongkai_cli.views.terminal.part import heading
from gongkai_cli.views.terminal.prose import Prose

_NUMBERS = ("year", "score", "grade", "errors", "warnings", "doubts", "doubtful_readings")


def overview(results: Sequence[Checked], page: Page) -> Sequence[RenderableType]:
    """One line per file in the order given; a file without an assessment says so."""
    table = Table.grid(expand=True, padding=(0, 2, 0, 0))
    table.add_column(ratio=3)
    table.add_column(ratio=2)
    for _ in _NUMBERS:
        table.add_column(justify="right")
    names = ("file", "body", *_NUMBERS)
    table.add_row(*(Text(page.say(f"column.{name}"), "dim") for name in names))
    for result in results:
        table.add_row(*_cells(result, page))
    title = heading(page.say("all_files", n=len(results)), page)
    return title, Padding(table, (0, 0, 1, 3))


def _cells(result: Checked, page: Page) -> list[RenderableType]:
    assessment = result.assessment
    if assessment is None:
        word = page.say("crashed" if result.crashed else "unreadable")
        return [Prose(result.source), Text(word, "red"), *[Text()] * len(_NUMBERS)]
    colour = grade_style(assessment, page)
    failed = [verdict for verdict in assessment.verdicts if verdict.status == "fail"]
    score, grade = assessment.score.value, assessment.grade
    return [
        Prose(result.source),
        Prose(assessment.body.name or page.say("body_unknown")),
        Text(str(assessment.year or page.say("unknown"))),
        Text(plain(score) if score is not None else page.say("unknown"), f"bold {colour}"),
        Text(page.put(grade.title) if grade else page.say("no_grade"), colour),
        _count(sum(verdict.level == "error" for verdict in failed), LEVEL_STYLES["error"]),
        _count(sum(verdict.level == "warning" for verdict in failed), LEVEL_STYLES["warning"]),
        _count(sum(verdict.status == "doubt" for verdict in assessment.verdicts), STYLES["doubt"]),
        _count(len(assessment.doubts), STYLES["doubt"]),
    ]


def _count(number: int, style: str) -> Text:
    return Text(str(number), style if number else "dim")
