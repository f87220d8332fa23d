"""How a piece of text looks, as far as that decides whether it counts."""

from typing import NamedTuple

from gongkai.model.document import Omitted
from gongkai.readers.contrast import FAINT, INVISIBLE, WHITE, distance

_TINY = 2.0  # points


class Font(NamedTuple):
    """How text looks: its colour (None: the usual one), its size in points (None: the usual one),
    whether it is struck out, whether it is raised or lowered, and whether it is hidden."""

    colour: str | None = None
    size: float | None = None
    struck: bool = False
    raised: bool = False
    hidden: bool = False

    def aside(self, behind: str | None = WHITE) -> tuple[Omitted, bool] | None:
        """Why text in this font does not count on a cell of this colour (None: not known), and
        whether that is sure; None where it is simply seen."""
        if self.hidden:
            return "hidden", True
        if self.struck:
            return "struck", True
        if self.size is not None and 0 < self.size <= _TINY:
            return "hidden", True
        if self.colour is None or behind is None:
            return None
        apart = distance(self.colour, behind)
        return None if apart >= FAINT else ("hidden", apart < INVISIBLE)


PLAIN = Font()
