"""Rows that the end of a page tore in two: a label begun above it and ended below."""

from collections.abc import Sequence

from gongkai.model.form import Table
from gongkai.recognise.tables.labels import Vocabulary, exact_row
from gongkai.recognise.tables.token import PrintedRow


def mended(printed: Sequence[PrintedRow], table: Table, words: Vocabulary) -> list[PrintedRow]:
    """The rows with those that were torn put together again.

    Two neighbouring rows were one only where their labels together are exactly a row of the form,
    neither names another alone, and the values stand beside one of them.
    """
    rows: list[PrintedRow] = []
    for row in printed:
        whole = _whole(rows[-1], row, table, words) if rows else None
        if whole is None:
            rows.append(row)
        else:
            rows[-1] = whole
    return rows


def _whole(
    upper: PrintedRow, lower: PrintedRow, table: Table, words: Vocabulary
) -> PrintedRow | None:
    if not upper.labels or not lower.labels or not (_empty(upper) or _empty(lower)):
        return None
    begun, ended = upper.labels[-1], lower.labels[-1]
    row = exact_row(begun + ended, table, words)
    alone = [exact_row(part, table, words) for part in (begun, ended)]
    if row is None or any(other not in (None, row) for other in alone):
        return None
    filled = lower if _empty(upper) else upper
    return PrintedRow(
        (*upper.labels[:-1], begun + ended),
        filled.values,
        filled.header,
        filled.gaps,
        upper.at,
        upper.shared or lower.shared,
    )


def _empty(row: PrintedRow) -> bool:
    return all(value.state == "blank" for value in row.values)
