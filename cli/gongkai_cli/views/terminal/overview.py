"""The closing table over several files."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai_cli.checked import Checked
from gongkai_cli.views.text import plain
from gongkai_cli.views.standing import COLUMNS, standing
from gongkai_cli.views.checklist.terminal.header import grade_style
from gongkai_cli.views.terminal.marks import LEVEL_STYLES, STYLES
from gongkai_cli.views.terminal.page import Page
from gongkai_cli.views.checklist.terminal.part import heading
from gongkai_cli.views.terminal.prose import Prose


def overview(results: Sequence[Checked], page: Page) -> Sequence[RenderableType]:
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


def _cells(result: Checked, page: Page) -> list[RenderableType]:
    row = standing(result, page.language)
    if result.assessment is None:
        return [Prose(row.source), Text(row.body, "red"), *[Text()] * len(COLUMNS[2:])]
    colour = grade_style(result.assessment, page)
    unknown = page.say("unknown")
    return [
        Prose(row.source),
        Prose(row.body),
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
