"""Columns of tables without lines: numbers that stand one below the other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.readers.pdf.words import Word

_TOUCH = 0.3
_AFTER = 1.0
"""In font sizes: how far a number reaches into a second column, and how far it stands behind a
label."""
_LABEL = 24
_SENTENCE = re.compile(r"[\d，。；：、,;:]")


@dataclass(slots=True)
class Column:
    """From where to where the numbers of a column reach."""

    x0: float
    x1: float

    def shared(self, word: Word) -> float:
        """How much of its width a word lies in the column."""
        return min(self.x1, word.box.x1) - max(self.x0, word.box.x0)


@dataclass(slots=True)
class Band:
    """Lines of numbers that stand in the same columns. ``rows`` are the indices of these lines;
    ``first`` is the line with which its head begins, ``end`` the one behind its last."""

    first: int
    end: int
    rows: list[int]
    columns: list[Column] = field(default_factory=list[Column])

    @property
    def left(self) -> float:
        """Where the first column begins: what stands before it is a label."""
        return self.columns[0].x0

    def take(self, numbers: Sequence[Word]) -> bool:
        """Put the numbers of a line into the columns; False, and nothing changes, where one reaches
        into two columns or two stand in one."""
        places: list[int | None] = []
        for word in numbers:
            met = [i for i, one in enumerate(self.columns) if one.shared(word) > 0]
            if len(met) > 1:
                met = [i for i in met if self.columns[i].shared(word) > _TOUCH * word.size]
            if len(met) > 1:
                return False
            places.append(met[0] if met else None)
        known = [place for place in places if place is not None]
        if len(set(known)) < len(known) or (self.columns and not known):
            return False
        for place, word in zip(places, numbers, strict=True):
            if place is None:
                self.columns.append(Column(word.box.x0, word.box.x1))
            else:
                column = self.columns[place]
                column.x0, column.x1 = min(column.x0, word.box.x0), max(column.x1, word.box.x1)
        self.columns.sort(key=lambda column: column.x0)
        return True

    def is_label(self, word: Word) -> bool:
        """Whether a word stands before the columns."""
        return word.box.center < self.left and all(one.shared(word) <= 0 for one in self.columns)

    def place(self, word: Word) -> int | None:
        """The column in which a word stands; None where it stands between two or across some."""
        met = [i for i, one in enumerate(self.columns) if one.shared(word) > 0]
        if len(met) == 1:
            return met[0]
        if met or word.box.center < self.left:
            return None
        middles = [abs((one.x0 + one.x1) / 2 - word.box.center) for one in self.columns]
        nearest = min(range(len(middles)), key=middles.__getitem__)
        column = self.columns[nearest]
        return nearest if middles[nearest] < column.x1 - column.x0 + 2 * word.size else None


def numbers_of(line: Sequence[Word]) -> list[Word]:
    """The numbers of a line of a table; none where the line is no such line: a number in a table
    stands behind a label, or beside other numbers, at some distance; at the end of a short label
    at a smaller one."""
    found = [
        word
        for before, word in zip([None, *line], line, strict=False)
        if word.is_number
        and (before is None or before.is_number or _gap(before, word) > _AFTER * word.size)
    ]
    if len(line) > 1 and (len(found) > 1 or (found and not line[0].is_number)):
        return found
    label, number = "".join(word.text for word in line[:-1]), line[-1]
    short = 0 < len(label) <= _LABEL and not _SENTENCE.search(label)
    return [number] if number.is_number and short else []


def _gap(before: Word, word: Word) -> float:
    return word.box.x0 - before.box.x1
