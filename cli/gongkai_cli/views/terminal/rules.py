"""The rules themselves: a list under the parts of the report, and a card for one of them."""

import re
from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai.rule import Applies, Rule
from gongkai_cli.views.citation import cite
from gongkai_cli.views.terminal.marks import LEVEL_STYLES
from gongkai_cli.views.terminal.page import Page
from gongkai_cli.views.terminal.part import heading
from gongkai_cli.views.terminal.prose import Prose

_HOLE = re.compile(r"\{\w+\}")


def rule_list(page: Page) -> Iterator[RenderableType]:
    """Every rule in the order of the report: id, level, points, title."""
    rulebook = page.rulebook
    for part in rulebook.parts:
        own = [rule for rule in rulebook.rules if rule.part == part.id]
        if not own:
            continue
        total = sum(rule.points for rule in own if rule.level != "info")
        yield heading(page.put(part.title), page, page.say("points", n=total), "dim")
        yield Padding(_rows(own, page), (0, 0, 0, 3))
    yield Text()


def _rows(rules: list[Rule], page: Page) -> Table:
    grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, min_width=24)
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True, justify="right", min_width=3)
    grid.add_column(ratio=1)
    for rule in rules:
        level = Text(page.say(f"level.{rule.level}"), LEVEL_STYLES[rule.level])
        points = Text("" if rule.level == "info" else str(rule.points))
        grid.add_row(Text(rule.id, "bold"), level, points, Prose(page.put(rule.title), "dim"))
    return grid


def rule_card(rule: Rule, page: Page) -> Iterator[RenderableType]:
    """One rule: what it asks and why, whom it concerns, how it is mended, on what it rests."""
    level = page.say(f"level.{rule.level}")
    worth = level if rule.level == "info" else f"{level}  {page.say('points', n=rule.points)}"
    yield heading(rule.id, page, worth, LEVEL_STYLES[rule.level])
    yield Padding(Prose(page.put(rule.title), "bold"), (0, 0, 0, 3))
    grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(ratio=1)
    for name, value in _facts(rule, page):
        grid.add_row(page.say(f"card.{name}"), Prose(value))
    yield Padding(grid, (1, 0, 1, 3))


def _facts(rule: Rule, page: Page) -> Iterator[tuple[str, str]]:
    if rule.why:
        yield "why", page.put(rule.why)
    yield "fix", _HOLE.sub("……", page.put(rule.fix))
    for reference in rule.basis:
        yield "basis", _basis(reference, page)
    yield from _scope(rule.applies, page)
    if rule.veto:
        yield "veto", page.say("card.caps_grade")
    yield "kind", rule.kind
    yield "cases", str(len(rule.cases))
    if rule.file:
        yield "file", f"{rule.file}:{rule.line}" if rule.line else rule.file


def _basis(reference: str, page: Page) -> str:
    """The citation with its requirement in the project's words and how sure that wording is."""
    cited = cite(page.rulebook, reference, page.language)
    name, _, article = reference.partition("#")
    source = page.rulebook.sources.get(name)
    known = source.articles.get(article) if source else None
    if known is None:
        return cited
    sure = page.say(f"confidence.{known.confidence}")
    return page.say("card.article", cited=cited, text=known.text, confidence=sure)


def _scope(applies: Applies, page: Page) -> Iterator[tuple[str, str]]:
    kinds = {
        kind.id: kind.zh if page.language == "zh" else kind.en for kind in page.rulebook.bodies
    }
    kinds["government"] = page.say("card.governments")
    comma = page.say("comma")
    if applies.forms != ("*",):
        yield "forms", comma.join(applies.forms)
    if applies.bodies != ("*",):
        yield "bodies", comma.join(kinds.get(kind, kind) for kind in applies.bodies)
    if applies.needs:
        yield "needs", comma.join(applies.needs)
    for name, day in (("effective", applies.effective), ("until", applies.until)):
        if day:
            yield name, str(day)
