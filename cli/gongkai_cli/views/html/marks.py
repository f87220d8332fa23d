"""What the findings say of each cell of a report's tables."""

from collections.abc import Iterable, Iterator, Mapping
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

Said = tuple[str, Mark]
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
    """Everything that is said of cells. ``doubts`` are numbers with the cells they touch; a cell
    that has one leads there and not to every conclusion that is in doubt because of it."""
    every = tuple(items)
    doubted = _numbers((cell, number) for number, cells in doubts for cell in cells)
    named = _numbers(
        (cell, item.number)
        for item in every
        for cell in item.every_cell
        if item.verdict.status != "doubt" or cell not in doubted
    )
    said = (
        *_of_suspects(assessment),
        *_of_findings(every, assessment),
        *_of_doubts(doubted, report),
    )
    of = dict(sorted(said, key=lambda pair: GRAVITY.index(pair[1]), reverse=True))
    proposed = {
        one.cell: format(one.value, "f")
        for suspect in assessment.suspects
        for one in suspect.candidates
        if one.value is not None
    }
    return Marks(of, named, doubted, proposed)


def _numbers(pairs: Iterable[tuple[str, int]]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, dict[int, None]] = {}
    for cell, number in pairs:
        found.setdefault(cell, {})[number] = None
    return {cell: tuple(numbers) for cell, numbers in found.items()}


def _of_suspects(assessment: Assessment) -> Iterator[Said]:
    for suspect in assessment.suspects:
        for one in suspect.candidates:
            yield one.cell, "suspect" if suspect.unique else "candidate"


def _of_doubts(doubted: Iterable[str], report: Report) -> Iterator[Said]:
    for cell in doubted:
        yield cell, "doubt"
    for cell in report.cells.values():
        if cell.doubt:
            yield cell.id, "doubt"


def _of_findings(items: Iterable[Item], assessment: Assessment) -> Iterator[Said]:
    explained = {b for one in assessment.suspects if one.unique for b in one.breaches}
    for item in items:
        if item.verdict.status == "fail":
            yield from _of_finding(item, explained)


def _of_finding(item: Item, explained: set[Breach]) -> Iterator[Said]:
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
