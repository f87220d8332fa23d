"""The values of one printed row → the columns of the form."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongkai.recognise.tables.token import Token

_ENOUGH_ROWS = 3
"""So many rows must begin in the same column before it is taken for a habit."""


@dataclass(frozen=True, slots=True)
class Placement:
    """``values`` has one token for each column, or is None where they cannot be told apart.
    ``sure`` is False where the pattern of other rows, not the row itself, decided."""

    values: tuple[Token, ...] | None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Habit:
    """Where the cells of rows begin that leave no choice: ``column`` of the line or grid, and
    ``lead``, the number of structural blanks before the first cell; None where rows differ."""

    column: int | None = None
    lead: int | None = None


def habit(rows: Sequence[Sequence[Token]], width: int) -> Habit:
    """What the rows of one table have in common that can be read in one way only."""
    columns: Counter[int | None] = Counter()
    leads: Counter[int] = Counter()
    for values in rows:
        windows = _windows(values, width)
        if len(windows) == 1 and _in_line(values):
            columns[values[windows[0]].column] += 1
        if len(windows) == 1 and len(values) > width:
            leads[windows[0]] += 1
    column = next(iter(columns)) if len(columns) == 1 and columns.total() >= _ENOUGH_ROWS else None
    usual = leads.most_common(2)
    clear = usual and (len(usual) == 1 or usual[0][1] > 2 * usual[1][1])
    return Habit(column, usual[0][0] if clear else None)


def place(
    values: Sequence[Token], width: int, alike: Habit = Habit(), gaps: Sequence[Token] = ()
) -> Placement:
    """Find the ``width`` cells among the printed values.

    More values than columns: structural blanks at the ends (lost merged cells) are cut; where
    several windows are possible and differ, the habit of complete rows decides. Fewer: blanks
    were lost, and unless ``gaps`` restores exactly the right number nothing can be known.
    """
    if len(values) == width:
        return Placement(tuple(values))
    if len(values) < width:
        if len(gaps) == width:
            return Placement(tuple(gaps), sure=False)
        return Placement(None)
    filled = [value for value in values if value.state != "blank"]
    if len(filled) == width:
        return Placement(tuple(filled))
    windows = _windows(values, width)
    if not windows:
        return Placement(None)
    if len({_reading(values, start, width) for start in windows}) == 1:
        return Placement(tuple(values[windows[0] : windows[0] + width]))
    if alike.column is not None and _in_line(values):
        for start in windows:
            if values[start].column == alike.column:
                return Placement(tuple(values[start : start + width]))
    if alike.lead in windows:
        start = alike.lead
        return Placement(tuple(values[start : start + width]), _balances(values, start, width))
    balanced = [start for start in windows if _balances(values, start, width)]
    if len(balanced) == 1:
        return Placement(tuple(values[balanced[0] : balanced[0] + width]), sure=False)
    return Placement(None)


def _in_line(values: Sequence[Token]) -> bool:
    """Whether the values stand side by side, so that their columns can be compared."""
    columns = [value.column for value in values]
    return all(
        left is not None and right is not None and left < right for left, right in pairwise(columns)
    )


def _windows(values: Sequence[Token], width: int) -> list[int]:
    filled = [index for index, value in enumerate(values) if value.state != "blank"]
    first, last = (filled[0], filled[-1]) if filled else (len(values), -1)
    return [
        start for start in range(len(values) - width + 1) if start <= first and last < start + width
    ]


def _reading(values: Sequence[Token], start: int, width: int) -> tuple[str, ...]:
    return tuple(value.text for value in values[start : start + width])


def _balances(values: Sequence[Token], start: int, width: int) -> bool:
    numbers = [value.value or 0 for value in values[start : start + width]]
    return width > 2 and sum(numbers[:-1]) == numbers[-1]
