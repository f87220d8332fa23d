"""The register as a few plain tables with names instead of ids, for analysts."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, collate, select

from gongkai.model.document import Grid
from gongkai.readers import LIMITS, read
from gongkai.readers.encoding import decode
from gongkai.readers.opening import open_file
from gongkai.supervise.register.tables import BODY, DECISION
from gongkai.supervise.register.views import (
    BINARY,
    CURRENT_CELL,
    CURRENT_FINDING,
    CURRENT_REPORT,
    CURRENT_VERDICT,
    SCORE,
    rest,
)

_CHUNK = 5000
_PARENT = BODY.alias("parent")
_IDS = ("body_id", "report_id", "assessment_id", "parent_id", "id")

TABLES: Mapping[str, Any] = {
    "body": select(
        *(_PARENT.c.name.label("parent") if one is BODY.c.parent_id else one for one in BODY.c)
    ).outerjoin(_PARENT, _PARENT.c.id == BODY.c.parent_id),
    "report": select(CURRENT_REPORT),
    "cell": select(CURRENT_CELL),
    "verdict": select(CURRENT_VERDICT),
    "finding": select(CURRENT_FINDING),
    "decision": select(BODY.c.name.label("body"), *rest(DECISION, "place"))
    .join(DECISION, DECISION.c.body_id == BODY.c.id),
    "score": select(SCORE),
}  # fmt: skip
"""``decision`` has every one, the last of a body, year and rule counts; of reports those that
count."""

_ORDER = ("body", "name", "year", "rule", "cell", "place", "decided")


def columns(name: str) -> dict[str, Any]:
    """The columns of a table with their SQLAlchemy types."""
    return {column.name: column.type for column in _told(name)}


def rows(connection: Connection, name: str) -> Iterator[list[tuple[Any, ...]]]:
    """The rows some at a time, by body, year and what they are about, in the same order on every
    database."""
    told = {column.name: column for column in _told(name)}
    binary = BINARY[connection.dialect.name].strip('"')
    order = [
        collate(column, binary) if column.type.python_type is str else column
        for key in _ORDER
        if (column := told.get(key)) is not None
    ]
    asked = TABLES[name].with_only_columns(*told.values()).order_by(*order)
    for some in connection.execution_options(yield_per=_CHUNK).execute(asked).partitions():
        yield [tuple(row) for row in some]


def _told(name: str) -> list[Any]:
    """Ids mean nothing outside of the register."""
    return [one for one in TABLES[name].selected_columns if one.name not in _IDS]


SheetRow = tuple[int, tuple[str, ...]]
"""The number of the row in its sheet, from 1, and its cells."""


def office_tables(file: Path) -> Iterator[list[SheetRow]]:
    """The tables of a file, sheet by sheet. UnreadableFile where it cannot be read."""
    content = open_file(file, LIMITS)
    if content.format in ("txt", "csv"):
        text, _ = decode(content)
        first = text.partition("\n")[0]
        delimiter = max(",\t;，", key=first.count)
        lines = csv.reader(io.StringIO(text), delimiter=delimiter)
        yield [(line, tuple(cells)) for line, cells in enumerate(lines, 1)]
        return
    for block in read(file).blocks:
        if isinstance(block, Grid):
            yield list(_grid(block))


def _grid(grid: Grid) -> Iterator[SheetRow]:
    rows: dict[int, dict[int, str]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell.text
    for number in sorted(rows):
        cells = rows[number]
        yield number + 1, tuple(cells.get(column, "") for column in range(grid.columns))
