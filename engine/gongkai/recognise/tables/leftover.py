"""Printed rows that found no row of the form: rows met before, or what may be missing ones."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.model.form import Table
from gongkai.recognise.tables.align import Alignment
from gongkai.recognise.tables.labels import Vocabulary, likenesses
from gongkai.recognise.tables.token import PrintedRow

_SAME = 0.95
"""Likeness from which a label is that of a row that was met before."""


@dataclass(slots=True)
class Leftover:
    """``twice``: printed rows (index) with the row of the form (index) that was read already.
    ``unclear``: rows of the form that were not met, with the first printed row that may be them.
    """

    twice: dict[int, int] = field(default_factory=dict[int, int])
    unclear: dict[int, int] = field(default_factory=dict[int, int])
    spent: set[int] = field(default_factory=set[int])
    """printed rows that may be rows of the form, so that nobody can call them foreign"""


def find_leftover(
    printed: Sequence[PrintedRow], matched: Alignment, table: Table, words: Vocabulary
) -> Leftover:
    """What stands in the place of rows that were not met. A row is missing for sure only where
    nothing with numbers is left over between its neighbours."""
    found = Leftover()
    taken = {target for target in matched.rows if target is not None}
    for index, row in enumerate(printed):
        if matched.rows[index] is not None or not _has_number(row):
            continue
        fits = likenesses(row.labels, table, words)
        likest = max(range(len(fits)), key=fits.__getitem__)
        if fits[likest] > _SAME and likest in taken:
            found.twice[index] = likest
            continue
        for target in _gap(matched, index, len(table.rows)):
            if target not in taken:
                found.unclear.setdefault(target, index)
                found.spent.add(index)
    return found


def _has_number(row: PrintedRow) -> bool:
    return any(value.value is not None for value in row.values)


def _gap(matched: Alignment, index: int, count: int) -> range:
    """The rows of the form between those met before and behind a printed row."""
    in_order = [
        (place, target)
        for place, target in enumerate(matched.rows)
        if target is not None and place not in matched.moved
    ]
    before = max((target for place, target in in_order if place < index), default=-1)
    after = min((target for place, target in in_order if place > index), default=count)
    return range(before + 1, after)
