"""Rows as Parquet, typed, written in row groups so that memory stays flat."""

import pickle
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from typing import Any, BinaryIO

from gongkai.model.errors import GongkaiError
from gongkai.model.message import message
from gongkai_cli.views.presentation import Presentation
from gongkai_cli.views.rows.plain import plain
from gongkai_cli.views.rows.rows import Chunks, Rows

_GROUP = 50_000
"""Rows of one group."""


def require_parquet() -> None:
    """GongkaiError where the extra is missing."""
    if find_spec("pyarrow") is None:
        raise GongkaiError(message("parquet.no_extra"))


def write_parquet(columns: Mapping[str, Any], chunks: Chunks, stream: BinaryIO) -> int:
    """Write the table; how many rows it has. ``columns`` gives each its pyarrow type."""
    arrow, parquet = _arrow(), import_module("pyarrow.parquet")
    form = arrow.schema(list(columns.items()))
    count = 0
    with parquet.ParquetWriter(stream, form, compression="zstd") as writer:
        for rows in _groups(chunks):
            values = {
                name: [_typed(row[place], field.type) for row in rows]
                for place, (name, field) in enumerate(zip(columns, form, strict=True))
            }
            writer.write_table(arrow.Table.from_pydict(values, schema=form))
            count += len(rows)
    return count


def write_found(table: Rows, shown: Presentation, stream: BinaryIO) -> int:
    """The same where nobody has said what the columns hold: the rows themselves say so, and wait
    in a file until the last has come."""
    kinds: list[set[Any]] = [set() for _ in table.columns]
    with tempfile.TemporaryFile() as kept:
        for rows in table.chunks:
            for row in rows:
                for kind, value in zip(kinds, row, strict=True):
                    kind.add(type(value))
            pickle.dump(rows, kept, pickle.HIGHEST_PROTOCOL)
        kept.seek(0)
        types = dict(zip(table.columns, map(_type, kinds), strict=True))
        return write_parquet(types, _kept(kept), stream)


def _kept(stream: Any) -> Iterator[Any]:
    while True:
        try:
            yield pickle.load(stream)  # what was written a moment ago, by this process
        except EOFError:
            return


def _groups(chunks: Chunks) -> Iterator[list[Sequence[Any]]]:
    waiting: list[Sequence[Any]] = []
    for rows in chunks:
        waiting.extend(rows)
        if len(waiting) >= _GROUP:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _arrow() -> Any:
    """pyarrow, which brings no types of its own."""
    return import_module("pyarrow")


def _type(kinds: Iterable[Any]) -> Any:
    arrow = _arrow()
    known = set(kinds) - {type(None)}
    for made, some in (
        (arrow.null(), set[Any]()),
        (arrow.bool_(), {bool}),
        (arrow.int64(), {bool, int}),
        (arrow.float64(), {bool, int, float, Decimal}),
        (arrow.date32(), {date}),
        (arrow.timestamp("us"), {datetime}),
    ):
        if known <= some:
            return made
    return arrow.string()


def _typed(value: Any, kind: Any) -> Any:
    types = _arrow().types
    if value is None:
        return None
    if types.is_string(kind):
        return plain(value)
    if types.is_decimal(kind):
        return Decimal(str(value))
    return float(value) if types.is_floating(kind) else value
