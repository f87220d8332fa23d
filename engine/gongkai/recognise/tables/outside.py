"""Rows that stand outside their table: one that moved alone to the next page of a print."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from gongkai.model.document import Block, Paragraph
from gongkai.model.form import Row, Table
from gongkai.model.message import message
from gongkai.model.report import Cell, Doubt
from gongkai.model.wording import clean
from gongkai.recognise.tables.labels import bare, names_of
from gongkai.recognise.tables.reading import OneTable

_LONGEST = 60
_NUMBERS = re.compile(r"\d[\d.,\s]*$")


def doubt_outside(one: OneTable, table: Table, beside: Iterable[Block]) -> OneTable:
    """Rows that are not in the table, but as lines of their own (label and numbers) beside it, are
    lost instead of missing."""
    missing = [row for row in table.rows if row.id in one.reading.missing]
    if not missing:
        return one
    found = {row.id: (row, line) for row, line in _lines(missing, beside)}
    if not found:
        return one
    cells = tuple(
        Cell(f"{table.id}.{row.id}.{column.id}", line.text, None, "lost", line.at, doubt=True)
        for row, line in found.values()
        for column in row.columns
    )
    (_, first), *_ = found.values()
    wording = message(
        "doubt.rows_outside",
        count=len(found),
        rows=tuple(row.short for row, _ in found.values()),
        label=first.text.strip(),
    )
    reading = replace(
        one.reading, missing=tuple(id_ for id_ in one.reading.missing if id_ not in found)
    )
    doubt = Doubt(wording, first.at, table.id, tuple(cell.id for cell in cells))
    return replace(one, reading=reading, cells=(*one.cells, *cells), doubts=(*one.doubts, doubt))


def _lines(rows: list[Row], beside: Iterable[Block]) -> Iterator[tuple[Row, Paragraph]]:
    for block in beside:
        if not isinstance(block, Paragraph) or len(block.text) > _LONGEST:
            continue
        text = clean(block.text).strip()
        numbers = _NUMBERS.search(text)
        if numbers is None:
            continue
        label = bare(text[: numbers.start()])
        yield from ((row, block) for row in rows if label in names_of(row))
