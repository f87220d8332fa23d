"""Two drafts, or two years, of a report side by side: what was mended, what is new."""

from gongkai.comparison.compare import CellChange, Comparison, Pairing, Side, compare
from gongkai.comparison.finding import Finding

__all__ = ["CellChange", "Comparison", "Finding", "Pairing", "Side", "compare"]
