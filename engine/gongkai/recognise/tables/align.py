"""Printed rows → official rows: a monotone alignment, then what stands out of place."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.model.form import Table
from gongkai.recognise.tables.labels import Vocabulary, likenesses
from gongkai.recognise.tables.token import PrintedRow

_CERTAIN = 0.95
"""Likeness from which a row is recognised even out of the official order."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """``rows[i]`` is the official row (index) of the i-th printed row, None where there is none;
    ``moved`` are the printed rows found out of order, ``guessed`` those placed by their
    position alone, as their label was lost."""

    rows: tuple[int | None, ...]
    moved: frozenset[int]
    guessed: frozenset[int]


def align(
    printed: Sequence[PrintedRow], table: Table, words: Vocabulary, headers: Sequence[bool]
) -> Alignment:
    """Match printed to official rows, keeping the order of both (dynamic programming).

    ``headers[i]`` says that the i-th printed row has no label of its own, only a column header
    or nothing: it may then be placed by position where exactly one official row is missing.
    """
    official = table.rows
    scores = [_scores(row, table, words) for row in printed]
    rows = _monotone(scores)
    taken = {target for target in rows if target is not None}
    moved: set[int] = set()
    for index, row in enumerate(rows):
        if row is None and scores[index]:
            target = max(range(len(official)), key=lambda t: scores[index][t])
            if scores[index][target] > _CERTAIN and target not in taken:
                rows[index] = target
                taken.add(target)
                moved.add(index)
    guessed: set[int] = set()
    for index, row in enumerate(rows):
        if row is None and headers[index]:
            target = _only_gap(rows, index, len(official), taken)
            if target is not None:
                rows[index] = target
                taken.add(target)
                guessed.add(index)
    return Alignment(tuple(rows), frozenset(moved), frozenset(guessed))


def _scores(row: PrintedRow, table: Table, words: Vocabulary) -> list[float]:
    """Likeness to every official row, with an edge for rows that have values."""
    edge = 0.05 * min(len(row.values), 4)
    return [fit + edge if fit else 0.0 for fit in likenesses(row.labels, table, words)]


def _monotone(scores: Sequence[Sequence[float]]) -> list[int | None]:
    height = len(scores)
    width = len(scores[0]) if scores else 0
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    for i in range(height - 1, -1, -1):
        for j in range(width - 1, -1, -1):
            skip = max(best[i + 1][j], best[i][j + 1])
            take = scores[i][j] + best[i + 1][j + 1] if scores[i][j] else 0.0
            best[i][j] = max(skip, take)
    rows: list[int | None] = [None] * height
    i = j = 0
    while i < height and j < width:
        if scores[i][j] and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            rows[i] = j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return rows


def _only_gap(rows: Sequence[int | None], index: int, width: int, taken: set[int]) -> int | None:
    before = max((row for row in rows[:index] if row is not None), default=-1)
    after = min((row for row in rows[index + 1 :] if row is not None), default=width)
    free = [row for row in range(before + 1, after) if row not in taken]
    return free[0] if len(free) == 1 else None
