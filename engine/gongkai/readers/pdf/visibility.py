"""What of a page's text a person sees: not what is clipped, covered, or coloured as its ground."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongkai.model.document import Omitted
from gongkai.readers.pdf.colours import WHITE, alike, is_faint
from gongkai.readers.pdf.sheet import Box, Fill, Glyph, Sheet, Writing
from gongkai.readers.pdf.state import overlap
from gongkai.readers.pdf.watermarks import find_watermarks

_TINY = 1.5
"""Points: what is smaller is no text that anybody could read."""
_BAND = 24.0
_CORE = 0.2
"""The share of a letter's box on each side that its ink leaves free."""
_MOST, _SOME = 0.75, 0.25
"""The share of a letter's core that is covered where it cannot be seen, or not whole."""
_WHOLLY_SEEN, _HARDLY_SEEN = 0.65, 0.35


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
    seen = [(writing, list(_weighed(writing, bands))) for writing in sheet.writings]
    marks = find_watermarks(seen)
    askew = 0
    for index, (_, glyphs) in enumerate(seen):
        if index in marks:
            sheet.watermarks.append("".join(glyph.text for glyph in glyphs))
            askew += len(glyphs) if glyphs[0].turn is None else 0
        else:
            sheet.glyphs += glyphs
    if askew > len(sheet.glyphs):
        sheet.unknown += askew  # a page that is askew as a whole


def _band(y: float) -> int:
    return int(y // _BAND)


def _weighed(writing: Writing, bands: dict[int, list[Fill]]) -> Iterator[Glyph]:
    glyphs = writing.glyphs
    if not writing.written or glyphs[0].size < _TINY:
        return (glyph._replace(fate="hidden") for glyph in glyphs)
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
    plain = not area.above and not area.behind and not is_faint(writing.colour, WHITE)
    if plain and _inside(around, writing.clip):
        return iter(glyphs)
    return (_judged(glyph, writing, area) for glyph in glyphs)


def _judged(glyph: Glyph, writing: Writing, area: _Area) -> Glyph:
    box = glyph.box
    core = core_of(box)
    doubt: Omitted | None = None
    if not _inside(core, writing.clip):
        seen = overlap(box, writing.clip)
        share = min(seen.width / (box.width or 1.0), seen.height / (box.height or 1.0))
        if share < _HARDLY_SEEN:
            return glyph._replace(fate="cut")
        doubt = "cut" if share < _WHOLLY_SEEN else None
    ground = next(
        (fill for fill in reversed(area.behind) if _holds(fill.box, box.center, box.middle)), None
    )
    behind = (ground.colour if ground.solid else None) if ground else WHITE
    if alike(writing.colour, behind):
        return glyph._replace(fate="hidden")
    if is_faint(writing.colour, behind):
        doubt = "hidden"
    size = core.width * core.height or 1.0
    covers = (overlap(core, fill.box) for fill in area.above)
    covered = max((part.width * part.height / size for part in covers), default=0.0)
    if covered > _MOST:
        return glyph._replace(fate="hidden")
    doubt = "overprinted" if covered > _SOME else doubt
    return glyph._replace(doubt=doubt) if doubt else glyph


def core_of(box: Box) -> Box:
    """Where the ink of a letter stands."""
    across, down = _CORE * box.width, _CORE * box.height
    return Box(box.x0 + across, box.y0 + down, box.x1 - across, box.y1 - down)


def _inside(box: Box, clip: Box) -> bool:
    return clip.x0 <= box.x0 and box.x1 <= clip.x1 and clip.y0 <= box.y0 and box.y1 <= clip.y1


def _holds(box: Box, x: float, y: float) -> bool:
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1
