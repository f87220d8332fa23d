"""What stands below the parts: the reader's doubts, the sum of the deductions, whose weights."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai.model.assessment import Assessment
from gongkai.model.location import NOWHERE
from gongkai.model.report import Doubt
from gongkai.model.waiver import State, Waiver, WaiverUse
from gongkai_cli.result import Result
from gongkai_cli.views.checklist.doubts import alike
from gongkai_cli.views.checklist.terminal.part import heading
from gongkai_cli.views.checklist.waivers import unmatched_notice
from gongkai_cli.views.terminal.page import TerminalPage
from gongkai_cli.views.terminal.wrapped_text import WrappedText
from gongkai_cli.views.wording.places import place_of, where
from gongkai_cli.views.wording.text import plain


def doubts(found: tuple[Doubt, ...], page: TerminalPage) -> Iterator[RenderableType]:
    """Everything the reader was not sure of. Doubts in the same words share one entry."""
    if not found:
        return
    yield heading(page.say("doubts"), page, page.say("costs_nothing"), "blue")
    sign = page.marks.status["doubt"]
    for wording, same in alike(found, page.language).items():
        line = Text.assemble((f"{sign} ", "bold blue"), wording)
        known = [doubt.at for doubt in same if doubt.at != NOWHERE]
        if known:
            line.append("  ")
            line.append(
                page.say("comma").join(where(place, page.language) for place in known), "cyan"
            )
        yield Padding(WrappedText(line), (0, 0, 0, 3))


def deductions(assessment: Assessment, page: TerminalPage) -> Iterator[RenderableType]:
    """The trail from 100 to the score, and the word that the weights are nobody's but ours."""
    score = assessment.score
    if score.value is not None:
        taken = [entry.taken for entry in score.trail]
        lost = plain(sum(taken, Decimal(0)))
        line = Text.assemble((page.say("deductions"), "bold"), "  ")
        line.append(" + ".join(plain(entry) for entry in taken) or plain(Decimal(0)), "red")
        if len(taken) > 1:
            line.append(f" = {lost}")
        line.append(f" = 100 {page.marks.minus} {plain(score.value)}")
        yield Padding(WrappedText(line), (1, 0, 0, 1))
    yield Padding(WrappedText(page.say("own_weights"), "dim"), (0, 0, 1, 1))


def mend_first(assessment: Assessment, page: TerminalPage) -> RenderableType | None:
    """The first findings to mend with the points they win back, and the score after them all."""
    mends = assessment.score.mend_first
    if not mends:
        return None
    verdicts = {verdict.rule: verdict for verdict in assessment.verdicts}
    parts = {part.id: part.title for part in page.rulebook.parts}
    grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(ratio=1)
    grid.add_column(justify="right", no_wrap=True, style="green")
    grid.add_column(max_width=page.width // 4, style="dim")
    for number, mend in enumerate(mends, 1):
        verdict = verdicts[mend.rule]
        place = place_of(verdict.evidence, page.language)
        part = page.put(parts.get(verdict.part, verdict.part))
        grid.add_row(
            str(number),
            WrappedText(page.put(verdict.title)),
            f"+{plain(mend.gain)}",
            WrappedText(place or part),
        )
    title = Text.assemble(
        (page.say("mend_first", n=len(mends)), "bold"),
        " → ",
        (page.say("points", n=plain(mends[-1].score_after)), "bold green"),
    )
    return Padding(Group(title, Padding(grid, (0, 0, 0, 2))), (1, 0, 0, 2))


_STYLES: dict[State, str] = {"applied": "dim", "expired": "yellow", "unused": "yellow"}


def waivers(uses: tuple[WaiverUse, ...], page: TerminalPage) -> Iterator[RenderableType]:
    """A line for each waiver about this report."""
    if not uses:
        return
    yield heading(page.say("waivers"), page)
    for use in uses:
        yield _line(page.put(use.describe()), _STYLES[use.state], page)


def unmatched_waivers(
    unmatched: Sequence[Waiver], results: Sequence[Result], page: TerminalPage
) -> Iterator[RenderableType]:
    """A line for each waiver that was about none of these files."""
    if not unmatched:
        return
    yield heading(page.say("waivers_unmatched"), page)
    for waiver in unmatched:
        yield _line(page.put(unmatched_notice(waiver, results)), "yellow", page)
    yield Text()


def _line(words: str, style: str, page: TerminalPage) -> RenderableType:
    sign = page.marks.status["waived"]
    return Padding(WrappedText(Text.assemble((f"{sign} ", style), words)), (0, 0, 0, 3))
