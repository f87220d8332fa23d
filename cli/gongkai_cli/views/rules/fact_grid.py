"""A table of the form by the names that expressions have for its rows and columns."""

from collections.abc import Mapping

from rich.console import Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from gongkai.authoring.names import Name, TableFacts
from gongkai.model.report import Cell
from gongkai_cli.views.terminal.page import TerminalPage
from gongkai_cli.views.terminal.wrapped_text import PieceFlow
from gongkai_cli.views.wording.text import plain

_NARROW = 5
_ROOMY = 96
_STACKED = 3


def fact_grid(facts: TableFacts, page: TerminalPage) -> RenderableType:
    """``行.列`` at each crossing; groups of rows stand below, groups of columns at the right."""
    names = {name.text: name for name in facts.names}
    rows, columns = _sides(facts, names)
    roomy = page.width >= _ROOMY
    grid = Grid.grid(padding=(0, 1, 0, 0))
    for _ in range(1 + roomy):
        grid.add_column(no_wrap=True)
    for _ in columns:
        grid.add_column(justify="right", vertical="bottom", no_wrap=True, min_width=_NARROW)
    grid.add_row(*[""] * (1 + roomy), *(Text(_stacked(column), "cyan") for column in columns))
    for row, id_ in rows.items():
        head = [Text(row, "cyan"), Text(id_, "dim")][: 1 + roomy]
        crossings = (_value(names.get(f"{row}.{column}"), facts.cells) for column in columns)
        grid.add_row(*head, *crossings)
    listed = columns if roomy else {**rows, **columns}
    return Group(grid, PieceFlow([_id(*line) for line in listed.items()], gap=2))


def _sides(
    facts: TableFacts, names: Mapping[str, Name]
) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Name → id of rows and of columns; a group, which has no id, comes last."""
    rows = {row.short: row.id for row in facts.table.rows}
    columns = {column.short: column.id for row in facts.table.rows for column in row.columns}
    for name in names:
        row, dot, column = name.partition(".")
        if dot:
            rows.setdefault(row, "")
            columns.setdefault(column, "")
    return rows, columns


def _stacked(label: str) -> str:
    """A label of a narrow column, three characters to a line."""
    return "\n".join(label[at : at + _STACKED] for at in range(0, len(label), _STACKED))


def _id(short: str, id_: str) -> Text:
    return Text.assemble((short, "cyan"), (f" {id_}" if id_ else " Σ", "dim"))


def _value(name: Name | None, cells: Mapping[str, Cell]) -> Text:
    """A number; of a single cell what stands in it, where that is none, and whether the reader
    doubts it."""
    if name is None:
        return Text()
    own = [cells[id_] for id_ in name.cells if id_ in cells]
    doubted = any(cell.doubt for cell in own)
    if len(name.cells) == 1 and own and own[0].value is None:
        return Text(own[0].raw.strip() or "□", "blue" if doubted else "yellow")
    if name.value is None:
        return Text("?", "blue")
    told = plain(name.value).removesuffix(".0")
    return Text(f"{told}?" if doubted else told, "blue" if doubted else "" if name.value else "dim")
