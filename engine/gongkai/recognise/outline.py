"""Where the report begins and ends in a document, and where its six parts start."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.report import Doubt


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
