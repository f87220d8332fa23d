"""The heads of tables without lines: which words name which column."""

from collections.abc import Sequence
from typing import NamedTuple

from gongkai.readers.pdf.columns import Band
from gongkai.readers.pdf.words import Word, word_of

_SPARSE = 0.25
_TIGHT = 1.0
_LABELS = 2


class HeadCell(NamedTuple):
    """A cell of a head: its column, how many it spans, its text and its words."""

    column: int
    colspan: int
    text: str
    words: Sequence[Word]


def head_rows(lines: Sequence[Sequence[Word]], band: Band) -> list[list[HeadCell]]:
    """The rows of a head: those of labels that several columns share, then that of the columns'
    own labels, each put together from the lines that stand closely above its numbers."""
    own: list[list[Word]] = [[] for _ in band.columns]
    few = max(1.0, _SPARSE * len(band.columns))
    rows: list[list[HeadCell]] = []
    left: list[Word] = []
    for line in reversed(lines):
        over = [w for word in line if not band.is_label(word) for w in _apart(word, band)]
        left = [*(word for word in line if band.is_label(word)), *left]
        placed = [(word, _over(word, band)) for word in over]
        single = [(word, at[0]) for word, at in placed if len(at) == 1]
        shared: list[HeadCell] = []
        for word, at in placed:
            if len(at) == 1:
                stack = own[at[0]]
                sparse = stack and len(single) <= few and len(band.columns) > 1
                if not sparse and (not stack or _follows(word, stack[0])):
                    stack.insert(0, word)
                    continue
            first, last = (at[0], at[-1]) if at else (0, len(band.columns) - 1)
            shared.append(HeadCell(_LABELS + first, last - first + 1, word.text, (word,)))
        if shared:
            rows.insert(0, sorted(shared, key=lambda cell: cell.column))
    leaves = [
        HeadCell(_LABELS + index, 1, "".join(word.text for word in words), words)
        for index, words in enumerate(own)
        if words
    ]
    if left:
        leaves.insert(0, HeadCell(1, 1, "".join(word.text for word in left), left))
    return [*rows, leaves] if leaves else rows


def _apart(word: Word, band: Band) -> list[Word]:
    """A word as those that stand over single columns, where it was taken for one by small gaps."""
    parts = [word_of([run]) for run in word.runs]
    over = [_over(part, band) for part in parts]
    alone = len(parts) > 1 and all(len(at) == 1 for at in over)
    return parts if alone and len({at[0] for at in over}) == len(parts) else [word]


def _over(word: Word, band: Band) -> list[int]:
    """The columns over which a word stands."""
    met = [i for i, column in enumerate(band.columns) if column.shared(word) > 0]
    if met:
        return met
    place = band.place(word)
    return [] if place is None else [place]


def _follows(word: Word, below: Word) -> bool:
    return below.box.y0 - word.box.y1 < _TIGHT * word.size
