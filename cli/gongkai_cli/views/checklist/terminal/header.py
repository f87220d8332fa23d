"""The card at the top: whose report, what score, judged by what."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai.model.assessment import Assessment
from gongkai_cli.result import Result
from gongkai_cli.views.checklist.card import band, counts, judged_by, notes
from gongkai_cli.views.checklist.score_row import COLUMNS, score_row
from gongkai_cli.views.checklist.terminal.part import heading
from gongkai_cli.views.terminal.marks import LEVEL_STYLES, STYLES
from gongkai_cli.views.terminal.page import TerminalPage
from gongkai_cli.views.terminal.wrapped_text import Edged, PieceFlow, WrappedText
from gongkai_cli.views.wording.text import plain

_BAR = 20
_ROOMY = 76
_COUNTED = {
    **{f"level.{level}": style for level, style in LEVEL_STYLES.items()},
    **{f"status.{status}": style for status, style in STYLES.items()},
    "doubts": STYLES["doubt"],
}
_GRADE_STYLES = ("green", "cyan", "yellow", "red")


def header(assessment: Assessment, page: TerminalPage) -> RenderableType:
    """Body and year against score and grade, the counts, and the provenance."""
    colour = grade_style(assessment, page)
    rows = [
        _row(_whose(assessment, page), _score(assessment, colour, page)),
        _row(
            WrappedText(judged_by(assessment, page.rulebook, page.language), "dim"),
            _bar(assessment, colour, page),
        ),
        _counts(assessment, page),
        WrappedText(assessment.provenance.source, "dim"),
    ]
    rows += [
        WrappedText(note, "yellow") for note in notes(assessment, page.rulebook, page.language)
    ]
    return Padding(Edged(Group(*rows), page.marks.edge, colour), (1, 0, 0, 0))


def grade_style(assessment: Assessment, page: TerminalPage) -> str:
    """Green for the best band of the profile, red for the last, dim without a grade."""
    if assessment.grade is None:
        return "bright_black"
    rank = band(assessment, page.rulebook)
    return "cyan" if rank is None else _GRADE_STYLES[rank]


def _row(left: RenderableType, right: RenderableType) -> RenderableType:
    grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
    grid.add_column(ratio=1)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_row(left, right)
    return grid


def _whose(assessment: Assessment, page: TerminalPage) -> Text:
    name = assessment.body.name or page.say("body_unknown")
    year = assessment.year
    return Text.assemble(
        (name, "bold"),
        " · ",
        page.say("of_year", year=year) if year else page.say("year_unknown"),
    )


def _score(assessment: Assessment, colour: str, page: TerminalPage) -> Text:
    value = assessment.score.value
    if value is None:
        return Text(page.say("no_score"), "bright_black")
    grade = assessment.grade
    return Text.assemble(
        (page.say("score"), "dim"),
        " ",
        (plain(value), f"bold {colour}"),
        "   ",
        (page.put(grade.title) if grade else page.say("no_grade"), f"bold {colour}"),
    )


def _bar(assessment: Assessment, colour: str, page: TerminalPage) -> Text:
    value = assessment.score.value
    if value is None or page.width < _ROOMY:
        return Text()
    filled = int(value * _BAR / 100)
    return Text.assemble(
        (page.marks.full * filled, colour), (page.marks.rest * (_BAR - filled), "bright_black")
    )


def _counts(assessment: Assessment, page: TerminalPage) -> RenderableType:
    return PieceFlow(
        [
            Text(f"{page.say(key)} {count}", _COUNTED[key] if count else "dim")
            for key, count in counts(assessment)
        ]
    )


def overview(results: Sequence[Result], page: TerminalPage) -> Sequence[RenderableType]:
    """One line per file in the order given; a file without an assessment says so."""
    table = Table.grid(expand=True, padding=(0, 2, 0, 0))
    table.add_column(ratio=3)
    table.add_column(ratio=2)
    for _ in COLUMNS[2:]:
        table.add_column(justify="right")
    table.add_row(*(Text(page.say(f"column.{name}"), "dim") for name in COLUMNS))
    for result in results:
        table.add_row(*_cells(result, page))
    title = heading(page.say("all_files", n=len(results)), page)
    return title, Padding(table, (0, 0, 1, 3))


def _cells(result: Result, page: TerminalPage) -> list[RenderableType]:
    row = score_row(result, page.language)
    if result.assessment is None:
        return [WrappedText(row.source), Text(row.body, "red"), *[Text()] * len(COLUMNS[2:])]
    colour = grade_style(result.assessment, page)
    unknown = page.say("unknown")
    return [
        WrappedText(row.source),
        WrappedText(row.body),
        Text(str(row.year or unknown)),
        Text(plain(row.score) if row.score is not None else unknown, f"bold {colour}"),
        Text(row.grade, colour),
        _count(row.errors, LEVEL_STYLES["error"]),
        _count(row.warnings, LEVEL_STYLES["warning"]),
        _count(row.doubts, STYLES["doubt"]),
        _count(row.doubtful_readings, STYLES["doubt"]),
    ]


def _count(number: int | None, style: str) -> Text:
    return Text(str(number), style if number else "dim")
