"""Collects what a page draws, where pdfminer's own device would weigh every character."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice, PDFTextSeq
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream
from pdfminer.utils import (
    MATRIX_IDENTITY,
    Matrix,
    PathSegment,
    Point,
    Rect,
    apply_matrix_pt,
    apply_matrix_rect,
)

from gongkai.model.wording import clean
from gongkai.readers.limits import Limits, TooInvolved
from gongkai.readers.pdf.sheet import Box, Glyph, Sheet

UNKNOWN = "\ufffd"
"""Stands for a character whose meaning the file does not tell."""

_INVISIBLE = frozenset({3, 7})
_ASCENT, _DESCENT = 0.8, -0.2
_THIN = 3.0
_SHORTEST = 0.2
_COVERS = 0.6


class SheetDevice(PDFTextDevice):
    """Draws every page on a fresh ``sheet``; ``page_matrix`` is where the page itself stands.
    TooInvolved where a page draws more than allowed."""

    def __init__(self, manager: PDFResourceManager, limits: Limits) -> None:
        super().__init__(manager)
        self.sheet = Sheet(Box(0, 0, 0, 0))
        self.page_matrix: Matrix = MATRIX_IDENTITY
        self._limits = limits
        self._hidden = False
        self._outer: list[Matrix | None] = []

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        self.page_matrix = ctm
        self.sheet = Sheet(Box(*apply_matrix_rect(ctm, page.cropbox)))

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:
        self._outer.append(self.ctm)

    def end_figure(self, name: str) -> None:
        self.ctm = self._outer.pop()

    def render_string(
        self,
        textstate: PDFTextState,
        seq: PDFTextSeq,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> None:
        self._hidden = textstate.render in _INVISIBLE
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        advance = font.char_width(cid) * fontsize * scaling
        if self._hidden:
            return advance
        try:
            text = font.to_unichr(cid)
            if "\u2e80" <= text <= "\u2fdf":
                text = clean(text)  # a font may name the radical for the ideograph that it draws
        except PDFUnicodeNotDefined:
            text = UNKNOWN
        a, b, c, d, _, _ = matrix
        size = abs(fontsize) * (c * c + d * d) ** 0.5
        if font.is_vertical():
            left, top = -0.5 * fontsize, 0.88 * fontsize + rise
            box = apply_matrix_rect(matrix, (left, top + advance, left + fontsize, top))
        else:
            low, high = _DESCENT * fontsize + rise, _ASCENT * fontsize + rise
            box = apply_matrix_rect(matrix, (0, low, advance, high))
        self.sheet.unknown += text == UNKNOWN
        self.sheet.glyphs.append(Glyph(text, Box(*box), size, _turn(a, b)))
        if len(self.sheet.glyphs) > self._limits.paragraph_characters:
            raise TooInvolved
        return advance

    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[PathSegment],
    ) -> None:
        sheet = self.sheet
        for points, curved in _outlines(path, self.ctm):
            if curved or len(points) > 6:
                sheet.shapes += 1
            elif stroke:
                sheet.strokes += _edges(points)
            elif fill:
                xs, ys = [x for x, _ in points], [y for _, y in points]
                box = Box(min(xs), min(ys), max(xs), max(ys))
                if min(box.width, box.height) <= _THIN <= 2 * max(box.width, box.height):
                    sheet.strokes.append(box)
        if len(sheet.strokes) + sheet.shapes > self._limits.page_strokes:
            raise TooInvolved

    def render_image(self, name: str, stream: PDFStream) -> None:
        if self.ctm is None:
            return
        sheet = self.sheet
        box = Box(*apply_matrix_rect(self.ctm, (0, 0, 1, 1)))
        sheet.images.append(box)
        if len(sheet.images) > self._limits.page_strokes:
            raise TooInvolved
        see_through = any(key in stream for key in ("SMask", "Mask", "ImageMask", "IM"))
        if not see_through and _share(box, sheet.box) > _COVERS:
            sheet.glyphs.clear()
            sheet.strokes.clear()


def _turn(a: float, b: float) -> int | None:
    if abs(b) <= 0.02 * abs(a):
        return 0 if a > 0 else 180
    if abs(a) <= 0.02 * abs(b):
        return 90 if b > 0 else 270
    return None


def _outlines(
    path: Sequence[PathSegment], ctm: Matrix | None
) -> Iterator[tuple[list[Point], bool]]:
    """The sub-paths of a path: their corners, and whether any of their sides is curved."""
    points: list[Point] = []
    curved = False
    for step in path:
        if step[0] == "m" and points:
            yield points, curved
            points, curved = [], False
        if len(step) < 3:
            points += points[:1]
        elif ctm is not None:
            points.append(apply_matrix_pt(ctm, (step[-2], step[-1])))
            curved = curved or step[0] in "cvy"
    if len(points) > 1:
        yield points, curved


def _edges(points: Sequence[Point]) -> Iterator[Box]:
    """The sides of an outline that run straight across or down."""
    for (x0, y0), (x1, y1) in pairwise(points):
        across, down = abs(x1 - x0), abs(y1 - y0)
        if min(across, down) < 0.5 and max(across, down) >= _SHORTEST:
            yield Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _share(part: Box, whole: Box) -> float:
    """How much of the whole a part covers."""
    across = min(part.x1, whole.x1) - max(part.x0, whole.x0)
    down = min(part.y1, whole.y1) - max(part.y0, whole.y0)
    area = whole.width * whole.height
    return max(across, 0) * max(down, 0) / area if area > 0 else 0.0
