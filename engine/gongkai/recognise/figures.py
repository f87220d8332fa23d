"""Figures in prose (stub, to be filled)."""

from collections.abc import Sequence

from gongkai.document import Paragraph
from gongkai.report import Figure


def find_figures(paragraphs: Sequence[Paragraph], section: str) -> tuple[Figure, ...]:
    """Every number with a unit."""
    return ()
