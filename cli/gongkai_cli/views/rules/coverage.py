"""The coverage map: every item of every source, and who looks at it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai.authoring.coverage import COVERS, Cover, Item
from gongkai_cli.views.checklist.terminal.part import heading
from gongkai_cli.views.terminal.page import TerminalPage
from gongkai_cli.views.terminal.wrapped_text import PieceFlow, WrappedText
from gongkai_cli.views.wording.citation import provenance

_STYLES: dict[Cover, str] = {
    "rules": "green",
    "partly": "yellow",
    "manual": "magenta",
    "not_checkable": "dim",
    "unmapped": "bold red",
}


def coverage_table(items: Sequence[Item], page: TerminalPage) -> Iterator[RenderableType]:
    """A table per source, and the counts below."""
    for source, group in groupby(items, lambda item: item.source):
        own = list(group)
        seen = sum(item.cover in ("rules", "partly") for item in own)
        yield heading(page.put(source.title), page, f"{seen}/{len(own)}", "dim")
        told = provenance(source, None, page.language)
        yield Padding(WrappedText(told, "dim"), (0, 0, 0, 3))
        yield Padding(_rows(own, page), (0, 0, 0, 3))
    yield Padding(PieceFlow(list(_counts(items, page))), (1, 0, 1, 1))


def _rows(items: list[Item], page: TerminalPage) -> Table:
    grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
    grid.add_column(width=min(30, page.width // 3))
    grid.add_column(no_wrap=True, min_width=8)
    grid.add_column(ratio=1)
    for item in items:
        label = page.put(item.article.label if item.article else item.source.title)
        cover = Text(page.say(f"cover.{item.cover}"), _STYLES[item.cover])
        grid.add_row(WrappedText(label), cover, _told(item, page))
    return grid


def _told(item: Item, page: TerminalPage) -> RenderableType:
    lines: list[RenderableType] = []
    if item.rules:
        lines.append(PieceFlow([Text(rule.id, "cyan") for rule in item.rules], gap=2))
    style = "" if item.cover == "manual" else "dim"
    lines += [WrappedText(page.put(text), style) for text in item.for_people]
    if not lines:
        lines.append(WrappedText(page.say("cover.mend"), "red"))
    return Group(*lines)


def _counts(items: Sequence[Item], page: TerminalPage) -> Iterator[Text]:
    counts = Counter(item.cover for item in items)
    yield Text(page.say("so_many_items", n=len(items)), "bold")
    for cover in COVERS:
        style = _STYLES[cover] if counts[cover] else "dim"
        yield Text(f"{page.say(f'cover.{cover}')} {counts[cover]}", style)
