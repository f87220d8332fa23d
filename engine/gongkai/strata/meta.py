"""A meta-rule: a conclusion of its own where enough other rules are violated."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Meta:
    """A meta-rule: ``at_least`` of its members (rule numbers) must be violated."""

    members: tuple[int, ...]
    at_least: int

    def ways(self, letter: str) -> Iterator[tuple[int, ...]]:
        """The sets of members that make it fire: so many violated (``M``) or open (``O``), or so
        many not applicable that the rest is too few (``X``)."""
        too_few = len(self.members) - self.at_least + 1
        return combinations(self.members, too_few if letter == "X" else self.at_least)
