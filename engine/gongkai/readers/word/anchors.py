"""Which markup of a docx stands behind each place of its Document.

Numbers are given by the very walk that reads the document, so a place means the same here as in
any finding. The markup is that of the stored part, with all that is not printed still in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from gongkai.model.document import Document
from gongkai.model.location import Location
from gongkai.readers.limits import LIMITS, Limits
from gongkai.readers.opening import Content
from gongkai.readers.package import open_package
from gongkai.readers.refusal import refused
from gongkai.readers.word import main_part, read_main
from gongkai.readers.word.markup import PARAGRAPH
from gongkai.readers.word.paragraphs import WRITTEN, read_content
from gongkai.readers.word.passages import Passage
from gongkai.readers.word.sight import Sight
from gongkai.readers.xml import Element


class Piece(NamedTuple):
    """A stretch of printed text and the element that holds it: ``w:t``, or a sign (``w:tab``)."""

    element: Element
    text: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the stored markup. ``element`` is the ``w:p`` or ``w:tc``, ``paragraphs`` the
    ``w:p`` in it that are printed; ``pieces`` are what is written there, in order: of a paragraph
    that was split into lines, those of the one line. ``label`` is printed before them by the
    numbering and is not among them. An empty cell has no pieces."""

    element: Element
    paragraphs: tuple[Element, ...]
    pieces: tuple[Piece, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Anchors:
    """The stored main part (``part`` is its name, ``root`` its tree, which may be changed and
    written back) and what stands behind each place."""

    part: str
    root: Element
    stored: Mapping[Element, Element]
    sources: Mapping[Location, object]
    sight: Sight | None

    @property
    def first(self) -> Anchor:
        """The beginning of the report; the first paragraph where nothing is written."""
        for place in self.sources:
            if anchor := self.at(place):
                return anchor
        paragraph = next(self.root.iter("{*}p"))
        return Anchor(paragraph, (paragraph,), ())

    def at(self, place: Location) -> Anchor | None:
        """The anchor of a paragraph or cell of the Document; None for any other place."""
        match self.sources.get(place):
            case None:
                return None
            case Passage() as passage:
                return self._line(passage)
            case cell:
                return self._cell(cell)  # pyright: ignore[reportArgumentType]

    def _line(self, passage: Passage) -> Anchor:
        number, pieces = 0, list[Piece]()
        for piece in self._pieces(passage.paragraph):
            if piece.text == "\n":
                number += 1
            elif number == passage.line:
                pieces.append(piece)
        paragraph = self.stored[passage.paragraph]
        label = "" if passage.line else passage.label
        return Anchor(paragraph, (paragraph,), tuple(pieces), label)

    def _cell(self, cell: Element) -> Anchor:
        paragraphs = list(cell.iter(PARAGRAPH))
        pieces = tuple(piece for paragraph in paragraphs for piece in self._pieces(paragraph))
        return Anchor(
            self.stored[cell], tuple(self.stored[paragraph] for paragraph in paragraphs), pieces
        )

    def _pieces(self, paragraph: Element) -> list[Piece]:
        sources: list[Element] = []
        text = read_content(paragraph, self.sight, sources).text
        return [
            Piece(self.stored[element], written)
            for element, written in zip(sources, text, strict=True)
            if written and element.tag in WRITTEN
        ]


def read_anchored(content: Content, limits: Limits = LIMITS) -> tuple[Document, Anchors]:
    """A docx as ``read_word`` reads it, and where each of its places stands in the markup."""
    package = open_package(content, limits)
    name = main_part(package)
    data, stored = package.data(name), package.stored(name)
    if data is None or stored is None:
        raise refused(content.source, "damaged", part=name, reason="w:body")
    root = package.parsed(name, data)
    pairs = dict(zip(root.iter("*"), stored.iter("*"), strict=True))
    sources: dict[Location, object] = {}
    document, definitions = read_main(package, content, name, data, root, sources)
    return document, Anchors(name, stored, pairs, sources, definitions.sight)
