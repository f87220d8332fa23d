"""What the findings say of each cell of a report's tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from gongkai.assessment import Assessment
from gongkai.breach import Breach
from gongkai.message import Language, message, render
from gongkai.report import Report
from gongkai.verdict import Verdict

Mark = Literal["suspect", "wrong", "doubt", "candidate", "involved"]
"""suspect: the one cell that explains what does not add up; wrong: a finding is about this cell, or
it is the total of an identity that does not hold; doubt: the reader is not sure of it; candidate:
one of several that may be the wrong one; involved: a term of an identity that does not hold, or
one of two sides that do not agree. Graver ones come first."""

GRAVITY: tuple[Mark, ...] = ("suspect", "wrong", "doubt", "candidate", "involved")


@dataclass(frozen=True, slots=True)
class MarkedCell:
    """The gravest mark of a cell, and what is said of it, each wording once."""

    mark: Mark
    said: tuple[str, ...]


def cell_marks(
    assessment: Assessment, report: Report, language: Language
) -> Mapping[str, MarkedCell]:
    """By the id of a cell, whatever is said of it; cells of which nothing is said are left out."""
    found: dict[str, MarkedCell] = {}
    for cell, mark, text in _said(assessment, report, language):
        known = found.get(cell, MarkedCell(mark, ()))
        said = known.said if text in known.said else (*known.said, text)
        graver = GRAVITY.index(mark) < GRAVITY.index(known.mark)
        found[cell] = MarkedCell(mark if graver else known.mark, said)
    return found


def _said(
    assessment: Assessment, report: Report, language: Language
) -> Iterator[tuple[str, Mark, str]]:
    explained: set[Breach] = set()
    for suspect in assessment.suspects:
        explained |= set(suspect.breaches) if suspect.unique else set()
        for one in suspect.candidates:
            mark: Mark = "suspect" if suspect.unique else "candidate"
            yield one.cell, mark, render(suspect.message, language)
    for verdict in assessment.verdicts:
        if verdict.status == "fail":
            yield from _of_failure(verdict, explained, language)
    for doubt in assessment.doubts:
        for id_ in doubt.cells:
            yield id_, "doubt", render(doubt.message, language)
    for cell in report.cells.values():
        if cell.doubt:
            yield cell.id, "doubt", render(message("view.doubts"), language)


def _of_failure(
    verdict: Verdict, explained: set[Breach], language: Language
) -> Iterator[tuple[str, Mark, str]]:
    """A total is wrong unless a suspect explains the identity. Where passages of the text are
    evidence too, where another part of the report is found fault with, or it is only advice,
    nobody can say that the cell is the wrong side."""
    within: set[str] = set()
    for breach in verdict.breaches:
        told = render(breach.told, language)
        within |= {*breach.left, *breach.right}
        for cell in (*breach.left, *breach.right):
            yield cell, "involved", told
        if len(breach.right) == 1 and breach not in explained:
            yield breach.right[0], "wrong", told
    quotes = any(one.raw and not one.cell for one in verdict.evidence)
    sure = not quotes and verdict.level != "info"
    for evidence in verdict.evidence:
        if evidence.cell and evidence.cell not in within:
            own = evidence.cell.partition(".")[0] == verdict.part
            said = (
                f"{verdict.title.to(language)}{_colon(language)}{render(verdict.message, language)}"
            )
            yield evidence.cell, "wrong" if sure and own else "involved", said


def _colon(language: Language) -> str:
    return render(message("view.colon"), language)
