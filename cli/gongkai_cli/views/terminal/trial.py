"""Rules that are being written, tried on one report."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai.authoring.arithmetic import Values, values_of
from gongkai.model.assessment import Assessment
from gongkai.model.report import Report
from gongkai.model.rule import Rule
from gongkai.model.verdict import Status
from gongkai_cli.views.checklist.terminal.explain import explained_rule
from gongkai_cli.views.terminal.marks import STYLES
from gongkai_cli.views.terminal.page import Page
from gongkai_cli.views.checklist.terminal.part import heading
from gongkai_cli.views.terminal.prose import Prose


def tried(
    assessment: Assessment, report: Report, rules: Sequence[Rule], page: Page
) -> Iterator[RenderableType]:
    """Each rule with what it matched, the verdict, how it came about and the numbers that it
    looked at; on a last line how many came to which verdict."""
    form = page.rulebook.form(assessment.form)
    name = assessment.body.name or page.say("unnamed_body")
    about = page.say("trial.about", body=name, year=assessment.year or "?", form=assessment.form)
    yield Padding(Prose(about, "dim"), (1, 0, 0, 1))
    for rule in rules:
        yield from explained_rule(assessment, rule.id, page)
        numbers = values_of(rule, report, form)
        if numbers:
            yield heading(page.say("trial.numbers"), page)
            yield Padding(_grid(numbers, page), (0, 0, 1, 3))
    ids = {rule.id for rule in rules}
    counts: Counter[Status] = Counter(one.status for one in assessment.verdicts if one.rule in ids)
    line = Text(page.say("trial.rules", n=len(rules)), "bold")
    for status, count in counts.items():
        line.append(f"   {page.say(f'status.{status}')} {count}", STYLES[status])
    yield Padding(line, (0, 0, 1, 1))


def _grid(numbers: Sequence[Values], page: Page) -> Table:
    """A line per row or column of the form: name and number, name and number …"""
    grid = Table.grid(padding=(0, 3, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column()
    for one in numbers:
        line = Text()
        for name, value in one.values:
            said = page.say("blank") if value is None else f"{value.normalize():f}"
            line.append(f"{name} ", "dim").append(said, "bold").append("   ")
        grid.add_row(one.line, Prose(line))
    return grid
