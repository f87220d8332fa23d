"""What is to be remarked on a report, and where: the findings of an assessment, place by place."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from gongkai.model.assessment import Assessment, Suspect
from gongkai.model.location import NOWHERE, Location
from gongkai.model.message import Message, render
from gongkai.model.observation import Breach, Evidence
from gongkai.model.report import Doubt, Report
from gongkai.model.verdict import Status, Verdict
from gongkai.model.wording import clean

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


AUTHOR = "gongkai"


@dataclass(frozen=True, slots=True)
class Note:
    """``lines`` are its paragraphs, the first one its heading. It goes to the first of ``places``
    that the file has, else to its beginning; there to the passage ``quote``, as far as it is found
    (spaces and width do not matter), else to the whole paragraph or cell."""

    places: tuple[Location, ...]
    quote: str
    lines: tuple[str, ...]


def find_quote(text: str, quote: str) -> tuple[int, int] | None:
    """Start and end of the quote in the text, apart from spaces and the width of characters. Of a
    quote that goes on in the next paragraph, its first line is looked for."""
    written, places = _compared(text)
    for wanted in (quote, quote.strip().partition("\n")[0]):
        sought, _ = _compared(wanted)
        start = written.find(sought) if sought else -1
        if start >= 0:
            return places[start], places[start + len(sought) - 1] + 1
    return None


def _compared(text: str) -> tuple[str, list[int]]:
    """The text as it is compared, and where in the text each of its characters comes from."""
    found: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for one in clean(sign):
            if not one.isspace():
                found.append(one)
                places.append(place)
    return "".join(found), places
