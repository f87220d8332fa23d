"""The cases of rules on the terminal: what differs, and what is not proven yet."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai.model.verdict import Status
from gongkai_cli.views.terminal.marks import STYLES
from gongkai_cli.views.terminal.page import Page
from gongkai_cli.views.checklist.terminal.part import heading
from gongkai_cli.views.terminal.prose import Prose
from gongkai_cli.views.tried import Trials, Tried


def trials(run: Trials, page: Page) -> Iterator[RenderableType]:
    """What differs, case by case; what is missing; one line that sums up."""
    for one in run.wrong:
        yield from _wrong(one, page)
    if run.missing:
        yield heading(page.say("cases.missing"), page, str(len(run.missing)), "yellow")
        yield Padding(_missing(run, page), (0, 0, 0, 3))
    yield Padding(_sum(run, page), (1, 0, 0, 1))
    if run.own:
        place, count = run.own
        said = page.say("cases.own" if count else "cases.none_of_own", n=count, place=place)
        yield Padding(Prose(said, "dim" if count else "yellow"), (0, 0, 0, 1))
    yield Text()


def _wrong(one: Tried, page: Page) -> Iterator[RenderableType]:
    title = Text.assemble(
        (f"{page.marks.status['fail']} ", "bold red"), (one.rule.id, "bold"), f"  {one.case.name}"
    )
    yield Padding(Prose(title), (1, 0, 0, 1))
    grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(ratio=1)
    for name, value in _told(one, page):
        grid.add_row(page.say(f"cases.{name}") if name else "", Prose(value))
    yield Padding(grid, (0, 0, 0, 3))


def _told(one: Tried, page: Page) -> Iterator[tuple[str, Text]]:
    if one.error:
        yield "error", Text(page.put(one.error), "red")
    if one.outcome:
        verdict = one.outcome.verdict
        yield "want", _status(one.case.want, page)  # pyright: ignore[reportArgumentType]
        yield "found", _status(verdict.status, page)
        yield "said", Text(page.put(verdict.message))
        wanted = one.case.table.get("message")
        if wanted:
            yield "words", Text(page.say("cases.quoted", text=wanted))
    for number, change in enumerate(one.changes):
        yield "" if number else "changes", Text(change)
    yield "place", Text(one.place, "cyan")


def _status(status: Status, page: Page) -> Text:
    return Text(page.say(f"status.{status}"), STYLES[status])


def _missing(run: Trials, page: Page) -> Table:
    grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, min_width=24)
    grid.add_column(ratio=1)
    for rule, statuses in (run.missing or {}).items():
        names = page.say("comma").join(page.say(f"status.{status}") for status in statuses)
        grid.add_row(Text(rule, "bold"), Prose(names))
    return grid


def _sum(run: Trials, page: Page) -> RenderableType:
    counts = {"cases": len(run.tried), "rules": run.rules, "wrong": len(run.wrong)}
    if run.wrong:
        return Prose(page.say("cases.some_wrong", **counts), "bold red")
    if run.missing is None:
        return Prose(page.say("cases.all_right", **counts), "bold green")
    if run.missing:
        return Prose(page.say("cases.right_but_missing", n=len(run.missing), **counts), "yellow")
    return Prose(page.say("cases.all_proven", **counts), "bold green")
