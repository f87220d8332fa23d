"""How alike two wordings are, by the pairs of characters they share."""

from functools import lru_cache
from itertools import pairwise


@lru_cache(maxsize=4096)
def pairs(text: str) -> frozenset[str]:
    """All neighbouring pairs of characters; a single character stands for itself."""
    if len(text) < 2:
        return frozenset((text,)) if text else frozenset()
    return frozenset(map("".join, pairwise(text)))


def likeness(left: str, right: str) -> float:
    """Sørensen-Dice coefficient of the pairs, 0 (nothing shared) … 1 (the same pairs)."""
    if left == right:
        return 1.0
    mine, theirs = pairs(left), pairs(right)
    if not mine or not theirs:
        return 0.0
    return 2 * len(mine & theirs) / (len(mine) + len(theirs))
