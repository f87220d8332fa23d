"""Collects what a page draws: what is written, ruled, filled and pictured, in which order."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pdfminer.utils import Matrix

from gongkai.readers.limits import Limits, TooInvolved
from gongkai.readers.pdf.colours import WHITE, alike
from gongkai.readers.pdf.faces import UNKNOWN, Letter
from gongkai.readers.pdf.sheet import Box, Fill, Glyph, Sheet, Writing
from gongkai.readers.pdf.state import State, bounds, overlap

Point = tuple[float, float]

_ASCENT, _DESCENT = 0.8, -0.2
_THIN = 3.0
_SHORTEST = 0.2
_STRAIGHT = 0.5
_OUTSIDE = 2.0
_PALE_INK, _SOLID = 0.6, 0.9
_COVERS = 0.6


@dataclass(slots=True)
class Outline:
    """A sub-path in the page's coordinates. ``curved``: any of its sides is no straight line."""

    points: list[Point] = field(default_factory=list[Point])
    curved: bool = False


@dataclass(slots=True)
class Canvas:
    """Draws on a ``sheet``. TooInvolved where a page draws more than allowed."""

    sheet: Sheet
    limits: Limits
    count: int = 0

    def write(
        self, state: State, matrix: Matrix, letters: Sequence[Letter | float], marked: bool
    ) -> float:
        """Show letters, with shifts between them, from where the text matrix (already that of the
        page) stands; gives how far that moved, in its own units."""
        face = state.face
        assert face is not None
        size, scaling, vertical = state.size, state.scaling, face.vertical
        step = 1.0 if vertical else scaling
        a, b, c, d, e, f = matrix
        height = abs(size) * (c * c + d * d) ** 0.5
        turn = 0 if b == 0.0 < a else _turn(a, b)
        low, high = _DESCENT * size + state.rise, _ASCENT * size + state.rise
        level = b == 0.0 == c
        bottom, top = sorted((d * low + f, d * high + f))
        glyphs: list[Glyph] = []
        at = 0.0
        for letter in letters:
            if not isinstance(letter, Letter):
                at -= letter / 1000 * size * step
                continue
            text, width, is_blank = letter
            advance = width * size * step
            if vertical:
                box = bounds(matrix, -size / 2, at + 0.88 * size + advance + state.rise,
                             size / 2, at + 0.88 * size + state.rise)  # fmt: skip
            elif level:
                start, end = a * at + e, a * (at + advance) + e
                box = Box(start, bottom, end, top) if start <= end else Box(end, bottom, start, top)
            else:
                box = bounds(matrix, at, low, at + advance, high)
            glyphs.append(Glyph(text, box, height, turn))
            if text == UNKNOWN:
                self.sheet.unknown += state.writes is not None
            space = state.letter_space + (state.word_space if is_blank else 0.0)
            at += advance + space * step
        if glyphs:
            self._writing(state, glyphs, marked)
        return at

    def _writing(self, state: State, glyphs: list[Glyph], marked: bool) -> None:
        self.count += len(glyphs)
        if self.count > self.limits.paragraph_characters:
            raise TooInvolved
        paint = state.writes
        colour = paint.colour if paint else None
        faint = paint is not None and (paint.alpha < _PALE_INK)
        sheet = self.sheet
        sheet.writings.append(
            Writing(glyphs, sheet.order, colour, faint, paint is not None, marked, state.clip)
        )
        sheet.order += 1

    def paint(self, state: State, outlines: Sequence[Outline], *, stroke: bool, fill: bool) -> None:
        """Draw the lines of a path, or fill it."""
        sheet = self.sheet
        sheet.order += 1
        stroke = stroke and not state.stroke.is_faint
        fill = fill and not state.fill.is_faint
        for outline in outlines:
            points = outline.points
            if len(points) < 2:
                continue
            box = _around(points)
            if not _meets(box, state.clip):
                continue
            even = not outline.curved and len(points) <= 6
            if fill and min(box.width, box.height) > _THIN:
                solid = even and state.is_solid and _is_upright(points)
                shown = overlap(box, state.clip)
                sheet.fills.append(Fill(shown, sheet.order, state.fill.colour, solid))
            if not even:
                sheet.shapes += 1
            elif stroke:
                self._lines(state, points)
            elif fill and min(box.width, box.height) <= _THIN <= 2 * max(box.width, box.height):
                sheet.strokes.append(box)
                if not alike(state.fill.colour, WHITE):
                    sheet.dashes.append(box)
        drawn = len(sheet.strokes) + len(sheet.fills) + len(sheet.slants) + sheet.shapes
        if drawn > self.limits.page_strokes:
            raise TooInvolved

    def _lines(self, state: State, points: Sequence[Point]) -> None:
        """The sides of an outline; one as thick as letters are high is a filled area."""
        a, b, c, d, _, _ = state.ctm
        width = state.line_width * abs(a * d - b * c) ** 0.5
        seen = not alike(state.stroke.colour, WHITE)
        sheet = self.sheet
        for (x0, y0), (x1, y1) in pairwise(points):
            across, down = abs(x1 - x0), abs(y1 - y0)
            if max(across, down) < _SHORTEST:
                continue
            box = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            if min(across, down) >= _STRAIGHT:
                if seen:
                    sheet.slants.append(box)
                continue
            if width > _THIN:
                over, up = (width / 2, 0.0) if across < down else (0.0, width / 2)
                thick = Box(box.x0 - over, box.y0 - up, box.x1 + over, box.y1 + up)
                solid = state.stroke.alpha > _SOLID and not state.blends
                sheet.fills.append(
                    Fill(overlap(thick, state.clip), sheet.order, state.stroke.colour, solid)
                )
            sheet.strokes.append(box)
            if seen:
                sheet.dashes.append(box)

    def picture(self, state: State, *, solid: bool) -> None:
        """An image on the unit square; ``solid``: nothing of what lies below shows through."""
        sheet = self.sheet
        box = overlap(bounds(state.ctm, 0, 0, 1, 1), state.clip)
        if not box.width * box.height or state.fill.is_faint:
            return
        sheet.order += 1
        solid = solid and state.fill.alpha > _SOLID and not state.blends
        sheet.images.append(box)
        sheet.fills.append(Fill(box, sheet.order, None, solid))
        if solid and box.width * box.height > _COVERS * sheet.box.width * sheet.box.height:
            sheet.strokes.clear()
            sheet.dashes.clear()
        if len(sheet.images) > self.limits.page_strokes:
            raise TooInvolved

    def shade(self, state: State) -> None:
        """Fill what is not clipped with a shading."""
        self.sheet.order += 1
        self.sheet.fills.append(Fill(state.clip, self.sheet.order, None, False))


def _turn(a: float, b: float) -> int | None:
    if abs(b) <= 0.02 * abs(a):
        return 0 if a > 0 else 180
    if abs(a) <= 0.02 * abs(b):
        return 90 if b > 0 else 270
    return None


def _around(points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _meets(box: Box, clip: Box) -> bool:
    return (
        box.x0 <= clip.x1 + _OUTSIDE and clip.x0 - _OUTSIDE <= box.x1
        and box.y0 <= clip.y1 + _OUTSIDE and clip.y0 - _OUTSIDE <= box.y1
    )  # fmt: skip


def _is_upright(points: Sequence[Point]) -> bool:
    """Whether the corners are those of a rectangle that stands upright."""
    return len(points) >= 4 and all(
        min(abs(x1 - x0), abs(y1 - y0)) < _STRAIGHT for (x0, y0), (x1, y1) in pairwise(points)
    )
