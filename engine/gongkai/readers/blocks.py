"""The growing list of a document's blocks, kept within the limits."""

from dataclasses import dataclass, field, replace
from functools import lru_cache

from gongkai.model.document import Block, Grid, GridCell, Omission, Paragraph, Picture
from gongkai.model.location import Box, Location
from gongkai.readers.layout import Band, Image, Item, Line, PlacedTable
from gongkai.readers.limits import Limits, TooInvolved
from gongkai.readers.refusal import refused


@dataclass(slots=True)
class Blocks:
    """Collects blocks in document order and numbers paragraphs and tables from 1. ``omissions`` are
    what the blocks leave out, each at the place of its block or cell. ``sources``, where a reader
    gives it, receives what stands behind each paragraph and cell.

    UnreadableFile as soon as the file holds more text or tables than any report could.
    """

    source: str
    limits: Limits
    found: list[Block] = field(default_factory=list[Block])
    omissions: list[Omission] = field(default_factory=list[Omission])
    paragraphs: int = 0
    tables: int = 0
    characters: int = 0
    cells: int = 0
    page: int | None = None
    sources: dict[Location, object] | None = None

    def turn_page(self) -> None:
        """Begin the next page of a paged format: its paragraphs are counted from 1 again."""
        self.page = (self.page or 0) + 1
        self.paragraphs = 0

    def line(self, text: str, number: int) -> None:
        """A line of a text file."""
        self._count(text)
        self.found.append(Paragraph(text, Location(line=number)))

    def add(self, block: Paragraph | Grid) -> None:
        """A block whose place its reader knows."""
        cells = block.cells if isinstance(block, Grid) else (block,)
        for cell in cells:
            self._count(cell.text)
        self.cells += len(cells)
        if self.cells > self.limits.grid_area:
            raise TooInvolved
        self.found.append(block)

    def extend(self, items: list[Item]) -> None:
        """Lines, tables and images of a word-processor or web document."""
        for item in items:
            match item:
                case Line():
                    self._paragraph(item.text, item.heading, item.source, item.box)
                case Image() if not item.small:
                    self.found.append(Picture(item.name, self._last()))
                case Omission():
                    self.omissions.append(replace(item, at=self._last()))
                case PlacedTable():
                    self.tables += 1
                    self._table(item)
                case Image():
                    pass

    def _last(self) -> Location:
        """The place of the last paragraph; of the first where there is none yet."""
        return Location(page=self.page, paragraph=max(self.paragraphs, 1))

    def _paragraph(self, text: str, heading: int | None, source: object, box: Box | None) -> None:
        # An empty paragraph is no block; like a blank line it shows in the numbers of the others.
        self.paragraphs += 1
        if not text:
            return
        self._count(text)
        at = Location(page=self.page, paragraph=self.paragraphs, box=box)
        self.found.append(Paragraph(text, at, heading))
        if self.sources is not None:
            self.sources[at] = source

    def _table(self, table: PlacedTable) -> None:
        left_out: dict[tuple[int, int], list[Omission]] = {}
        for row, column, omission in table.omissions:
            left_out.setdefault((row, column), []).append(omission)
        for band in table.bands():
            if isinstance(band, Band):
                for cell in band.cells:
                    self._count(cell.text)
                grid = _grid(band, table.columns, self.page, self.tables)
                self.found.append(grid)
                if self.sources is not None:
                    for square, cell in zip(band.cells, grid.cells, strict=True):
                        self.sources[cell.at] = square.source
            else:
                for text, source in band.lines():
                    self._paragraph(text, None, source, band.box)
                for omission in left_out.pop((band.row, band.column or 0), ()):
                    self.omissions.append(replace(omission, at=self._last()))
        for row, column, name in table.images:
            self.found.append(Picture(name, _place(self.page, self.tables, row + 1, column + 1)))
        for (row, column), omissions in left_out.items():
            at = _place(self.page, self.tables, row + 1, column + 1)
            self.omissions += (replace(omission, at=at) for omission in omissions)

    def _count(self, text: str) -> None:
        self.characters += len(text)
        if len(text) > self.limits.paragraph_characters:
            most = self.limits.paragraph_characters
            raise refused(self.source, "paragraph_too_long", most=most)
        if self.characters > self.limits.characters or len(self.found) >= self.limits.blocks:
            raise refused(self.source, "too_much_text", most=self.limits.characters)


@lru_cache(maxsize=8192)
def _place(page: int | None, table: int, row: int, column: int, box: Box | None = None) -> Location:
    # The same few hundred places recur in every report.
    return Location(page=page, table=table, row=row, column=column, box=box)


def _grid(band: Band, columns: int, page: int | None, number: int) -> Grid:
    return Grid(
        cells=tuple(
            GridCell(
                cell.text,
                cell.row - band.first_row,
                cell.column or 0,
                cell.rowspan,
                cell.colspan,
                _place(page, number, cell.row + 1, (cell.column or 0) + 1, cell.box),
            )
            for cell in band.cells
        ),
        rows=band.rows,
        columns=columns,
        at=Location(page=page, table=number),
    )
