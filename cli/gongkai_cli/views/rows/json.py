"""Rows as JSON: one array of objects, a row on a line."""

import json
from collections.abc import Sequence
from typing import BinaryIO

from gongkai_cli.views.rows.csv import Chunks
from gongkai_cli.views.rows.plain import data


def write_json(columns: Sequence[str], chunks: Chunks, stream: BinaryIO) -> int:
    """Write the array; how many rows it has."""
    stream.write(b"[")
    count = 0
    for rows in chunks:
        for row in rows:
            told = {name: data(value) for name, value in zip(columns, row, strict=True)}
            line = ("," if count else "") + "\n" + json.dumps(told, ensure_ascii=False)
            stream.write(line.encode("utf-8", "replace"))
            count += 1
    stream.write(b"\n]\n")
    return count
