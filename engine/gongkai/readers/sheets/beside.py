"""Tells tables that stand side by side in one sheet."""

import re
from collections.abc import Sequence

from gongkai.readers.sheets.sheet import Place, Sheet

_NUMBER = re.compile(r"\s*[-+]?\d[\d,.]{0,30}\s*[件条万元%]{0,2}\s*")
_SINGLE = 1, 1


def side_by_side(
    rows: Sequence[int], sheet: Sheet, columns: dict[int, list[int]], covered: set[Place]
) -> Sequence[tuple[int, int]]:
    """The first and last (exclusive) columns of each of two or more tables in these rows; none
    where they hold one. Empty columns part them, but only where what is to the right has labels or
    headings of its own."""
    filled = {column for row in rows for column in columns[row]}
    if not filled or len(filled) == max(filled) + 1 - min(filled):
        return ()
    filled |= {column for row, column in covered if rows[0] <= row <= rows[-1]}
    edges = [min(filled)]
    for column in range(min(filled), max(filled)):
        if column not in filled and column + 1 in filled:
            edges.append(column + 1)
    parts = list(zip(edges, [*edges[1:], max(filled) + 1], strict=True))
    if len(parts) < 2 or not all(_is_table(part, rows, sheet, columns) for part in parts):
        return ()
    return parts


def _is_table(
    part: tuple[int, int], rows: Sequence[int], sheet: Sheet, columns: dict[int, list[int]]
) -> bool:
    """Whether these columns make a table: rows with labels before their numbers, or a heading and
    one row of numbers."""
    numbers = labelled = headed = 0
    for row in rows:
        inside = [column for column in columns[row] if part[0] <= column < part[1]]
        texts = [text for column in inside if (text := sheet.texts.get((row, column)))]
        is_number = [bool(_NUMBER.fullmatch(text)) for text in texts]
        if any(is_number):
            numbers += 1
            labelled += not is_number[0]
        elif texts and not numbers:
            headed += 1
    return bool(numbers) and (labelled * 2 > numbers or (numbers == 1 and headed > 0))
