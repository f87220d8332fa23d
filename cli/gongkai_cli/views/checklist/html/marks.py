"""What the findings say of each cell of a report's tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gongkai.model.assessment import Assessment
from gongkai.model.report import Report
from gongkai_cli.views.checklist.cell_marks import Mark, cell_marks
from gongkai_cli.views.checklist.html.item import ChecklistItem


@dataclass(frozen=True, slots=True)
class TableMarks:
    """By the id of a cell: its gravest mark, the findings that name it, the doubts about it (as
    numbers of their lists), the value with which everything would hold."""

    of: Mapping[str, Mark]
    items: Mapping[str, tuple[int, ...]]
    doubts: Mapping[str, tuple[int, ...]]
    proposed: Mapping[str, str]


def marks(
    assessment: Assessment,
    report: Report,
    items: Iterable[ChecklistItem],
    doubts: Iterable[tuple[int, Iterable[str]]],
) -> TableMarks:
    """Everything that is said of cells. ``doubts`` are numbers with the cells they touch; a cell
    that has one leads there and not to every conclusion that is in doubt because of it."""
    doubted = _numbers((cell, number) for number, cells in doubts for cell in cells)
    named = _numbers(
        (cell, item.number)
        for item in items
        for cell in item.every_cell
        if item.verdict.status != "doubt" or cell not in doubted
    )
    of: Mapping[str, Mark] = {
        cell: known.mark for cell, known in cell_marks(assessment, report).items()
    }
    proposed = {
        one.cell: format(one.value, "f")
        for suspect in assessment.suspects
        for one in suspect.candidates
        if one.value is not None
    }
    return TableMarks(of, named, doubted, proposed)


def _numbers(pairs: Iterable[tuple[str, int]]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, dict[int, None]] = {}
    for cell, number in pairs:
        found.setdefault(cell, {})[number] = None
    return {cell: tuple(numbers) for cell, numbers in found.items()}
