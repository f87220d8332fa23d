"""Rows as an aligned table of text."""

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, BinaryIO

from rich.cells import cell_len, set_cell_size

from gongkai_cli.console import open_console
from gongkai_cli.views.presentation import Presentation
from gongkai_cli.views.rows.plain import plain
from gongkai_cli.views.rows.rows import Rows
from gongkai_cli.views.wording.text import printable

_SPACE = re.compile(r"\s+")
_NARROWEST = 8
_GAP = "  "


def write_table(table: Rows, shown: Presentation, stream: BinaryIO) -> int:
    """Write the table; how many rows it has. On a terminal it is no wider than that."""
    terminal = stream is sys.stdout.buffer and sys.stdout.isatty()
    width = open_console(sys.stdout, shown.color).size.width if terminal else None
    return align(table, stream, width)


def align(table: Rows, stream: BinaryIO, width: int | None = None) -> int:
    """Write it in columns. The first rows settle how wide a column is; within ``width``, in cells,
    the widest are cut, and end in ``…``."""
    columns, pieces = table.columns, iter(table.chunks)
    first = next(pieces, ())
    widths = _widths(columns, first, width)
    right = [_numeric(row[place] for row in first) for place in range(len(columns))]

    def put(cells: Sequence[str]) -> None:
        line = _GAP.join(map(_fitted, cells, widths, right)).rstrip()
        stream.write(f"{line}\n".encode("utf-8", "replace"))

    put(columns)
    put(["─" * wide for wide in widths])
    count = 0
    for rows in chain([first], pieces):
        for row in rows:
            put([_cell(value) for value in row])
        count += len(rows)
    return count


def _cell(value: Any) -> str:
    return _SPACE.sub(" ", printable(plain(value)))


def _widths(columns: Sequence[str], rows: Sequence[Sequence[Any]], width: int | None) -> list[int]:
    widths = [
        max(cell_len(text) for text in (name, *(_cell(row[place]) for row in rows)))
        for place, name in enumerate(columns)
    ]
    if width is None:
        return widths
    room = width - len(_GAP) * (len(columns) - 1)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widest = max(widths)
        others = [wide for wide in widths if wide < widest]
        shared = widths.count(widest)
        fair = max((room - sum(others)) // shared, *others, _NARROWEST)
        if fair >= widest:
            fair = widest - 1
        widths = [min(wide, fair) for wide in widths]
    return widths


def _numeric(values: Iterator[Any]) -> bool:
    known = [value for value in values if value is not None]
    return bool(known) and not any(isinstance(value, str | dict | list) for value in known)


def _fitted(text: str, width: int, right: bool) -> str:
    over = cell_len(text) - width
    if over > 0:
        return set_cell_size(text, width - 1) + "…"
    return " " * -over + text if right else text + " " * -over
