"""What is to be remarked on a report, and where: the findings of an assessment, place by place."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from gongkai.model.assessment import Assessment
from gongkai.breach import Breach
from gongkai.model.location import NOWHERE, Location
from gongkai.model.message import Message, render
from gongkai.model.observation import Evidence
from gongkai.model.report import Doubt, Report
from gongkai.suspect import Suspect
from gongkai.model.verdict import Status, Verdict

MOST_PLACES = 10
"""So many places of one finding are marked; a file full of remarks is read by nobody."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding (or doubt of the reader) at one of its places.

    ``places`` are where it goes, the best first; ``quote`` is the passage there. The first remark
    of a finding says everything, ``unmarked`` of its places are not marked at all. The others
    ``follow`` it and say only what is ``found`` at theirs: a broken identity, a cell or a passage.
    """

    about: Verdict | Doubt
    places: tuple[Location, ...]
    quote: str = ""
    found: Message | Evidence | None = None
    follow: bool = False
    unmarked: int = 0


def remarks(
    assessment: Assessment, report: Report, statuses: Collection[Status] = ("fail", "doubt")
) -> Iterator[Remark]:
    """In the order of the checklist, the reader's doubts at the end where doubts are asked for."""
    for verdict in assessment.verdicts:
        if verdict.status in statuses:
            home = _home(verdict.part, report)
            spots = list(_spots(verdict, assessment.suspects, report)) or [_Spot()]
            yield from _at(verdict, spots, home)
    if "doubt" in statuses:
        for doubts in _alike(assessment.doubts):
            spots = [_Spot(doubt.at, "", doubt.message) for doubt in doubts]
            yield from _at(doubts[0], spots, ())


@dataclass(frozen=True, slots=True)
class _Spot:
    at: Location = NOWHERE
    quote: str = ""
    found: Message | Evidence | None = None


def _at(about: Verdict | Doubt, spots: list[_Spot], home: tuple[Location, ...]) -> Iterator[Remark]:
    for number, spot in enumerate(spots[:MOST_PLACES]):
        places = tuple(place for place in (spot.at, *home) if place != NOWHERE)
        unmarked = 0 if number else max(0, len(spots) - MOST_PLACES)
        yield Remark(about, places, spot.quote, spot.found, number > 0, unmarked)


def _spots(verdict: Verdict, suspects: Iterable[Suspect], report: Report) -> Iterator[_Spot]:
    """Where something is to be mended. Broken identities are marked at the cell that is suspected,
    else at their last one, the total as a rule. A passage outranks the cells that it disagrees
    with, and several cells that hang together are one place."""
    if verdict.breaches:
        for breach in verdict.breaches:
            cell = report.cells.get(_wrong_cell(breach, suspects))
            yield _Spot(cell.at if cell else NOWHERE, "", breach.told)
        return
    located = [(at, item) for item in verdict.evidence if (at := _place(item, report)) != NOWHERE]
    passages = [(at, item) for at, item in located if item.cell is None]
    if not passages and verdict.broken < len(located):
        passages = located[:1]
    for at, item in passages or located:
        yield _Spot(at, "" if item.cell else item.raw, item)


def _place(item: Evidence, report: Report) -> Location:
    # Last year's cells have the ids of this year's, but places in another file.
    cell = report.cells.get(item.cell) if item.cell else None
    return cell.at if cell else item.at


def _wrong_cell(breach: Breach, suspects: Iterable[Suspect]) -> str:
    cells = (*breach.left, *breach.right)
    for suspect in suspects:
        if suspect.unique and suspect.candidates[0].cell in cells:
            return suspect.candidates[0].cell
    return cells[-1] if cells else ""


def _home(part: str, report: Report) -> tuple[Location, ...]:
    """The heading of the part of the report that a rule is about, then the title."""
    headings = (section.at for section in report.sections if section.id == part)
    title = () if report.title is None else (report.title.at,)
    return (*headings, *title)


def _alike(doubts: Iterable[Doubt]) -> Iterable[list[Doubt]]:
    """Doubts in the same words together."""
    same: dict[str, list[Doubt]] = {}
    for doubt in doubts:
        same.setdefault(render(doubt.message), []).append(doubt)
    return same.values()
