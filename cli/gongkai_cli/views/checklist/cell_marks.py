"""What the findings say of each cell of a report's tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from gongkai.model.assessment import Assessment
from gongkai.model.message import Message, message
from gongkai.model.observation import Breach
from gongkai.model.report import Report
from gongkai.model.verdict import Verdict
from gongkai_cli.views.wording.places import telling

Mark = Literal["suspect", "wrong", "doubt", "candidate", "involved"]
"""suspect: the one cell that explains what does not add up; wrong: a finding is about this cell, or
it is the total of an identity that does not hold; doubt: the reader is not sure of it; candidate:
one of several that may be the wrong one; involved: a term of an identity that does not hold, or
one of two sides that do not agree. Graver ones come first."""

GRAVITY: tuple[Mark, ...] = ("suspect", "wrong", "doubt", "candidate", "involved")


@dataclass(frozen=True, slots=True)
class MarkedCell:
    """The gravest mark of a cell, and what is said of it, each thing once."""

    mark: Mark
    said: tuple[Message, ...]


def cell_marks(assessment: Assessment, report: Report) -> Mapping[str, MarkedCell]:
    """By the id of a cell, whatever is said of it; cells of which nothing is said are left out."""
    found: dict[str, MarkedCell] = {}
    for cell, mark, told in _said(assessment, report):
        known = found.get(cell, MarkedCell(mark, ()))
        said = known.said if told in known.said else (*known.said, told)
        graver = GRAVITY.index(mark) < GRAVITY.index(known.mark)
        found[cell] = MarkedCell(mark if graver else known.mark, said)
    return found


def _said(assessment: Assessment, report: Report) -> Iterator[tuple[str, Mark, Message]]:
    explained: set[Breach] = set()
    for suspect in assessment.suspects:
        explained |= set(suspect.breaches) if suspect.unique else set()
        for one in suspect.candidates:
            mark: Mark = "suspect" if suspect.unique else "candidate"
            yield one.cell, mark, suspect.message
    for verdict in assessment.verdicts:
        if verdict.status == "fail":
            yield from _of_failure(verdict, explained)
    for doubt in assessment.doubts:
        for id_ in doubt.cells:
            yield id_, "doubt", doubt.message
    for cell in report.cells.values():
        if cell.doubt:
            yield cell.id, "doubt", message("view.doubts")


def _of_failure(verdict: Verdict, explained: set[Breach]) -> Iterator[tuple[str, Mark, Message]]:
    """A total is wrong unless a suspect explains the identity. Where passages of the text are
    evidence too, where another part of the report is found fault with, or it is only advice,
    nobody can say that the cell is the wrong side."""
    within: set[str] = set()
    for breach in verdict.breaches:
        within |= {*breach.left, *breach.right}
        for cell in (*breach.left, *breach.right):
            yield cell, "involved", breach.told
        if len(breach.right) == 1 and breach not in explained:
            yield breach.right[0], "wrong", breach.told
    quotes = any(not one.cell for one in telling(verdict.evidence))
    sure = not quotes and verdict.level != "info"
    told = message("view.asked_and_found", asked=verdict.title, found=verdict.message)
    for evidence in verdict.evidence:
        if evidence.cell and evidence.cell not in within:
            own = evidence.cell.partition(".")[0] == verdict.part
            mark: Mark = "wrong" if sure and own else "involved"
            yield evidence.cell, mark, told
