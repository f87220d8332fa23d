"""Identities of a table as formulas of a workbook."""

from collections.abc import Iterable, Mapping

from gongkai.writing.blank_form.bounds import Sum

NOTHING = " "
"""The result of a formula that shows nothing. For an empty text XlsxWriter would store no result
at all, and who does not recalculate would see the formula."""
Places = Mapping[str, tuple[int, int]]
"""Cell id → row and column of its sheet, from 0."""


def totals_of(sums: Iterable[Sum], table: str) -> dict[str, Sum]:
    """The cells that follow from others, each with the first identity that says so."""
    totals: dict[str, Sum] = {}
    for one in sums:
        if one.table == table and one.total:
            totals.setdefault(one.total, one)
    return totals


def checks_of(sums: Iterable[Sum], table: str) -> tuple[Sum, ...]:
    """The identities that no total brings about."""
    return tuple(one for one in sums if one.table == table and one.total is None)


def total_formula(one: Sum, places: Places) -> str:
    """The sum of the left side; nothing as long as all of it is empty."""
    cells = _area(one.left, places)
    return f'=IF(COUNT({cells})=0,"",SUM({cells}))'


def verdict_formula(one: Sum, places: Places, holds: str, off: str) -> str:
    """Whether the identity holds and by how much it does not; nothing until all is filled in."""
    difference = _off(one, places)
    told = f'IF({difference}=0,"{holds}","{off}"&{difference})'
    return f'=IF({_complete(one, places)},{told},"")'


def broken_formula(one: Sum, places: Places) -> str:
    """True where all is filled in and the identity does not hold."""
    return f"=AND({_complete(one, places)},{_off(one, places)}<>0)"


def _complete(one: Sum, places: Places) -> str:
    every = (*one.left, *one.right)
    return f"COUNT({_area(every, places)})={len(every)}"


def _off(one: Sum, places: Places) -> str:
    return f"(SUM({_area(one.left, places)})-SUM({_area(one.right, places)}))"


def _area(cells: Iterable[str], places: Places) -> str:
    """References to cells, neighbours in one row or column as a range: ``$D$6:$I$6``."""
    runs: list[list[tuple[int, int]]] = []
    for cell in cells:
        place = places[cell]
        if runs and _continues(runs[-1], place):
            runs[-1].append(place)
        else:
            runs.append([place])
    return ",".join(
        ":".join(dict.fromkeys(_name(place) for place in (run[0], run[-1]))) for run in runs
    )


def _continues(run: list[tuple[int, int]], place: tuple[int, int]) -> bool:
    step = place[0] - run[-1][0], place[1] - run[-1][1]
    if len(run) == 1:
        return step in ((0, 1), (1, 0))
    return step == (run[1][0] - run[0][0], run[1][1] - run[0][1])


def _name(place: tuple[int, int]) -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell

    return xl_rowcol_to_cell(*place, row_abs=True, col_abs=True)
