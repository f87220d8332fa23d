"""The cases of rules on the terminal: what differs, and what is not proven yet."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai.authoring.arithmetic import Values, values_of
from gongkai.authoring.cases import CaseOutcome
from gongkai.model.assessment import Assessment
from gongkai.model.message import Message
from gongkai.model.report import Report
from gongkai.model.rule import Case, Rule
from gongkai.model.verdict import Status
from gongkai_cli.views.checklist.terminal.explanation import rule_explanation
from gongkai_cli.views.checklist.terminal.part import heading
from gongkai_cli.views.terminal.marks import STYLES
from gongkai_cli.views.terminal.page import TerminalPage
from gongkai_cli.views.terminal.wrapped_text import WrappedText


def change_lines(changes: Mapping[str, object]) -> tuple[str, ...]:
    """The keys of a rule case, a line for each change: ``set: requests.received.total = 3``."""
    return tuple(_lines(changes))


def _lines(changes: Mapping[str, object]) -> Iterator[str]:
    for key, value in changes.items():
        if isinstance(value, Mapping):
            inner = cast("Mapping[str, object]", value)
            yield from (f"{key}: {name} = {_plain(one)}" for name, one in inner.items())
        else:
            yield f"{key}: {_plain(value)}"


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _status(status: Status, page: TerminalPage) -> Text:
    return Text(page.say(f"status.{status}"), STYLES[status])


def trial_page(
    assessment: Assessment, report: Report, rules: Sequence[Rule], page: TerminalPage
) -> Iterator[RenderableType]:
    """Each rule with what it matched, the verdict, how it came about and the numbers that it
    looked at; on a last line how many came to which verdict."""
    form = page.rulebook.form(assessment.form)
    name = assessment.body.name or page.say("unnamed_body")
    about = page.say("trial.about", body=name, year=assessment.year or "?", form=assessment.form)
    yield Padding(WrappedText(about, "dim"), (1, 0, 0, 1))
    for rule in rules:
        yield from rule_explanation(assessment, rule.id, page)
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


def _grid(numbers: Sequence[Values], page: TerminalPage) -> Table:
    """A line per row or column of the form: name and number, name and number …"""
    grid = Table.grid(padding=(0, 3, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column()
    for one in numbers:
        line = Text()
        for name, value in one.values:
            said = page.say("blank") if value is None else f"{value.normalize():f}"
            line.append(f"{name} ", "dim").append(said, "bold").append("   ")
        grid.add_row(one.line, WrappedText(line))
    return grid


_OWN = ("name", "want", "message")


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One case; ``outcome`` is None where it could not be run, and ``error`` says why."""

    rule: Rule
    case: Case
    outcome: CaseOutcome | None
    error: Message | None = None

    @property
    def place(self) -> str:
        """File and line of the case."""
        line = self.case.line or self.rule.line
        return f"{self.rule.file}:{line}" if line else self.rule.file

    @property
    def right(self) -> bool:
        return self.outcome is not None and self.outcome.right

    @property
    def changes(self) -> tuple[str, ...]:
        """What the case changes of its base record."""
        table = self.case.table.items()
        return change_lines({key: value for key, value in table if key not in _OWN})


def _wrong(one: CaseResult, page: TerminalPage) -> Iterator[RenderableType]:
    title = Text.assemble(
        (f"{page.marks.status['fail']} ", "bold red"), (one.rule.id, "bold"), f"  {one.case.name}"
    )
    yield Padding(WrappedText(title), (1, 0, 0, 1))
    grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(ratio=1)
    for name, value in _told(one, page):
        grid.add_row(page.say(f"cases.{name}") if name else "", WrappedText(value))
    yield Padding(grid, (0, 0, 0, 3))


def _told(one: CaseResult, page: TerminalPage) -> Iterator[tuple[str, Text]]:
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


@dataclass(frozen=True, slots=True)
class CaseRun:
    """All cases of a run; ``missing`` are the sorts of cases that rules lack, None where nobody
    asked. ``own`` is the folder or file that was named, and how many of the rules stand there."""

    tried: tuple[CaseResult, ...]
    rules: int
    missing: Mapping[str, tuple[Status, ...]] | None = None
    own: tuple[str, int] | None = None

    @property
    def wrong(self) -> tuple[CaseResult, ...]:
        return tuple(one for one in self.tried if not one.right)


def case_run(run: CaseRun, page: TerminalPage) -> Iterator[RenderableType]:
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
        yield Padding(WrappedText(said, "dim" if count else "yellow"), (0, 0, 0, 1))
    yield Text()


def _missing(run: CaseRun, page: TerminalPage) -> Table:
    grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, min_width=24)
    grid.add_column(ratio=1)
    for rule, statuses in (run.missing or {}).items():
        names = page.say("comma").join(page.say(f"status.{status}") for status in statuses)
        grid.add_row(Text(rule, "bold"), WrappedText(names))
    return grid


def _sum(run: CaseRun, page: TerminalPage) -> RenderableType:
    counts = {"cases": len(run.tried), "rules": run.rules, "wrong": len(run.wrong)}
    if run.wrong:
        return WrappedText(page.say("cases.some_wrong", **counts), "bold red")
    if run.missing is None:
        return WrappedText(page.say("cases.all_right", **counts), "bold green")
    if run.missing:
        return WrappedText(
            page.say("cases.right_but_missing", n=len(run.missing), **counts), "yellow"
        )
    return WrappedText(page.say("cases.all_proven", **counts), "bold green")
