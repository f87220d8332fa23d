"""One rule as a page to read: what it asks, why, on what it rests, how it is measured."""

from collections.abc import Iterable, Iterator
from typing import cast

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai.model.rule import Case, Rule
from gongkai.model.verdict import Status
from gongkai_cli.views.checklist.terminal.part import heading
from gongkai_cli.views.terminal.marks import LEVEL_STYLES, STYLES
from gongkai_cli.views.terminal.page import TerminalPage
from gongkai_cli.views.terminal.wrapped_text import WrappedText
from gongkai_cli.views.wording.citation import cite, lines_of, provenance, remedy, scope


def rule_card(rule: Rule, page: TerminalPage) -> Iterator[RenderableType]:
    """The card: a heading, the requirement, and a line or more for each thing to know."""
    level = page.say(f"level.{rule.level}")
    worth = level if rule.level == "info" else f"{level}  {page.say('points', n=rule.points)}"
    yield heading(rule.id, page, worth, LEVEL_STYLES[rule.level])
    yield Padding(WrappedText(page.put(rule.title), "bold"), (0, 0, 0, 3))
    grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(ratio=1)
    for name, value in _facts(rule, page):
        grid.add_row(page.say(f"card.{name}"), value)
    yield Padding(grid, (1, 0, 1, 3))


def _facts(rule: Rule, page: TerminalPage) -> Iterator[tuple[str, RenderableType]]:
    part = next(part.title for part in page.rulebook.parts if part.id == rule.part)
    yield "part", WrappedText(page.put(part))
    if rule.why:
        yield "why", WrappedText(page.put(rule.why))
    yield "fix", WrappedText(remedy(rule, page.language))
    for reference in rule.basis:
        yield "basis", _basis(reference, page)
    for name, words in scope(rule.applies, page.rulebook, page.language):
        yield name, WrappedText(words)
    if rule.applies.needs:
        yield "needs", _rules(rule.applies.needs, page)
    leaning = [other.id for other in page.rulebook.every_rule if rule.id in other.applies.needs]
    if leaning:
        yield "needed_by", _rules(leaning, page)
    if rule.veto:
        yield "veto", WrappedText(page.say("card.caps_grade"))
    yield "kind", _measured(rule, page)
    yield "cases", _cases(rule.cases, page)
    if rule.file:
        yield "file", WrappedText(f"{rule.file}:{rule.line}" if rule.line else rule.file)


def _basis(reference: str, page: TerminalPage) -> RenderableType:
    """The citation, with number and dates of the document, and the requirement in the project's
    words with how sure that wording is."""
    name, _, article = reference.partition("#")
    source = page.rulebook.sources[name]
    known = source.articles.get(article)
    lines: list[RenderableType] = [WrappedText(cite(page.rulebook, reference, page.language))]
    if known:
        lines.append(WrappedText(page.put(known.text)))
    lines.append(WrappedText(provenance(source, known, page.language), "dim"))
    return Group(*lines)


def _rules(ids: Iterable[str], page: TerminalPage) -> RenderableType:
    titles = {rule.id: page.put(rule.title) for rule in page.rulebook.every_rule}
    return Group(*(WrappedText(Text.assemble(id_, "  ", (titles[id_], "dim"))) for id_ in ids))


def _measured(rule: Rule, page: TerminalPage) -> RenderableType:
    """The kind in words, and every parameter with what it means and its value."""
    said = Text.assemble((rule.kind, "bold"), "  ", page.put_key(f"kind.{rule.kind}"))
    lines: list[RenderableType] = [WrappedText(said)]
    for name, value in rule.parameters.items():
        meaning = page.put_key(f"kind.{rule.kind}.{name}")
        lines.append(WrappedText(Text.assemble((name, "cyan"), "  ", (meaning, "dim"))))
        lines += [Padding(WrappedText(line), (0, 0, 0, 2)) for line in lines_of(value)]
    return Group(*lines)


def _cases(cases: tuple[Case, ...], page: TerminalPage) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for case in cases:
        want = cast(Status, case.want)
        sign, word = page.marks.status[want], page.say(f"status.{want}")
        told = word if word == sign else f"{sign} {word}"
        grid.add_row(Text(told, STYLES[want]), WrappedText(case.name))
    return grid if cases else Text("0")
