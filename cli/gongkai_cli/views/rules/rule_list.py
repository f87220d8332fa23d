"""Rules in a list, under the parts of the report that they are about."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai.model.rule import Rule
from gongkai_cli.views.checklist.terminal.part import heading
from gongkai_cli.views.rules.listing import RuleListing
from gongkai_cli.views.terminal.marks import LEVEL_STYLES
from gongkai_cli.views.terminal.page import TerminalPage
from gongkai_cli.views.terminal.wrapped_text import WrappedText
from gongkai_cli.views.wording.text import plain


def rule_list(chosen: RuleListing, page: TerminalPage) -> Iterator[RenderableType]:
    """Id, level, points and title of each, and how many there are of how many."""
    rules, among = chosen.rules, chosen.among
    for part in page.rulebook.parts:
        own = [rule for rule in rules if rule.part == part.id]
        if not own:
            continue
        total = sum(rule.points for rule in own if rule.level != "info")
        yield heading(page.put(part.title), page, page.say("points", n=total), "dim")
        yield Padding(_rows(own, page), (0, 0, 0, 3))
    if not rules:
        yield Padding(WrappedText(page.say("no_rules"), "yellow"), (1, 0, 1, 1))
        return
    told = page.say("so_many_rules", n=len(rules), all=among)
    yield Padding(Text(told, "dim"), (1, 0, 1, 1))


def _rows(rules: list[Rule], page: TerminalPage) -> Table:
    grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, min_width=24)
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True, justify="right", min_width=3)
    grid.add_column(ratio=1)
    for rule in rules:
        level = Text(page.say(f"level.{rule.level}"), LEVEL_STYLES[rule.level])
        points = Text("" if rule.level == "info" else plain(rule.points).removesuffix(".0"))
        grid.add_row(Text(rule.id, "bold"), level, points, WrappedText(page.put(rule.title), "dim"))
    return grid
