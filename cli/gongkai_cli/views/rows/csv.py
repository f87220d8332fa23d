"""Rows as CSV: RFC 4180, UTF-8 with a byte order mark, no text becomes a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from gongkai_cli.views.presentation import Presentation
from gongkai_cli.views.rows.plain import plain
from gongkai_cli.views.rows.rows import Rows
from gongkai_cli.views.wording.text import printable, without_formula


def write_csv(table: Rows, shown: Presentation, stream: BinaryIO) -> int:
    """Write the table; how many rows it has."""
    stream.write(_lines([[_field(name) for name in table.columns]]).encode("utf-8-sig"))
    count = 0
    for rows in table.chunks:
        lines = _lines([_field(value) for value in row] for row in rows)
        stream.write(lines.encode("utf-8", "replace"))
        count += len(rows)
    return count


def _lines(rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _field(value: Any) -> str:
    text = plain(value)
    return without_formula(printable(text)) if isinstance(value, str | dict | list) else text
