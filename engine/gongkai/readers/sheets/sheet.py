"""One sheet of a workbook, as it is printed."""

from dataclasses import dataclass, field

from gongkai.readers.limits import Limits, TooInvolved


@dataclass(slots=True)
class Sheet:
    """The texts of the filled cells and the areas of merged cells, by (row, column) of the upper
    left cell, from 0. ``spans`` are (rows, columns)."""

    name: str
    limits: Limits
    texts: dict[tuple[int, int], str] = field(default_factory=dict[tuple[int, int], str])
    spans: dict[tuple[int, int], tuple[int, int]] = field(
        default_factory=dict[tuple[int, int], tuple[int, int]]
    )

    def fill(self, row: int, column: int, text: str) -> None:
        """A cell's text; white space alone counts for nothing. TooInvolved beyond the limits."""
        if text and not text.isspace():
            self.texts[row, column] = text
            if len(self.texts) > self.limits.grid_area:
                raise TooInvolved

    def merge(self, row: int, column: int, last_row: int, last_column: int) -> None:
        """An area of merged cells."""
        most = self.limits.span
        rows, columns = last_row - row + 1, last_column - column + 1
        if min(rows, columns) > 0:
            self.spans[row, column] = min(rows, most), min(columns, most)
            if len(self.spans) > self.limits.grid_area:
                raise TooInvolved
