"""What the findings say of each cell of a report's tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from gongkai.assessment import Assessment
from gongkai.breach import Breach
from gongkai.report import Report
from gongkai_cli.views.html.item import Item

Mark = Literal["suspect", "wrong", "doubt", "candidate", "involved"]
"""suspect: the one cell that explains what does not add up; wrong: a finding is about this cell, or
it is the total of an identity that does not hold; doubt: the reader is not sure of it; candidate:
one of several that may be the wrong one; involved: a term of an identity that does not hold, or
one of two sides that do not agree. Graver ones come first."""

GRAVITY: tuple[Mark, ...] = ("suspect", "wrong", "doubt", "candidate", "involved")


@dataclass(frozen=True, slots=True)
class Marks:
    """By the id of a cell: its gravest mark, the findings that name it, the doubts about it (as
    numbers of their lists), the value with which everything would hold."""

    of: Mapping[str, Mark]
    items: Mapping[str, tuple[int, ...]]
    doubts: Mapping[str, tuple[int, ...]]
    proposed: Mapping[str, str]


def marks(
    assessment: Assessment,
    report: Report,
    items: Iterable[Item],
    doubts: Iterable[tuple[int, Iterable[str]]],
) -> Marks:
    """Everything that is said of cells. ``doubts`` are numbers with the cells they touch."""
    found: dict[str, Mark] = {}
    named: dict[str, list[int]] = {}
    doubted: dict[str, list[int]] = {}
    proposed: dict[str, str] = {}

    def put(cell: str, mark: Mark) -> None:
        known = found.get(cell)
        if known is None or GRAVITY.index(mark) < GRAVITY.index(known):
            found[cell] = mark

    explained: set[Breach] = set()
    for suspect in assessment.suspects:
        explained |= set(suspect.breaches) if suspect.unique else set()
        for one in suspect.candidates:
            put(one.cell, "suspect" if suspect.unique else "candidate")
            if one.value is not None:
                proposed[one.cell] = format(one.value, "f")
    for item in items:
        for cell in item.every_cell:
            named.setdefault(cell, []).append(item.number)
        if item.verdict.status == "fail":
            for cell, mark in _of_finding(item, explained):
                put(cell, mark)
    for cell in report.cells.values():
        if cell.doubt:
            put(cell.id, "doubt")
    for number, cells in doubts:
        for id_ in cells:
            put(id_, "doubt")
            doubted.setdefault(id_, []).append(number)
    return Marks(
        found,
        {cell: tuple(numbers) for cell, numbers in named.items()},
        {cell: tuple(numbers) for cell, numbers in doubted.items()},
        proposed,
    )


def _of_finding(item: Item, explained: set[Breach]) -> Iterable[tuple[str, Mark]]:
    """A total is wrong unless a suspect explains the identity. Where passages of the text are
    evidence too, where another part of the report is found fault with, or it is only advice,
    nobody can say that the cell is the wrong side."""
    verdict = item.verdict
    for breach in verdict.breaches:
        for cell in (*breach.left, *breach.right):
            yield cell, "involved"
        if len(breach.right) == 1 and breach not in explained:
            yield breach.right[0], "wrong"
    within = {cell for breach in verdict.breaches for cell in (*breach.left, *breach.right)}
    sure = not item.quotes and verdict.level != "info"
    for evidence in item.cells:
        if evidence.cell and evidence.cell not in within:
            own = evidence.cell.partition(".")[0] == verdict.part
            mark: Mark = "wrong" if sure and own else "involved"
            yield evidence.cell, mark
