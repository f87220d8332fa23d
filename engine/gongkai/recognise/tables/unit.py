"""The unit that a table prints for its amount of money."""

import re
from collections.abc import Iterator
from dataclasses import replace

from gongkai.model.form import Table
from gongkai.model.report import TableReading
from gongkai.model.wording import clean, key
from gongkai.recognise.tables.labels import bare
from gongkai.recognise.tables.segment import Segment

_UNIT = re.compile(r"(万元|亿元|千元|元)\)?$")


def amount_unit(reading: TableReading, table: Table, segment: Segment) -> TableReading:
    """Note the unit printed in the header of the amount column ("万元"), if any is."""
    amounts = {
        key(column.label.split("（")[0]) for row in table.rows for column in row.columns
        if column.unit == "万元"
    }  # fmt: skip
    for text in _texts(segment):
        if any(bare(text).startswith(amount) for amount in amounts):
            match = _UNIT.search("".join(clean(text).split()))
            return replace(reading, amount_unit=match[1] if match else None)
    return reading


def _texts(segment: Segment) -> Iterator[str]:
    for row in segment.rows:
        for cell in row:
            yield cell.text
    for _, line in segment.lines:
        yield from line.text.replace("|", "\t").split("\t")
