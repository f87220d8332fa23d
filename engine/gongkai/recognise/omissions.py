"""What a reader left out of a document: one doubt for each cause, and the cells that it touches."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gongkai.model.document import Document, Grid, Omission
from gongkai.model.location import NOWHERE, Location
from gongkai.model.message import Message, message
from gongkai.model.report import WHOLE, Doubt, Report
from gongkai.recognise.outline import Outline

_SHOWN = 3
_QUOTED = 20
_PARTS = 6
ASIDE = "aside"
"""What a doubt is about that tells of something rightly left aside."""


def doubt_omissions(
    report: Report, omissions: Sequence[Omission], document: Document, outline: Outline
) -> Report:
    """The report with a doubt for each kind of omission.

    What was left aside for sure is told and changes nothing. Where the reader is not sure, the
    cells at that place are in doubt; a place outside the cells was not read in full. ``document``
    and ``outline`` are those that the report was made from.
    """
    if not omissions:
        return report
    causes: dict[tuple[str, bool], list[Omission]] = {}
    for omission in omissions:
        causes.setdefault((omission.what, omission.sure), []).append(omission)
    places = _Places(report, document, outline)
    doubts = tuple(_doubt(omissions, places) for omissions in causes.values())
    touched = {cell for doubt in doubts for cell in doubt.cells}
    cells = {
        id_: replace(cell, doubt=True) if id_ in touched else cell
        for id_, cell in report.cells.items()
    }
    return replace(report, cells=cells, doubts=(*report.doubts, *doubts))


def _doubt(omissions: Sequence[Omission], places: "_Places") -> Doubt:
    what, sure = omissions[0].what, omissions[0].sure
    spots = list(dict.fromkeys(one.at for one in omissions))
    at = next((spot for spot in spots if spot != NOWHERE), NOWHERE)
    wording = message(
        f"omission.{what}.sure" if sure else f"omission.{what}",
        where=_where(spots),
        left=_left([one.text for one in omissions]),
    )
    if sure:
        return Doubt(wording, at, ASIDE)
    cells: dict[str, None] = {}
    unread: dict[str, None] = {}
    for spot in spots:
        touched, place = places.of(spot)
        cells.update(dict.fromkeys(touched))
        unread.update(dict.fromkeys(place))
    if WHOLE in unread:
        unread = {WHOLE: None}
    about = set(unread) | {cell.partition(".")[0] for cell in cells}
    return Doubt(wording, at, about.pop() if len(about) == 1 else None, tuple(cells), tuple(unread))


def _where(spots: Sequence[Location]) -> Message:
    if NOWHERE in spots:
        return message("omission.anywhere")
    more = ("…",) if len(spots) > _SHOWN else ()
    return message("omission.at", places=(*spots[:_SHOWN], *more))


def _left(texts: Sequence[str]) -> Message | str:
    """What was left out, quoted; nothing where it is not known."""
    known = list(dict.fromkeys(" ".join(text.split()) for text in texts if text.strip()))
    if not known:
        return ""
    quoted = (message("omission.quoted", text=_cut(text)) for text in known[:_SHOWN])
    more = ("…",) if len(known) > _SHOWN else ()
    return message("omission.left", texts=(*quoted, *more))


def _cut(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


@dataclass(slots=True)
class _Places:
    """The way from a place in the file to the cells there, and to the part of the report."""

    report: Report
    document: Document
    outline: Outline
    blocks: Mapping[Location, int] = field(init=False)
    by_place: Mapping[Location, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        blocks: dict[Location, int] = {}
        for index, block in enumerate(self.document.blocks):
            blocks.setdefault(block.at, index)
            for cell in block.cells if isinstance(block, Grid) else ():
                blocks.setdefault(cell.at, index)
        by_place: dict[Location, list[str]] = {}
        for cell in self.report.cells.values():
            by_place.setdefault(cell.at, []).append(cell.id)
        self.blocks, self.by_place = blocks, by_place

    def of(self, at: Location) -> tuple[Sequence[str], Sequence[str]]:
        """The cells at a place, and the part of the report that was not read in full there."""
        if at == NOWHERE:
            return (), (WHOLE,)
        index = self._block(at)
        if index is None:
            return (), (WHOLE,)
        block = self.document.blocks[index]
        part = self._part(index)
        if not isinstance(block, Grid):
            return self.by_place.get(at, ()), part
        own = [cell for cell in block.cells if cell.at == at]
        if own and at in self.by_place:
            return self.by_place[at], ()
        row = {cell.row for cell in own} or range(block.rows)
        beside = (cell.at for cell in block.cells if cell.row in row)
        cells = [id_ for place in beside for id_ in self.by_place.get(place, ())]
        tables = dict.fromkeys(cell.partition(".")[0] for cell in cells)
        return cells, tuple(tables) or part

    def _block(self, at: Location) -> int | None:
        """The block at a place, else the last one before it: what is left out may be no block."""
        if at in self.blocks:
            return self.blocks[at]
        before = (index for place, index in self.blocks.items() if _follows(at, place))
        return max(before, default=None)

    def _part(self, index: int) -> tuple[str, ...]:
        """The part that a block belongs to. What stands around a report all of whose parts were
        found is no part of it."""
        if not self.outline.start <= index < self.outline.end:
            return () if len(self.outline.headings) >= _PARTS else (WHOLE,)
        for heading in reversed(self.outline.headings):
            if index >= heading.block:
                closing = self.document.blocks[index] in self.report.closing
                return ("closing",) if closing else (heading.section,)
        return ("title",) if index in self.outline.title else ("preamble",)


def _follows(at: Location, place: Location) -> bool:
    """Whether a place stands before another in the same page or sheet, as far as numbers tell."""
    if (at.page, at.sheet) != (place.page, place.sheet):
        return False
    pairs: Iterator[tuple[int | None, int | None]] = iter(
        ((at.line, place.line), (at.paragraph, place.paragraph), (at.table, place.table))
    )
    return any(mine is not None and other is not None and other <= mine for mine, other in pairs)
