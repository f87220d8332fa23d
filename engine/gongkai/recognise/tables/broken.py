"""Tables that were misread as a whole: most sums break, or their numbers stand beside them."""

from collections.abc import Iterable
from dataclasses import replace

from gongkai.model.cell_text import classify
from gongkai.model.document import Block, Paragraph
from gongkai.model.form import Table
from gongkai.model.message import message
from gongkai.model.report import Doubt
from gongkai.recognise.tables.reading import OneTable
from gongkai.recognise.tables.sums import sums_of

_LINES = 3
"""Lines of bare numbers that show where those of an empty table went."""
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


def doubt_emptied(one: OneTable, table: Table, beside: Iterable[Block]) -> OneTable:
    """A table most of whose cells are empty in doubt there, where lines of bare numbers stand
    outside it in its part of the report."""
    blank = {cell.id for cell in one.cells if cell.state == "blank"}
    if 2 * len(blank) <= len(one.cells):
        return one
    lines = [b for b in beside if isinstance(b, Paragraph) and _is_bare(b.text)]
    if len(lines) < _LINES:
        return one
    wording = message("doubt.numbers_beside", blank=len(blank), lines=len(lines))
    return replace(
        one,
        cells=tuple(replace(c, doubt=True) if c.id in blank else c for c in one.cells),
        doubts=(*one.doubts, Doubt(wording, lines[0].at, table.id, tuple(blank))),
    )


def _is_bare(text: str) -> bool:
    pieces = text.split()
    return bool(pieces) and all(classify(piece)[0] == "number" for piece in pieces)
