"""One page as it is drawn: glyphs, strokes and images, before anybody reads it."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in points; once a sheet is upright, from its top left corner, y downwards."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.y0 + self.y1) / 2

    @property
    def center(self) -> float:
        """Half way across."""
        return (self.x0 + self.x1) / 2


class Glyph(NamedTuple):
    """A printed character. ``size`` is that of its font in points; ``turn`` is the direction in
    which its text runs, in degrees counterclockwise, None where that is no right angle."""

    text: str
    box: Box
    size: float
    turn: int | None = 0


@dataclass(slots=True)
class Sheet:
    """A page. ``strokes`` are thin boxes that run across or down, ``shapes`` the number of other
    paths, ``unknown`` the number of glyphs whose meaning the file does not tell."""

    box: Box
    glyphs: list[Glyph] = field(default_factory=list[Glyph])
    strokes: list[Box] = field(default_factory=list[Box])
    images: list[Box] = field(default_factory=list[Box])
    shapes: int = 0
    unknown: int = 0

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all is drawn."""
        return not (self.glyphs or self.strokes or self.images or self.shapes)
