"""The content of all pages in reading order: lines become paragraphs, also across a page break."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gongkai.model.location import Box as Place
from gongkai.readers.layout import Image, Item, Line, PlacedTable, Square, settle
from gongkai.readers.limits import Limits
from gongkai.readers.pdf.aligned import AlignedTable
from gongkai.readers.pdf.cells import RuledTable, carry_on
from gongkai.readers.pdf.lines import TextLine
from gongkai.readers.pdf.orientation import Orientation
from gongkai.readers.pdf.paragraphs import Measure, continues, find_measure, join
from gongkai.readers.pdf.placing import squares
from gongkai.readers.pdf.sheet import Box
from gongkai.readers.pdf.torn import doubt_torn


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds: the lines outside of its tables, its tables, its pictures, and the words
    of its watermarks."""

    orientation: Orientation
    size: Box
    lines: list[TextLine]
    tables: Sequence[RuledTable | AlignedTable]
    pictures: Sequence[Box]
    watermarks: Sequence[str] = ()


@dataclass(slots=True)
class _Flow:
    """The items of the pages so far, and the line, or the column edges of the table, that the next
    one may carry on, ``above`` the table with which the page before ended."""

    pages: list[list[Item]] = field(default_factory=list[list[Item]])
    last: TextLine | None = None
    paragraph: Line = field(default_factory=lambda: Line(""))
    same_page: bool = False
    edges: Sequence[float] = ()
    above: PlacedTable | None = None

    def add_line(self, line: TextLine, box: Place, measure: Measure) -> None:
        last = self.last
        if not line.text:
            self.pages[-1] += line.omissions
            return
        if last is not None and continues(last, line, measure, same_page=self.same_page):
            self.paragraph.text = join(self.paragraph.text, line.text)
            begins_here = any(item is self.paragraph for item in self.pages[-1])
            if self.paragraph.box and begins_here:
                self.paragraph.box = _around(self.paragraph.box, box)
        else:
            self.paragraph = Line(line.text, box=box)
            self.pages[-1].append(self.paragraph)
        self.pages[-1] += line.omissions
        self.last, self.same_page, self.edges, self.above = line, True, (), None

    def add_table(self, table: RuledTable, orientation: Orientation, limits: Limits) -> None:
        self.edges = carry_on(table, self.edges or table.xs)
        self._settle(squares(table, orientation), limits)

    def add_aligned(self, table: AlignedTable, orientation: Orientation, limits: Limits) -> None:
        self._settle(table.squares(orientation), limits)
        self.edges = ()

    def _settle(self, rows: Sequence[Sequence[Square]], limits: Limits) -> None:
        """A table; where it begins with digits that the end of the page tore from the row above,
        both rows are in doubt."""
        items = settle(rows, limits)
        first = next((item for item in items if isinstance(item, PlacedTable)), None)
        if self.above and first and not self.pages[-1]:
            doubt_torn(self.above, first)
        self.pages[-1] += items
        placed = [item for item in items if isinstance(item, PlacedTable)]
        self.above = placed[-1] if placed else None
        self.last = None

    def add_picture(self) -> None:
        self.pages[-1].append(Image(""))
        self.last, self.edges, self.above = None, (), None


def flow(pages: Sequence[Page], limits: Limits) -> list[list[Item]]:
    """The items of each page; a paragraph stands on the page on which it begins."""
    measures = _measures(pages)
    flowing = _Flow()
    for page in pages:
        flowing.pages.append([])
        flowing.same_page = False
        parts: list[tuple[float, TextLine | RuledTable | AlignedTable | Box]] = [
            *((line.box.y0, line) for line in page.lines),
            *((table.box.y0, table) for table in page.tables),
            *((picture.y0, picture) for picture in page.pictures),
        ]
        for _, part in sorted(parts, key=lambda part: part[0]):
            match part:
                case TextLine():
                    box = page.orientation.home(part.box)
                    flowing.add_line(part, box, measures[round(page.size.width)])
                case RuledTable():
                    flowing.add_table(part, page.orientation, limits)
                case AlignedTable():
                    flowing.add_aligned(part, page.orientation, limits)
                case Box():
                    flowing.add_picture()
    return flowing.pages


def _around(one: Place, other: Place) -> Place:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _measures(pages: Sequence[Page]) -> Mapping[int, Measure]:
    """The text area by the width of the page: some reports lay their tables across."""
    by_width: dict[int, list[list[TextLine]]] = {}
    for page in pages:
        by_width.setdefault(round(page.size.width), []).append(page.lines)
    return {width: find_measure(lines) for width, lines in by_width.items()}
