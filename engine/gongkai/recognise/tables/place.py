"""The values of one printed row → the columns of the form."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.recognise.tables.token import Token


@dataclass(frozen=True, slots=True)
class Placement:
    """``values`` has one token for each column, or is None where they cannot be told apart.
    ``sure`` is False where the pattern of other rows, not the row itself, decided."""

    values: tuple[Token, ...] | None
    sure: bool = True


def place(
    values: Sequence[Token], width: int, lead: int | None = None, gaps: Sequence[Token] = ()
) -> Placement:
    """Find the ``width`` cells among the printed values.

    More values than columns: structural blanks at the ends (lost merged cells) are cut; where
    several windows are possible and differ, ``lead`` (the number of leading structural blanks
    of complete rows alike) decides. Fewer: blanks were lost, and unless ``gaps`` restores
    exactly the right number nothing can be known.
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
    if lead in windows:
        return Placement(tuple(values[lead : lead + width]), sure=_balances(values, lead, width))
    balanced = [start for start in windows if _balances(values, start, width)]
    if len(balanced) == 1:
        return Placement(tuple(values[balanced[0] : balanced[0] + width]), sure=False)
    return Placement(None)


def usual_lead(rows: Sequence[Sequence[Token]], width: int) -> int | None:
    """The number of structural blanks before the first cell in rows that leave no choice."""
    leads: Counter[int] = Counter()
    for values in rows:
        if len(values) > width:
            windows = _windows(values, width)
            if len(windows) == 1:
                leads[windows[0]] += 1
    if not leads:
        return None
    (lead, count), *others = leads.most_common(2)
    return lead if not others or count > 2 * others[0][1] else None


def _windows(values: Sequence[Token], width: int) -> list[int]:
    filled = [index for index, value in enumerate(values) if value.state != "blank"]
    first, last = (filled[0], filled[-1]) if filled else (len(values), -1)
    return [
        start
        for start in range(len(values) - width + 1)
        if start <= first and last < start + width
    ]


def _reading(values: Sequence[Token], start: int, width: int) -> tuple[str, ...]:
    return tuple(value.text for value in values[start : start + width])


def _balances(values: Sequence[Token], start: int, width: int) -> bool:
    numbers = [value.value or 0 for value in values[start : start + width]]
    return width > 2 and sum(numbers[:-1]) == numbers[-1]
