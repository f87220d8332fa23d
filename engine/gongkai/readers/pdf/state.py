"""The state in which a page is drawn: where, in which colours, and with which font."""

from dataclasses import dataclass, field

from pdfminer.utils import Matrix

from gongkai.readers.pdf.colours import BLACK, Colour
from gongkai.readers.pdf.faces import Face
from gongkai.readers.pdf.sheet import Box

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_FAINT = 0.05
_SOLID = 0.9
_INVISIBLE = frozenset({3, 7})


@dataclass(slots=True)
class Paint:
    """What shapes are filled with, or lines drawn: a colour (None: not known) of a space."""

    space: str = "DeviceGray"
    colour: Colour | None = BLACK
    alpha: float = 1.0

    @property
    def is_faint(self) -> bool:
        """Whether nothing of it can be seen."""
        return self.alpha <= _FAINT


@dataclass(slots=True)
class State:
    """What ``q`` saves and ``Q`` restores. ``blends`` says that what is drawn lets through what
    lies below it."""

    ctm: Matrix
    clip: Box
    fill: Paint = field(default_factory=Paint)
    stroke: Paint = field(default_factory=Paint)
    line_width: float = 1.0
    blends: bool = False
    face: Face | None = None
    size: float = 0.0
    letter_space: float = 0.0
    word_space: float = 0.0
    scaling: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0

    def copy(self) -> "State":
        """The same state, to be changed on its own. A Paint is replaced, never changed."""
        return State(
            self.ctm, self.clip, self.fill, self.stroke, self.line_width, self.blends, self.face,
            self.size, self.letter_space, self.word_space, self.scaling, self.leading, self.rise,
            self.mode,
        )  # fmt: skip

    @property
    def is_solid(self) -> bool:
        """Whether a filled shape hides what lies below it."""
        return self.fill.alpha > _SOLID and not self.blends and self.fill.colour is not None

    @property
    def writes(self) -> Paint | None:
        """What text is written with; None where it leaves no trace."""
        if self.mode in _INVISIBLE:
            return None
        paint = self.stroke if self.mode in (1, 5) else self.fill
        return None if paint.is_faint else paint


def times(m: Matrix, n: Matrix) -> Matrix:
    """The matrix that applies ``m`` first, then ``n``."""
    a, b, c, d, e, f = m
    g, h, i, j, k, l = n  # noqa: E741
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + l,
    )  # fmt: skip


def bounds(matrix: Matrix, x0: float, y0: float, x1: float, y1: float) -> Box:
    """The upright rectangle around a rectangle that a matrix moves."""
    a, b, c, d, e, f = matrix
    if b == 0.0 == c:
        left, right = (x0, x1) if (a >= 0) == (x0 <= x1) else (x1, x0)
        low, high = (y0, y1) if (d >= 0) == (y0 <= y1) else (y1, y0)
        return Box(a * left + e, d * low + f, a * right + e, d * high + f)
    xs = (a * x0 + c * y0, a * x1 + c * y0, a * x0 + c * y1, a * x1 + c * y1)
    ys = (b * x0 + d * y0, b * x1 + d * y0, b * x0 + d * y1, b * x1 + d * y1)
    return Box(min(xs) + e, min(ys) + f, max(xs) + e, max(ys) + f)


def overlap(one: Box, other: Box) -> Box:
    """What two rectangles share; of no width or height where that is nothing."""
    x0, y0 = max(one.x0, other.x0), max(one.y0, other.y0)
    return Box(x0, y0, max(x0, min(one.x1, other.x1)), max(y0, min(one.y1, other.y1)))
