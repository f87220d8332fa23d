"""Two drafts, or two years, of a report side by side: what was mended, what is new."""

from gongkai.comparison.cells import CellChange
from gongkai.comparison.compare import Comparison, Pairing, compare
from gongkai.comparison.finding import Finding
from gongkai.comparison.side import Side

__all__ = ["CellChange", "Comparison", "Finding", "Pairing", "Side", "compare"]
