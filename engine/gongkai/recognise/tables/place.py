"""The values of one printed row → the columns of the form."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongkai.recognise.tables.token import Token, token


@dataclass(frozen=True, slots=True)
class Placement:
    """``values`` has one token for each column, or is None where they cannot be told apart.
    ``sure`` is False where the pattern of other rows, not the row itself, decided."""

    values: tuple[Token, ...] | None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Habit:
    """What rows that can be read in one way only have in common; None where they differ.

    ``column``: where the first cell stands in the line; ``end``: where the last printed piece
    stands; ``length``: how many values are printed; ``lead``: the number of structural blanks
    before the first cell.
    """

    column: int | None = None
    end: int | None = None
    length: int | None = None
    lead: int | None = None

    def intact(self, values: Sequence[Token]) -> bool:
        """Whether a row's line is as long as its neighbours', so that no cell of it was lost."""
        same_end = self.end is not None and _in_line(values) and values[-1].column == self.end
        return same_end or len(values) == self.length

    def keeps(self, values: Sequence[Token], start: int) -> bool:
        """Whether a row with its first cell at ``start`` lies as its neighbours do."""
        return (
            self.column is not None
            and _in_line(values)
            and values[start].column == self.column
            and values[-1].column == self.end
        )


def habit(rows: Sequence[Sequence[Token]], width: int, table: Sequence[Sequence[Token]]) -> Habit:
    """The habit of the rows that have ``width`` cells; where lines end, the whole table tells."""
    columns: Counter[int | None] = Counter()
    lengths: Counter[int | None] = Counter()
    ends = Counter(values[-1].column for values in table if _in_line(values))
    leads: Counter[int | None] = Counter()
    for values in rows:
        windows = _windows(values, width)
        lengths[len(values)] += 1
        if not _in_line(values):
            continue
        if len(windows) == 1:
            columns[values[windows[0]].column] += 1
            if len(values) > width:
                leads[windows[0]] += 1
    return Habit(_usual(columns, 3), _usual(ends, 3), _usual(lengths, 3), _usual(leads, 1))


def _usual(counts: Counter[int | None], enough: int) -> int | None:
    """What at least ``enough`` and four fifths of the rows do."""
    if not counts:
        return None
    (value, count), *_ = counts.most_common(1)
    return value if count >= enough and 5 * count >= 4 * counts.total() else None


def place(
    values: Sequence[Token], width: int, alike: Habit = Habit(), gaps: Sequence[Token] = ()
) -> Placement:
    """Find the ``width`` cells among the printed values.

    More values than columns: structural blanks at the ends (lost merged cells) are cut; where
    several windows are possible and differ, the habit of complete rows decides. Fewer: blanks
    were lost, and unless ``gaps`` restores exactly the right number nothing can be known. Where
    structural blanks occur, a blank at an end of the row is doubted unless the line is as long
    as its neighbours or the row adds up: a cell may have been lost and it taken for that cell.
    """
    placed = _place(values, width, alike, gaps)
    if placed.values is None or not placed.sure:
        return placed
    ragged = alike.lead is not None or len(values) > width
    if not ragged or "blank" not in (placed.values[0].state, placed.values[-1].state):
        return placed
    empty = all(value.state == "blank" for value in values)
    return Placement(
        placed.values, empty or alike.intact(values) or _balances(placed.values, 0, width)
    )


def _place(values: Sequence[Token], width: int, alike: Habit, gaps: Sequence[Token]) -> Placement:
    if len(values) == width:
        return Placement(tuple(values))
    atoms = [atom for value in values for atom in _atoms(value)]
    if len(atoms) == width and len(values) < width:
        return Placement(tuple(atoms), _balances(atoms, 0, width))
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
    for start in windows:
        if alike.keeps(values, start):
            return Placement(tuple(values[start : start + width]))
    if alike.lead is not None and alike.lead in windows:
        start = alike.lead
        return Placement(tuple(values[start : start + width]), _balances(values, start, width))
    balanced = [start for start in windows if _balances(values, start, width)]
    if len(balanced) == 1:
        return Placement(tuple(values[balanced[0] : balanced[0] + width]), sure=False)
    return Placement(None)


def _atoms(value: Token) -> list[Token]:
    """The numbers of a piece that holds several with spaces between them."""
    parts = value.text.split()
    return [value] if len(parts) < 2 else [token(part, value.at) for part in parts]


def _in_line(values: Sequence[Token]) -> bool:
    """Whether the values stand side by side, so that their columns can be compared."""
    columns = [value.column for value in values]
    return bool(columns) and all(
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
