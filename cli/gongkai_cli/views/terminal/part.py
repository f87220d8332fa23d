"""One part of the report: what is right on a line or two, then what asks for a hand."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai.verdict import Status, Verdict
from gongkai_cli.views.terminal.findings import finding
from gongkai_cli.views.terminal.page import Page
from gongkai_cli.views.terminal.prose import Flow, Prose

_ASKING: tuple[Status, ...] = ("fail", "doubt", "manual", "waived")
_LEVELS = ("error", "warning", "info")
_NOTHING = Decimal(0)


def part(
    title: str, verdicts: Sequence[Verdict], form: str, taken: Mapping[str, Decimal], page: Page
) -> Iterator[RenderableType]:
    """Heading, passes and findings; nothing where no rule of the part spoke."""
    silent = [verdict for verdict in verdicts if verdict.status == "not_applicable"]
    if not verdicts or (len(silent) == len(verdicts) and not page.verbose):
        return
    lost = sum((taken.get(verdict.rule, _NOTHING) for verdict in verdicts), _NOTHING)
    yield heading(title, page, page.minus(lost) if lost else "")
    passed = [verdict for verdict in verdicts if verdict.status == "pass"]
    if page.verbose:
        yield from (_explained(verdict, "green", page) for verdict in passed)
    elif passed:
        yield _in_short(passed, page)
    asking = sorted((verdict for verdict in verdicts if verdict.status in _ASKING), key=_weight)
    for number, verdict in enumerate(asking):
        if passed or number:
            yield Text()
        yield finding(verdict, form, taken.get(verdict.rule, _NOTHING), page)
    if page.verbose and silent:
        if passed or asking:
            yield Text()
        yield from (_explained(verdict, "dim", page) for verdict in silent)


def heading(title: str, page: Page, right: str = "", style: str = "red") -> RenderableType:
    """A title, a line across the page and, at its end, what the part costs."""
    grid = Table.grid(expand=True, padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True, max_width=page.width - 12)
    grid.add_column(ratio=1, no_wrap=True, overflow="crop")
    grid.add_column(justify="right", no_wrap=True)
    stroke = page.marks.line * page.width
    grid.add_row(Text(title, "bold"), Text(stroke, "bright_black"), Text(right, f"bold {style}"))
    return Padding(grid, (1, 0, 0, 1))


def _weight(verdict: Verdict) -> tuple[int, int, Decimal]:
    """Failures first, and among equals the graver and dearer one."""
    return _ASKING.index(verdict.status), _LEVELS.index(verdict.level), -verdict.points


def _in_short(passed: Sequence[Verdict], page: Page) -> RenderableType:
    sign = page.marks.status["pass"]
    items = [
        Text.assemble((f"{sign} ", "green"), (_name(verdict, page), "dim")) for verdict in passed
    ]
    return Padding(Flow(items), (0, 0, 0, 3))


def _name(verdict: Verdict, page: Page) -> str:
    title = page.put(verdict.title)
    return f"{title} {verdict.judged}/{verdict.judged}" if verdict.judged > 1 else title


def _explained(verdict: Verdict, style: str, page: Page) -> RenderableType:
    """A verdict that asks for nothing, with its reason, as ``--verbose`` shows it."""
    line = Text()
    line.append(f"{page.marks.status[verdict.status]} ", style)
    line.append(_name(verdict, page), "dim" if verdict.status == "not_applicable" else "")
    line.append(f"  {page.put(verdict.message)}", "dim")
    return Padding(Prose(line), (0, 0, 0, 3))
