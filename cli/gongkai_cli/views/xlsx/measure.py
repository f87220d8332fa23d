"""How much room a text takes, because not every program fits rows to their texts by itself."""

from math import ceil

from rich.cells import cell_len

LINE = 13.5
"""Height of a line of 10 points, in points."""

_TALLEST = 409.0
"""Excel has no higher row."""

_SHARE = 0.92
"""Of a column's width that text fills, the rest being its edges and what breaking leaves."""


def line_count(text: str, width: float) -> int:
    """Lines of a text that is broken at a width in characters, of which a Chinese one takes two."""
    return sum(max(1, ceil(cell_len(line) / (width * _SHARE))) for line in text.split("\n"))


def height(lines: float) -> float:
    """Of a row with so many lines, in points."""
    return min(lines * LINE + 4, _TALLEST)
