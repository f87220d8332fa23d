"""Glyphs by their place on a page, and how they lie to each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from gongkai.readers.pdf.sheet import Box, Glyph

_OVER = 0.45

Placed = tuple[int, Glyph]
"""A glyph and its index among those of its page."""


class Nearby:
    """Glyphs by the square of ``step`` points in which their middle lies."""

    def __init__(self, glyphs: Iterable[Placed], step: float) -> None:
        self._step = step
        self._cells: defaultdict[tuple[int, int], list[Placed]] = defaultdict(list)
        for placed in glyphs:
            box = placed[1].box
            place = int((box.x0 + box.x1) / 2 // step), int((box.y0 + box.y1) / 2 // step)
            self._cells[place].append(placed)

    def around(self, box: Box) -> Iterator[Placed]:
        """The glyphs within a step of a box, and some beyond."""
        if not self._cells:
            return
        step = self._step
        for x in range(int(box.x0 // step) - 1, int(box.x1 // step) + 2):
            for y in range(int(box.y0 // step) - 1, int(box.y1 // step) + 2):
                yield from self._cells.get((x, y), ())


def lies_on(one: Box, other: Box) -> bool:
    """Whether two boxes share a good part of the smaller one's width and height."""
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    if across <= 0:
        return False
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    return across > _OVER * min(one.width, other.width) and down > _OVER * min(
        one.height, other.height
    )


def is_beside(glyph: Glyph, other: Glyph, within: float = 0.6) -> bool:
    """Whether two letters follow each other on about the same height; ``within`` is the widest gap,
    in font sizes."""
    gap = max(glyph.box.x0 - other.box.x1, other.box.x0 - glyph.box.x1)
    down = min(glyph.box.y1, other.box.y1) - max(glyph.box.y0, other.box.y0)
    size = max(glyph.size, other.size)
    return -0.5 * size < gap < within * size and down > 0.2 * min(glyph.size, other.size)


def is_digit(glyph: Glyph) -> bool:
    """Whether a letter may be part of a number."""
    return glyph.text.isdigit()
