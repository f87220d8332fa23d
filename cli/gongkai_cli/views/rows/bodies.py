"""The bodies of a register, as a table or as data."""

import csv
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from gongkai_cli.language import words
from gongkai_cli.views.presentation import Presentation
from gongkai_cli.views.wording.text import without_formula

COLUMNS = ("name", "kind", "level", "region", "parent", "origin", "since", "until", "aliases")

Body = Mapping[str, Any]


def write_table(bodies: Sequence[Body], shown: Presentation, stream: TextIO) -> None:
    """A row for each."""
    from rich.table import Table

    from gongkai_cli.console import open_console, put_out

    table = Table(box=None, pad_edge=False)
    for name in COLUMNS:
        table.add_column(words(f"bodies.column.{name}", shown.language), overflow="fold")
    for body in bodies:
        table.add_row(*_cells(body))
    put_out([table], open_console(stream, shown.color))


def bodies_to_json(bodies: Sequence[Body], shown: Presentation) -> Mapping[str, Any]:
    """A list of all."""
    return {"bodies": bodies}


def write_csv(bodies: Sequence[Body], shown: Presentation, stream: TextIO) -> None:
    """A line for each below the names of the columns."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([without_formula(cell) for cell in _cells(body)] for body in bodies)


def _cells(body: Body) -> list[str]:
    cells = {**body, "aliases": "、".join(body["aliases"])}
    return [str(cells[name]) if cells[name] is not None else "" for name in COLUMNS]
