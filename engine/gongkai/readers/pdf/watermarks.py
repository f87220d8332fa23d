"""Tells watermarks from text: pale or see-through words that lie across others, or run askew."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from gongkai.readers.pdf.colours import Colour, is_pale
from gongkai.readers.pdf.sheet import Box, Glyph, Writing

Seen = tuple[Writing, Sequence[Glyph]]
"""A string and its glyphs with their fates."""

_BAND = 24.0
_LARGE = 1.4
_LIES_ON = 0.12


def find_watermarks(seen: Sequence[Seen]) -> set[int]:
    """Which of the strings of a page are watermarks, by their index.

    A style (size and colour) is a watermark's where the file says so, where its words run askew,
    or where they are pale or see-through and somewhere on the page lie across other text. Large
    see-through words are watermarks wherever they stand.
    """
    marks = {
        index
        for index, (writing, glyphs) in enumerate(seen)
        if writing.marked or glyphs[0].turn is None
    }
    pale = [
        index
        for index, (writing, glyphs) in enumerate(seen)
        if (writing.faint or is_pale(writing.colour)) and glyphs[0].fate is None
    ]
    if not pale:
        return marks
    aside = {*pale, *marks}
    usual = [glyphs for index, (_, glyphs) in enumerate(seen) if index not in aside]
    bands: defaultdict[int, list[Glyph]] = defaultdict(list)
    for glyphs in usual:
        for glyph in glyphs:
            if glyph.fate is None and not glyph.text.isspace():
                bands[_band(glyph.box.middle)].append(glyph)
    sizes = sorted(glyph.size for glyphs in usual for glyph in glyphs)
    large = _LARGE * sizes[len(sizes) // 2] if sizes else 0.0
    styles = {
        _style(*seen[index])
        for index in pale
        if (seen[index][0].faint and seen[index][1][0].size > large)
        or any(_lies_on(glyph, bands) for glyph in seen[index][1])
    }
    return marks | {index for index in pale if _style(*seen[index]) in styles}


def _style(writing: Writing, glyphs: Sequence[Glyph]) -> tuple[int, Colour | None, bool]:
    return round(glyphs[0].size), writing.colour, writing.faint


def _band(y: float) -> int:
    return int(y // _BAND)


def _lies_on(glyph: Glyph, bands: dict[int, list[Glyph]]) -> bool:
    """Whether a letter shares a good part of the smaller one's box with another letter."""
    box = glyph.box
    return not glyph.text.isspace() and any(
        _shared(box, other.box) > _LIES_ON for other in _near(box, bands)
    )


def _near(box: Box, bands: dict[int, list[Glyph]]) -> Iterator[Glyph]:
    for band in range(_band(box.y0) - 1, _band(box.y1) + 2):
        yield from bands.get(band, ())


def _shared(one: Box, other: Box) -> float:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    if across <= 0 or down <= 0:
        return 0.0
    return across * down / (min(one.width * one.height, other.width * other.height) or 1.0)
