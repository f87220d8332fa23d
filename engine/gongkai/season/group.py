"""Bodies that may be compared: of one kind, judged by one profile."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.season.place import Place

STEP = 5
"""Points in one bar of the distribution."""


@dataclass(frozen=True, slots=True)
class Group:
    """``ranked`` are best first, equal ones by name; ``ungraded`` have too little that could be
    judged and no rank."""

    kind: str
    profile: str
    ranked: tuple[Place, ...]
    ungraded: tuple[Place, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        return (*self.ranked, *self.ungraded)

    @property
    def bars(self) -> Mapping[int, int]:
        """How many ranked bodies have a score from each multiple of five on; 100 stands alone."""
        found: dict[int, int] = {}
        for place in self.ranked:
            if place.score is not None:
                start = int(place.score) // STEP * STEP
                found[start] = found.get(start, 0) + 1
        return found
