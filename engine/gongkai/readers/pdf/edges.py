"""Where the labels of rows stand, so that those of groups, further left, are told from them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from gongkai.readers.pdf.words import Word

_AKIN = 0.9
_CLOSE = 1.8
_BEYOND = 1.0


class Edge(NamedTuple):
    """The place at which most labels begin, end or have their middle, and how it is measured."""

    at: float
    of: Callable[[Word], float]

    def is_met(self, word: Word) -> bool:
        """Whether a label stands there."""
        return abs(self.of(word) - self.at) < _AKIN * word.size


def _left(word: Word) -> float:
    return word.box.x0


def _right(word: Word) -> float:
    return word.box.x1


def _center(word: Word) -> float:
    return word.box.center


def find_edge(labels: Sequence[Word]) -> Edge | None:
    """The edge that most labels have in common, the rightmost where several are as common."""
    best: tuple[int, float, Edge] | None = None
    for of in (_left, _right, _center):
        for label in labels:
            edge = Edge(of(label), of)
            found = (sum(edge.is_met(other) for other in labels), edge.at, edge)
            if best is None or found[0] > best[0] or (of is best[2].of and found[:2] > best[:2]):
                best = found
    return best[2] if best else None


def own_lines(labels: Sequence[Word], edge: Edge | None) -> list[Word]:
    """The labels that are rows' own: those that stand at their edge or reach beyond it, and what
    carries on one of these closely below or above it."""
    if edge is None:
        return list(labels)
    own: list[Word] = []
    narrow: list[Word] = []
    for label in sorted(labels, key=lambda label: label.box.middle):
        wide = edge.of is _left and label.box.x1 > edge.at + _BEYOND * label.size
        (own if edge.is_met(label) or wide else narrow).append(label)
    for label in narrow:
        if any(_carries_on(label, other) for other in own):
            own.append(label)
    return own


def _carries_on(label: Word, other: Word) -> bool:
    """Whether two lines stand closely one below the other at the same left edge."""
    return (
        0 < abs(label.box.middle - other.box.middle) < _CLOSE * label.size
        and abs(label.box.x0 - other.box.x0) < _AKIN * label.size
    )
