"""Mutation on the terminal: the score, then everything that wants to be looked at."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai.authoring.mutation.run import Trial
from gongkai.authoring.mutation.tally import Tally
from gongkai_cli.views.checklist.terminal.part import heading
from gongkai_cli.views.rules.cases import change_lines
from gongkai_cli.views.rules.mutation_result import MutationResult
from gongkai_cli.views.terminal.page import TerminalPage
from gongkai_cli.views.terminal.wrapped_text import WrappedText, shortened

_SHOWN = 3
"""Defects of one operator that are shown; all of them with --verbose."""


def mutation(run: MutationResult, page: TerminalPage) -> Iterator[RenderableType]:
    """Operators below 100 %, false failures, what is missed and why, silent and stray rules."""
    tally = run.tally
    yield heading(page.say("mutate.score"), page, _share(tally.whole.score), "bold")
    counts = {"planted": tally.whole.planted, "reports": run.reports, "caught": tally.whole.caught}
    yield Padding(
        WrappedText(page.say("mutate.counts", unseen=tally.whole.unseen, **counts)), (0, 3)
    )
    yield from _operators(tally, page)
    yield from _false(tally, page)
    yield from _trials("missed", tally.with_result("missed"), page)
    yield from _trials("others", tally.with_result("others"), page)
    yield from _trials("stray", tally.stray, page)
    yield from _unseen(tally.with_result("unseen"), page)
    yield from _silent(tally, page)
    yield Text()


def _operators(tally: Tally, page: TerminalPage) -> Iterator[RenderableType]:
    known = tally.operators.values()
    shown = [one for one in known if page.verbose or one[1].score not in (None, 1)]
    grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
    grid.add_column(ratio=1)
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(no_wrap=True, justify="right")
    grid.add_column(no_wrap=True, justify="right", min_width=6)
    for operator, count in shown:
        style = "green" if count.score == 1 else "yellow"
        caught = f"{count.caught}/{count.planted - count.unseen}"
        title = WrappedText(page.put(operator.title))
        grid.add_row(title, Text(operator.id), Text(caught), Text(_share(count.score), style))
    if shown:
        yield Padding(grid, (1, 0, 0, 3))
    if not page.verbose and len(shown) < len(known):
        said = page.say("mutate.rest", n=len(known) - len(shown))
        yield Padding(WrappedText(said, "dim"), (0 if shown else 1, 0, 0, 3))


def _false(tally: Tally, page: TerminalPage) -> Iterator[RenderableType]:
    if not tally.false:
        yield Padding(WrappedText(page.say("mutate.no_false"), "green"), (0, 0, 0, 3))
        return
    yield heading(page.say("mutate.false"), page, str(len(tally.false)), "red")
    for report, rules in tally.false.items():
        line = Text.assemble((report, "bold"), "  ", page.say("comma").join(rules))
        yield Padding(WrappedText(line), (0, 0, 0, 3))


def _trials(kind: str, trials: tuple[Trial, ...], page: TerminalPage) -> Iterator[RenderableType]:
    """Defects under their operators, with the reason where the operator tells one."""
    if not trials:
        return
    yield heading(page.say(f"mutate.{kind}"), page, str(len(trials)), "yellow")
    for own in _by_operator(trials):
        operator = own[0].operator
        title = Text.assemble((page.put(operator.title), "bold"), f"  {operator.id}  {len(own)}")
        yield Padding(WrappedText(title), (0, 0, 0, 3))
        if operator.remark and kind == "missed":
            yield Padding(WrappedText(page.put(operator.remark), "cyan"), (0, 0, 0, 6))
        shown = own if page.verbose else own[:_SHOWN]
        for trial in shown:
            yield Padding(_line(trial, kind, page), (0, 0, 0, 6))
        if len(shown) < len(own):
            yield Padding(Text(page.say("mutate.more", n=len(own) - len(shown)), "dim"), (0, 6))


def _line(trial: Trial, kind: str, page: TerminalPage) -> RenderableType:
    told = "  ".join(change_lines(trial.defect.keys()))
    line = Text(f"{trial.ground}  ", "dim")
    line.append(shortened(told, 2 * page.width) if not page.verbose else told)
    fired = trial.stray if kind == "stray" else trial.fired
    if fired:
        rules = page.say("comma").join(fired)
        line.append(f"  → {rules}", "yellow")
    return WrappedText(line)


def _unseen(trials: tuple[Trial, ...], page: TerminalPage) -> Iterator[RenderableType]:
    """What no rule can see, under the reasons."""
    if not trials:
        return
    yield heading(page.say("mutate.unseen"), page, str(len(trials)), "dim")
    reasons: dict[str, list[Trial]] = {}
    for trial in trials:
        reasons.setdefault(page.put(trial.meant.reason or ""), []).append(trial)
    for reason, own in reasons.items():
        yield Padding(WrappedText(f"{len(own)}  {reason}"), (0, 0, 0, 3))
        if page.verbose:
            places = page.say("comma").join(sorted({trial.defect.place for trial in own}))
            yield Padding(WrappedText(places, "dim"), (0, 0, 0, 6))


def _silent(tally: Tally, page: TerminalPage) -> Iterator[RenderableType]:
    if tally.silent:
        yield heading(page.say("mutate.silent"), page, str(len(tally.silent)), "yellow")
        yield Padding(WrappedText(page.say("comma").join(tally.silent)), (0, 0, 0, 3))


def _share(score: float | None) -> str:
    """A score in per cent, rounded down so that 100 means all."""
    return "–" if score is None else f"{int(score * 1000) / 10:.1f}%"


def _by_operator(trials: Iterable[Trial]) -> Iterable[list[Trial]]:
    found: dict[str, list[Trial]] = {}
    for trial in trials:
        found.setdefault(trial.operator.id, []).append(trial)
    return found.values()
