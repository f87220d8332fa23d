"""Rows as JSON: one array of objects, a row on a line."""

import json
from typing import BinaryIO

from gongkai_cli.views.presentation import Presentation
from gongkai_cli.views.rows.plain import data
from gongkai_cli.views.rows.rows import Rows


def write_json(table: Rows, shown: Presentation, stream: BinaryIO) -> int:
    """Write the array; how many rows it has."""
    stream.write(b"[")
    count = 0
    for rows in table.chunks:
        for row in rows:
            told = {name: data(value) for name, value in zip(table.columns, row, strict=True)}
            line = ("," if count else "") + "\n" + json.dumps(told, ensure_ascii=False)
            stream.write(line.encode("utf-8", "replace"))
            count += 1
    stream.write(b"\n]\n")
    return count
