"""Where the report begins and ends in a document, and where its six parts start."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.model.document import Block, Document, Paragraph, Picture
from gongkai.model.form import Form
from gongkai.model.location import NOWHERE
from gongkai.model.message import message
from gongkai.model.report import WHOLE, Doubt
from gongkai.model.wordings import Wordings
from gongkai.readers.scan.extra import remedy
from gongkai.recognise.chain import choose_chain, fill_gaps
from gongkai.recognise.ending import find_end, find_start
from gongkai.recognise.headings import Candidate, find_candidates
from gongkai.recognise.title import find_title, title_of_file

_FEW_WORDS = 400
"""A document of pictures with fewer characters than this is a scan."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of one of the six parts. ``block`` is its index in ``document.blocks``."""

    section: str
    block: int
    text: str
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The skeleton of a report: blocks ``start`` … ``end`` (exclusive) belong to it, the title
    stands in ``title`` (block indices; empty where none is printed), the headings are in the
    order of the document."""

    start: int
    end: int
    title: tuple[int, ...]
    headings: tuple[Heading, ...]
    doubts: tuple[Doubt, ...] = ()

    def span(self, section: str) -> range:
        """Block indices of a section without its heading; empty where it is missing."""
        for heading, following in self._pairs():
            if heading.section == section:
                return range(heading.block + 1, following)
        return range(0)

    def _pairs(self) -> Iterator[tuple[Heading, int]]:
        for index, heading in enumerate(self.headings):
            rest = self.headings[index + 1 :]
            yield heading, rest[0].block if rest else self.end


def find_outline(document: Document, forms: Sequence[Form], wordings: Wordings) -> Outline:
    """The skeleton of a document, whatever stands around the report.

    Headings are found by number and wording together; a title is looked for before the first of
    them. What is missing is missing: only where no heading at all is found is there a doubt.
    """
    blocks = document.blocks
    chosen = fill_gaps(choose_chain(find_candidates(blocks, forms)), blocks, forms)
    first = chosen[0].block if chosen else len(blocks)
    title = find_title(blocks, first, wordings)
    end = find_end(
        blocks, chosen[-1].block + 1 if chosen else (title.blocks[-1] + 1 if title else 0), wordings
    )
    headings = tuple(_heading(candidate, blocks[candidate.block]) for candidate in chosen)
    lines = title.blocks if title else ()
    start = lines[0] if lines else find_start(blocks, first, wordings) if chosen else 0
    sections = tuple(section.id for section in forms[-1].sections)
    doubts = tuple(_doubts(document, headings, lines, sections, wordings))
    return Outline(start, end, lines, headings, doubts)


def _heading(candidate: Candidate, block: Block) -> Heading:
    printed = block.text.strip(" \t|　") if isinstance(block, Paragraph) else candidate.text
    return Heading(candidate.section, candidate.block, printed, candidate.number)


def _is_scan(document: Document) -> bool:
    """Whether the document is pictures with hardly a word beside them."""
    words = sum(len(block.text) for block in document.blocks if isinstance(block, Paragraph))
    return words < _FEW_WORDS and any(isinstance(block, Picture) for block in document.blocks)


def _doubts(
    document: Document,
    headings: Sequence[Heading],
    title: tuple[int, ...],
    sections: tuple[str, ...],
    wordings: Wordings,
) -> Iterator[Doubt]:
    """What cannot be told of the whole, each cause once."""
    if not headings and any(one.at == NOWHERE and not one.sure for one in document.omissions):
        return  # The doubt about what was left out tells it all.
    if not headings and _is_scan(document):
        wording = message("doubt.scan", remedy=remedy())
        yield Doubt(wording, about=WHOLE, unread=(WHOLE,))
        return
    if not title and not title_of_file(document, wordings):
        yield Doubt(message("doubt.no_title"), about="title")
    if not headings:
        yield Doubt(message("doubt.no_headings"), about="sections", unread=sections)
