"""The kinds of rules: what each measures, its parameters, the smallest rule of it."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai.authoring.schemas import example
from gongkai.kinds.kind import Kind, Parameter
from gongkai_cli.views.checklist.terminal.part import heading
from gongkai_cli.views.terminal.page import TerminalPage
from gongkai_cli.views.terminal.wrapped_text import Edged, WrappedText


def kind_cards(kinds: Sequence[Kind[Any]], page: TerminalPage) -> Iterator[RenderableType]:
    """A card per kind."""
    for kind in kinds:
        own = sum(rule.kind == kind.id for rule in page.rulebook.every_rule)
        yield heading(kind.id, page, page.say("used_by", n=own), "dim")
        yield Padding(WrappedText(page.put_key(f"kind.{kind.id}")), (0, 0, 1, 3))
        yield Padding(_parameters(kind, page), (0, 0, 1, 3))
        code = Text(example(kind.id), "dim")
        yield Padding(Edged(code, page.marks.edge, "bright_black"), (0, 0, 0, 3))
    yield Text()


def _parameters(kind: Kind[Any], page: TerminalPage) -> Table:
    grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    for parameter in kind.parameters:
        grid.add_row(
            Text(parameter.name, "cyan"),
            Text(page.say(f"type.{parameter.type}"), "dim"),
            Text(page.say("required") if parameter.required else "", "yellow"),
            WrappedText(_meaning(kind, parameter, page)),
        )
    return grid


def _meaning(kind: Kind[Any], parameter: Parameter, page: TerminalPage) -> Text:
    meaning = Text(page.put_key(f"kind.{kind.id}.{parameter.name}"))
    if parameter.choices:
        meaning.append(f"  {' | '.join(parameter.choices)}", "dim")
    return meaning
