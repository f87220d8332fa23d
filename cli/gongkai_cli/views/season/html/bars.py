"""The distribution of scores of a group, drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.supervise.season.season import STEP, Group

WIDE, HIGH = 24, 90
"""Of a bar and of the highest one, in units of the drawing."""


@dataclass(frozen=True, slots=True)
class Bar:
    """``start`` is the least score in it, ``x``, ``y`` and ``height`` say where it stands."""

    start: int
    count: int
    x: int
    y: int
    height: int


def bars(group: Group) -> tuple[Bar, ...]:
    """From the lowest score that occurs, but at least from 60, to 100, without gaps."""
    return tuple(_bars(group))


def _bars(group: Group) -> Iterator[Bar]:
    counted = group.bars
    most = max(counted.values(), default=1)
    first = min(min(counted, default=60), 60)
    for number, start in enumerate(range(first, 101, STEP)):
        count = counted.get(start, 0)
        height = max(2, round(HIGH * count / most)) if count else 0
        yield Bar(start, count, number * (WIDE + 6), HIGH - height, height)
