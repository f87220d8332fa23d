"""One part of the report: what is right on a line or two, then what asks for a hand."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai.model.verdict import Verdict
from gongkai_cli.views.checklist.parts import PartVerdicts
from gongkai_cli.views.checklist.terminal.findings import finding, labelled
from gongkai_cli.views.terminal.page import TerminalPage
from gongkai_cli.views.terminal.wrapped_text import PieceFlow, WrappedText

_NOTHING = Decimal(0)


def part(
    found: PartVerdicts, form: str, taken: Mapping[str, Decimal], page: TerminalPage
) -> Iterator[RenderableType]:
    """Heading, passes and findings; nothing where no rule of the part spoke."""
    passed, silent = found.passed, found.silent
    if not (passed or found.asking or page.verbose):
        return
    yield heading(page.put(found.part.title), page, page.minus(found.lost) if found.lost else "")
    if page.verbose:
        yield from (_explained(verdict, "green", page) for verdict in passed)
    elif passed:
        yield _in_short(passed, page)
    suspects = list(_suspects(found, page))
    if passed and suspects:
        yield Text()
    yield from suspects
    for number, verdict in enumerate(found.asking):
        if passed or suspects or number:
            yield Text()
        yield finding(verdict, form, taken.get(verdict.rule, _NOTHING), page)
    if page.verbose and silent:
        if passed or found.asking:
            yield Text()
        yield from (_explained(verdict, "dim", page) for verdict in silent)


def _suspects(found: PartVerdicts, page: TerminalPage) -> Iterator[RenderableType]:
    """What may be wrong in a table, where no advice of a rule names it already."""
    advice = [page.put(verdict.fix) for verdict in found.asking]
    for suspect in found.suspects:
        said = page.put(suspect.message)
        if not any(said in fix for fix in advice):
            label = Text(page.say("label.suspect"), "yellow")
            yield Padding(labelled(label, WrappedText(said)), (0, 0, 0, 3))


def heading(title: str, page: TerminalPage, right: str = "", style: str = "red") -> RenderableType:
    """A title, a line across the page and, at its end, what the part costs."""
    grid = Table.grid(expand=True, padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True, max_width=page.width - 12)
    grid.add_column(ratio=1, no_wrap=True, overflow="crop")
    grid.add_column(justify="right", no_wrap=True)
    stroke = page.marks.line * page.width
    grid.add_row(Text(title, "bold"), Text(stroke, "bright_black"), Text(right, f"bold {style}"))
    return Padding(grid, (1, 0, 0, 1))


def _in_short(passed: Sequence[Verdict], page: TerminalPage) -> RenderableType:
    sign = page.marks.status["pass"]
    items = [
        Text.assemble((f"{sign} ", "green"), (_name(verdict, page), "dim")) for verdict in passed
    ]
    return Padding(PieceFlow(items), (0, 0, 0, 3))


def _name(verdict: Verdict, page: TerminalPage) -> str:
    title = page.put(verdict.title)
    return f"{title} {verdict.judged}/{verdict.judged}" if verdict.judged > 1 else title


def _explained(verdict: Verdict, style: str, page: TerminalPage) -> RenderableType:
    """A verdict that asks for nothing, with its reason, as ``--verbose`` shows it."""
    line = Text()
    line.append(f"{page.marks.status[verdict.status]} ", style)
    line.append(_name(verdict, page), "dim" if verdict.status == "not_applicable" else "")
    line.append(f"  {page.put(verdict.message)}", "dim")
    return Padding(WrappedText(line), (0, 0, 0, 3))
