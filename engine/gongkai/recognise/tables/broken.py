"""Tables most of whose sums break at once: misread, where nothing but the order of words says what
stands where."""

from dataclasses import replace

from gongkai.model.form import Table
from gongkai.model.message import message
from gongkai.model.report import Doubt
from gongkai.recognise.tables.reading import OneTable
from gongkai.recognise.tables.sums import sums_of

_FEWEST = 4
"""Fewer broken sums are more likely the author's."""


def doubt_broken(one: OneTable, table: Table) -> OneTable:
    """A table without geometry in doubt as a whole where more than half of its sums break."""
    cells = {cell.id: cell for cell in one.cells}
    held = [holds for sum_ in sums_of(table) if (holds := sum_.holds(cells)) is not None]
    broken = held.count(False)
    if broken < _FEWEST or 2 * broken <= len(held):
        return one
    wording = message("doubt.sums_broken", broken=broken, judged=len(held))
    return replace(
        one,
        cells=tuple(replace(cell, doubt=True) for cell in one.cells),
        doubts=(*one.doubts, Doubt(wording, one.reading.at, table.id, tuple(cells))),
    )
