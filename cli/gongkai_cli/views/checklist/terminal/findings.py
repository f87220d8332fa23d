"""One verdict that asks for a hand: what is wrong, where, how to mend it, by what authority."""

from collections.abc import Iterator
from decimal import Decimal

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai.model.verdict import Verdict
from gongkai_cli.views.checklist.terminal.places import evidence_lines
from gongkai_cli.views.terminal.marks import LEVEL_STYLES, STYLES
from gongkai_cli.views.terminal.page import TerminalPage
from gongkai_cli.views.terminal.wrapped_text import WrappedText
from gongkai_cli.views.wording.places import basis_line


def finding(verdict: Verdict, form: str, taken: Decimal, page: TerminalPage) -> RenderableType:
    """Title with level and cost, and under it the details. ``taken`` is in points of the score."""
    sign = page.marks.status[verdict.status]
    style = style_of(verdict)
    head = Table.grid(expand=True, padding=(0, 1, 0, 0))
    head.add_column(no_wrap=True)
    head.add_column(ratio=1)
    head.add_column(justify="right", no_wrap=True)
    head.add_row(
        Text(sign, f"bold {style}"),
        WrappedText(page.put(verdict.title), "bold"),
        Text(_worth(verdict, taken, page), style),
    )
    indent = Text(sign).cell_len + 1
    details = Group(*_details(verdict, form, page))
    return Padding(Group(head, Padding(details, (0, 0, 0, indent))), (0, 0, 0, 3))


def style_of(verdict: Verdict) -> str:
    """The colour of a verdict: that of its level where it failed, else that of its status."""
    if verdict.status == "fail":
        return LEVEL_STYLES[verdict.level]
    return STYLES[verdict.status]


def _worth(verdict: Verdict, taken: Decimal, page: TerminalPage) -> str:
    if verdict.status != "fail":
        return page.say(f"status.{verdict.status}")
    level = page.say(f"level.{verdict.level}")
    return f"{level}  {page.minus(taken)}" if taken else level


def _details(verdict: Verdict, form: str, page: TerminalPage) -> Iterator[RenderableType]:
    yield WrappedText(page.put(verdict.message))
    for line in evidence_lines(verdict.evidence, form, page):
        yield WrappedText(line)
    fix = page.put(verdict.fix)
    if fix and verdict.is_finding:
        yield labelled(Text(page.say("label.fix"), "green"), WrappedText(fix))
    if verdict.waived_by:
        waiver = WrappedText(page.put(verdict.waived_by))
        yield labelled(Text(page.say("status.waived"), "magenta"), waiver)
    if verdict.basis:
        label = Text(page.say("label.basis"), "dim")
        basis = basis_line(verdict.basis, form, page.rulebook, page.language)
        yield labelled(label, WrappedText(basis, "dim"))


def labelled(label: Text, text: WrappedText) -> RenderableType:
    """A word and, beside it, what it is about."""
    grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    grid.add_row(label, text)
    return grid
