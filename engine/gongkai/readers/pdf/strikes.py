"""Letters that lines run through: struck out, or crossed by something that nobody can tell."""

from collections import defaultdict
from collections.abc import Sequence

from gongkai.readers.pdf.nearby import Nearby, Placed, is_digit, lies_on
from gongkai.readers.pdf.sheet import Box, Glyph, Sheet

_THROUGH = (0.12, 0.58)
"""How high above the line that letters stand on, in font sizes, a line strikes them out."""
_STRUCK, _MOSTLY, _BESIDE = 0.5, 0.5, 0.6
_LONG = 12.0
_BAND = 6.0


def strike(glyphs: list[Glyph], sheet: Sheet) -> None:
    """Give the letters that a line runs through their fate. A line that is much longer than what it
    strikes may be meant for something else: then they are in doubt."""
    bands: defaultdict[int, list[Placed]] = defaultdict(list)
    for index, glyph in enumerate(glyphs):
        if glyph.fate is None and not glyph.text.isspace():
            bands[int((glyph.baseline - 0.35 * glyph.size) // _BAND)].append((index, glyph))
    walls = [stroke for stroke in sheet.strokes if stroke.height > max(stroke.width, 3.0)]
    for dash in sheet.dashes:
        if dash.width < max(2.0, dash.height):
            continue
        band = int(dash.middle // _BAND)
        struck = [
            placed
            for near in (band - 1, band, band + 1)
            for placed in bands.get(near, ())
            if _runs_through(dash, placed[1])
        ]
        if struck:
            _strike(glyphs, dash, struck, walls)
    if sheet.slants:
        _cross(glyphs, sheet.slants)


def _strike(glyphs: list[Glyph], dash: Box, struck: Sequence[Placed], walls: Sequence[Box]) -> None:
    letters = sum(glyph.box.width for _, glyph in struck)
    sure = letters > _MOSTLY * dash.width and not _is_ruling(dash, walls)
    if not sure and len(struck) < 2 and not any(is_digit(glyph) for _, glyph in struck):
        return
    for index, _ in struck:
        kept = glyphs[index]
        glyphs[index] = kept._replace(fate="struck") if sure else kept._replace(doubt="overprinted")


def _cross(glyphs: list[Glyph], slants: Sequence[Box]) -> None:
    near = Nearby(((i, g) for i, g in enumerate(glyphs) if g.fate is None), 20.0)
    for slant in slants:
        for index, glyph in near.around(slant):
            long = max(slant.width, slant.height) > _LONG * glyph.size
            if not long and slant.width > _BESIDE * glyph.box.width and lies_on(slant, glyph.box):
                glyphs[index] = glyphs[index]._replace(doubt="overprinted")


def _runs_through(dash: Box, glyph: Glyph) -> bool:
    low, high = _THROUGH
    above = (glyph.baseline - dash.middle) / (glyph.size or 1.0)
    shared = min(dash.x1, glyph.box.x1) - max(dash.x0, glyph.box.x0)
    return low < above < high and shared > _STRUCK * glyph.box.width


def _is_ruling(dash: Box, walls: Sequence[Box]) -> bool:
    """Whether both ends of a line stand at lines that run down, as those of a table do."""
    ends = [False, False]
    for wall in walls:
        if wall.y0 - 2 <= dash.middle <= wall.y1 + 2:
            ends[0] |= abs(wall.center - dash.x0) < 2
            ends[1] |= abs(wall.center - dash.x1) < 2
    return all(ends)
