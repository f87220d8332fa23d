"""One sheet of a workbook, as it is printed."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from gongkai.model.document import Omission
from gongkai.model.location import Location
from gongkai.readers.limits import Limits, TooInvolved

Place = tuple[int, int]
"""Row and column, from 0."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The rows, or the columns, that are left when the ``hidden`` ones (ascending) are taken out:
    each has a number in the file and a place among those that are left, both from 0."""

    hidden: Sequence[int]

    def place(self, number: int) -> int:
        """The place of a row; of a hidden one, that of the next."""
        return number - bisect_left(self.hidden, number)

    def number(self, place: int) -> int:
        found = place
        while (further := place + bisect_right(self.hidden, found)) != found:
            found = further
        return found

    def count(self, start: int, count: int) -> int:
        """How many of these rows are left."""
        return self.place(start + count) - self.place(start)


@dataclass(slots=True)
class Sheet:
    """The texts of the filled cells, the areas of merged cells by their upper left cell, and what
    cells leave out. ``spans`` are (rows, columns). ``hidden_rows`` and ``hidden_columns`` are not
    seen; ``rows`` and ``columns`` tell which those of the file are where some were taken out."""

    name: str
    limits: Limits
    texts: dict[Place, str] = field(default_factory=dict[Place, str])
    spans: dict[Place, Place] = field(default_factory=dict[Place, Place])
    omissions: list[tuple[Place, Omission]] = field(default_factory=list[tuple[Place, Omission]])
    hidden_rows: set[int] = field(default_factory=set[int])
    hidden_columns: set[int] = field(default_factory=set[int])
    rows: Kept | None = None
    columns: Kept | None = None

    def fill(self, row: int, column: int, text: str) -> None:
        """A cell's text; white space alone counts for nothing. TooInvolved beyond the limits."""
        if text and not text.isspace():
            self.texts[row, column] = text
            if len(self.texts) > self.limits.grid_area:
                raise TooInvolved

    def leave(self, row: int, column: int, omissions: Iterable[Omission]) -> None:
        """What a cell leaves out. TooInvolved beyond the limits."""
        self.omissions += (((row, column), omission) for omission in omissions)
        if len(self.omissions) > self.limits.grid_area:
            raise TooInvolved

    def merge(self, row: int, column: int, last_row: int, last_column: int) -> None:
        """An area of merged cells."""
        most = self.limits.span
        rows, columns = last_row - row + 1, last_column - column + 1
        if min(rows, columns) > 0:
            self.spans[row, column] = min(rows, most), min(columns, most)
            if len(self.spans) > self.limits.grid_area:
                raise TooInvolved

    def hide_zeros(self) -> None:
        """Blank the zeros of a sheet that does not show them."""
        for place in [place for place, text in self.texts.items() if text == "0"]:
            del self.texts[place]
            self.leave(*place, [Omission("hidden", text="0")])

    def at(self, row: int, column: int) -> Location:
        """Where a cell stands in the file."""
        row = self.rows.number(row) if self.rows else row
        column = self.columns.number(column) if self.columns else column
        return Location(sheet=self.name or None, row=row + 1, column=column + 1)

    def filled(self) -> list[Place]:
        """The cells that hold anything, in order: also those whose text is not seen."""
        if not self.omissions:
            return sorted(self.texts)
        return sorted({*self.texts, *(place for place, _ in self.omissions)})

    def left_out(self) -> Iterator[Omission]:
        """What the cells leave out, each at its place. A cell with nothing but struck text may be
        meant either way, unless its whole row is struck."""
        if not self.omissions:
            return
        rows = {row for row, _ in self.texts}
        for place, omission in dict.fromkeys(self.omissions):
            is_doubtful = omission.what == "struck" and place not in self.texts and place[0] in rows
            sure = omission.sure and not is_doubtful
            yield replace(omission, at=self.at(*place), sure=sure)
