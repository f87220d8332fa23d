"""Whose score, grade or verdicts would change, the largest change first."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai.authoring.editions.impact import Effect, Turn
from gongkai.model.assessment import Assessment
from gongkai_cli.views.checklist.terminal.part import heading
from gongkai_cli.views.rules.edition_difference import Impact
from gongkai_cli.views.terminal.page import TerminalPage
from gongkai_cli.views.terminal.wrapped_text import WrappedText
from gongkai_cli.views.wording.text import plain

_SHOWN = 20
"""Reports that are shown; all of them with --verbose."""
_TURNS = 4
"""Verdicts of one report that are shown; all of them with --verbose."""


def impact_table(impact: Impact, page: TerminalPage) -> Iterator[RenderableType]:
    """The reports that change, how many do, and the files that could not be judged."""
    effects, failures = impact.effects, impact.failures
    changed = sorted((one for one in effects if one.differs), key=_rank)
    counts = page.say("diff.impact_counts", n=len(effects), changed=len(changed))
    yield heading(page.say("diff.impact"), page, counts, "bold")
    shown = changed if page.verbose else changed[:_SHOWN]
    for effect in shown:
        yield from _effect(effect, page)
    if len(shown) < len(changed):
        more = page.say("diff.more", n=len(changed) - len(shown))
        yield Padding(WrappedText(more, "dim"), (0, 0, 0, 3))
    yield Padding(WrappedText(_sum(effects, page), "bold"), (1, 0, 0, 1))
    for skipped in (False, True):
        own = [one for one in failures if one.skipped == skipped]
        if own:
            title = page.say("diff.skipped" if skipped else "diff.unread")
            yield heading(title, page, str(len(own)), "dim" if skipped else "red")
        for one in own:
            line = Text.assemble(one.source, "  ", (page.put(one.reason), "dim"))
            yield Padding(WrappedText(line), (0, 0, 0, 3))
    yield Text()


def _rank(effect: Effect) -> tuple[object, ...]:
    change, regraded, turns = effect.weight
    return -change, not regraded, -turns, effect.source


def _effect(effect: Effect, page: TerminalPage) -> Iterator[RenderableType]:
    change = effect.change
    style = "green" if change > 0 else "red" if change < 0 else "dim"
    sign = "+" if change > 0 else page.marks.minus if change < 0 else "±"
    grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
    grid.add_column(justify="right", no_wrap=True, min_width=6)
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    who = Text(effect.after.body.name or page.say("diff.nobody"), "bold")
    who.append(f"  {effect.after.year or ''}  ")
    who.append(effect.source, "dim")
    grid.add_row(
        Text(f"{sign}{plain(abs(change))}", f"bold {style}"),
        Text(f"{_score(effect.before)} → {_score(effect.after)}"),
        Text(_grades(effect, page), "yellow" if effect.regraded else "dim"),
        WrappedText(who),
    )
    yield Padding(grid, (0, 0, 0, 3))
    turns = sorted(effect.turns, key=lambda turn: "fail" not in (turn.before, turn.after))
    shown = turns if page.verbose else turns[:_TURNS]
    for turn in shown:
        yield Padding(WrappedText(_turn(turn, page)), (0, 0, 0, 11))
    if len(shown) < len(turns):
        more = page.say("diff.more_verdicts", n=len(turns) - len(shown))
        yield Padding(WrappedText(more, "dim"), (0, 0, 0, 11))


def _turn(turn: Turn, page: TerminalPage) -> Text:
    one, other = (
        page.say(f"status.{status}" if status else "diff.no_rule")
        for status in (turn.before, turn.after)
    )
    return Text.assemble(f"{turn.rule}  ", (f"{one} → {other}", "dim"))


def _score(assessment: Assessment) -> str:
    value = assessment.score.value
    return "–" if value is None else plain(value)


def _grades(effect: Effect, page: TerminalPage) -> str:
    one, other = (
        page.put(side.grade.title) if side.grade else page.say("diff.ungraded")
        for side in (effect.before, effect.after)
    )
    return f"{one} → {other}" if effect.regraded else one


def _sum(effects: Sequence[Effect], page: TerminalPage) -> str:
    return page.say(
        "diff.impact_sum",
        up=sum(one.change > 0 for one in effects),
        down=sum(one.change < 0 for one in effects),
        regraded=sum(one.regraded for one in effects),
        same=sum(not one.differs for one in effects),
    )
