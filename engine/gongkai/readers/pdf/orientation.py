"""How a page is turned so that its text stands upright, and the way back to the file's own
coordinates."""

from typing import NamedTuple

from pdfminer.utils import MATRIX_IDENTITY, Matrix, apply_matrix_rect

from gongkai.model.location import Box as Place
from gongkai.readers.pdf.sheet import Box


class Orientation(NamedTuple):
    """``page`` is the page as it is shown (y upwards), ``turn`` the direction of its text in
    degrees counterclockwise, ``shown`` the matrix from user space (before the page's own rotation)
    to what is shown."""

    page: Box
    turn: int = 0
    shown: Matrix = MATRIX_IDENTITY

    def upright(self, box: Box) -> Box:
        """A box of the page as it is shown, from the top left corner of the upright page."""
        (x0, y0, x1, y1), page = box, self.page
        match self.turn:
            case 90:
                return Box(y0 - page.y0, x0 - page.x0, y1 - page.y0, x1 - page.x0)
            case 180:
                return Box(page.x1 - x1, y0 - page.y0, page.x1 - x0, y1 - page.y0)
            case 270:
                return Box(page.y1 - y1, page.x1 - x1, page.y1 - y0, page.x1 - x0)
            case _:
                return Box(x0 - page.x0, page.y1 - y1, x1 - page.x0, page.y1 - y0)

    def home(self, box: Box) -> Place:
        """A box of the upright page in user space: where an annotation on it would be put."""
        (x0, y0, x1, y1), page = box, self.page
        match self.turn:
            case 90:
                shown = y0 + page.x0, x0 + page.y0, y1 + page.x0, x1 + page.y0
            case 180:
                shown = page.x1 - x1, y0 + page.y0, page.x1 - x0, y1 + page.y0
            case 270:
                shown = page.x1 - y1, page.y1 - x1, page.x1 - y0, page.y1 - x0
            case _:
                shown = x0 + page.x0, page.y1 - y1, x1 + page.x0, page.y1 - y0
        left, low, right, high = apply_matrix_rect(_inverse(self.shown), shown)
        return round(left, 1), round(low, 1), round(right, 1), round(high, 1)


def _inverse(matrix: Matrix) -> Matrix:
    a, b, c, d, e, f = matrix
    size = a * d - b * c or 1.0
    return (
        d / size,
        -b / size,
        -c / size,
        a / size,
        (c * f - d * e) / size,
        (b * e - a * f) / size,
    )
