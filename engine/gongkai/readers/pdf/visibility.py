"""What of a page's text a person sees: not what is clipped, covered, or coloured as its ground."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongkai.document import Omitted
from gongkai.readers.pdf.colours import WHITE, alike
from gongkai.readers.pdf.sheet import Box, Fill, Glyph, Sheet, Writing
from gongkai.readers.pdf.state import overlap

_TINY = 1.5
"""Points: what is smaller is no text that anybody could read."""
_BAND = 24.0
_CORE = 0.2
"""Where the ink of a letter stands: its box without so much on each side."""
_MOST, _SOME = 0.75, 0.25
"""The share of a letter's core that is covered where it cannot be seen, or not whole."""
_SEEN_ACROSS, _SEEN_DOWN = 0.7, 0.5


class _Area(NamedTuple):
    """What was filled near a string: earlier areas lie behind it, later ones on top."""

    behind: Sequence[Fill]
    above: Sequence[Fill]


def weigh(sheet: Sheet) -> None:
    """Fill ``sheet.glyphs`` from its writings, each glyph with its fate."""
    bands: defaultdict[int, list[Fill]] = defaultdict(list)
    low, high = sheet.box.y0, sheet.box.y1
    for fill in sheet.fills:
        for band in range(_band(max(fill.box.y0, low)), _band(min(fill.box.y1, high)) + 1):
            bands[band].append(fill)
    for writing in sheet.writings:
        sheet.glyphs += _weighed(writing, bands)


def _band(y: float) -> int:
    return int(y // _BAND)


def _weighed(writing: Writing, bands: dict[int, list[Fill]]) -> Iterator[Glyph]:
    glyphs = writing.glyphs
    if not writing.written or glyphs[0].size < _TINY:
        return (glyph._replace(fate="hidden") for glyph in glyphs)
    if writing.marked:
        return (glyph._replace(turn=None) for glyph in glyphs)
    first, last = glyphs[0].box, glyphs[-1].box
    around = Box(
        min(first.x0, last.x0), min(first.y0, last.y0), max(first.x1, last.x1),
        max(first.y1, last.y1),
    )  # fmt: skip
    near = {
        fill.order: fill
        for band in range(_band(around.y0), _band(around.y1) + 1)
        for fill in bands.get(band, ())
        if fill.box.x0 < around.x1 and around.x0 < fill.box.x1
        and fill.box.y0 < around.y1 and around.y0 < fill.box.y1
    }.values()  # fmt: skip
    area = _Area(
        [fill for fill in near if fill.order <= writing.order],
        [fill for fill in near if fill.order > writing.order and fill.solid],
    )
    plain = not area.above and not area.behind and not alike(writing.colour, WHITE)
    if plain and _inside(around, writing.clip):
        return iter(glyphs)
    return (
        glyph._replace(fate=fate) if (fate := _fate(glyph, writing, area)) else glyph
        for glyph in glyphs
    )


def _fate(glyph: Glyph, writing: Writing, area: _Area) -> Omitted | None:
    box = glyph.box
    core = _core(box)
    if not _inside(core, writing.clip):
        seen = overlap(box, writing.clip)
        if seen.width < _SEEN_ACROSS * box.width or seen.height < _SEEN_DOWN * box.height:
            return "cut"
    ground = next(
        (fill for fill in reversed(area.behind) if _holds(fill.box, box.center, box.middle)), None
    )
    if alike(writing.colour, (ground.colour if ground.solid else None) if ground else WHITE):
        return "hidden"
    size = core.width * core.height or 1.0
    covered = max(
        (shared.width * shared.height / size
         for fill in area.above for shared in (overlap(core, fill.box),)),
        default=0.0,
    )  # fmt: skip
    return "hidden" if covered > _MOST else "overprinted" if covered > _SOME else None


def _core(box: Box) -> Box:
    across, down = _CORE * box.width, _CORE * box.height
    return Box(box.x0 + across, box.y0 + down, box.x1 - across, box.y1 - down)


def _inside(box: Box, clip: Box) -> bool:
    return clip.x0 <= box.x0 and box.x1 <= clip.x1 and clip.y0 <= box.y0 and box.y1 <= clip.y1


def _holds(box: Box, x: float, y: float) -> bool:
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1
