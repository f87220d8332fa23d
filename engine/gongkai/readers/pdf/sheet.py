"""One page as it is drawn: glyphs, strokes and images, before anybody reads it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from gongkai.model.document import Omitted
from gongkai.readers.pdf.colours import Colour


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
    which its text runs, in degrees counterclockwise, None where that is no right angle. ``fate`` is
    why it is no part of the text, None where it is; ``doubt`` is why a person may see something
    else there."""

    text: str
    box: Box
    size: float
    turn: int | None = 0
    fate: Omitted | None = None
    doubt: Omitted | None = None

    @property
    def baseline(self) -> float:
        """The height at which it stands, on an upright sheet."""
        return self.box.y1 - 0.2 * self.size


class Fill(NamedTuple):
    """A filled area or an image. ``order`` is when it was drawn; ``solid``: it hides all that its
    box holds of what was drawn before; ``colour``: None where nobody can tell."""

    box: Box
    order: int
    colour: Colour | None
    solid: bool


class Writing(NamedTuple):
    """A string as it was shown in one go. ``colour`` is None where nobody can tell; ``written`` is
    False where it leaves no trace on the page; ``marked`` says that the file calls it a
    watermark."""

    glyphs: list[Glyph]
    order: int
    colour: Colour | None
    faint: bool
    written: bool
    marked: bool
    clip: Box


@dataclass(slots=True)
class Sheet:
    """A page. ``glyphs`` are what was written, once all is drawn; ``strokes`` are thin boxes that
    run across or down, ``dashes`` those of them that can be seen, ``slants`` the boxes of slanted
    lines; ``shapes`` the number of other paths, ``unknown`` the number of glyphs whose meaning the
    file does not tell; ``watermarks`` are the words of those that were left aside."""

    box: Box
    glyphs: list[Glyph] = field(default_factory=list[Glyph])
    strokes: list[Box] = field(default_factory=list[Box])
    images: list[Box] = field(default_factory=list[Box])
    shapes: int = 0
    unknown: int = 0
    writings: list[Writing] = field(default_factory=list[Writing])
    fills: list[Fill] = field(default_factory=list[Fill])
    dashes: list[Box] = field(default_factory=list[Box])
    slants: list[Box] = field(default_factory=list[Box])
    watermarks: list[str] = field(default_factory=list[str])
    order: int = 0

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all is drawn on it."""
        return not (
            self.writings or self.fills or self.strokes or self.images or self.shapes or self.slants
        )
