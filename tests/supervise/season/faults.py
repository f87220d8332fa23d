"""Faults that only show over many reports, planted one to a report."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from supervise.season.bodies import Body

Fault = Literal[
    "missing", "late", "early", "wrong_year", "duplicate", "chain", "stock", "rollup", "copy",
    "own_copy", "unit", "jump",
]  # fmt: skip
SHARE: dict[Fault, float] = {
    "copy": 0.05, "own_copy": 0.01, "missing": 0.01, "late": 0.01, "early": 0.005,
    "wrong_year": 0.005, "duplicate": 0.01, "chain": 0.01, "stock": 0.01, "rollup": 0.004,
    "unit": 0.005, "jump": 0.005,
}  # fmt: skip
"""How many of all reports have it."""
_LATER = frozenset({"chain", "stock", "own_copy", "wrong_year", "jump", "unit"})
"""Needs a report of the year before."""
_ODD = frozenset({"jump", "unit"})
"""Shows beside the body's other years, all of which must be sound."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault in one report; ``source`` is the body whose words a copy takes over."""

    fault: Fault
    body: str
    year: int
    source: str = ""


def plant(made: Sequence[Body], years: Sequence[int], rng: Random) -> list[Planted]:
    """At most one fault to a body in any three years running, and none in what is copied."""
    size = len(made) * len(years)
    spots = [(body, year) for body in made for year in years]
    rng.shuffle(spots)
    taken: set[tuple[str, int]] = set()
    planted: list[Planted] = []
    for fault, share in SHARE.items():
        fits = _fitting(fault, years)
        wanted = max(1, round(share * size))
        for body, year in spots:
            if not wanted:
                break
            near = {(body.name, year + step) for step in (-1, 0, 1)}
            if fault in _ODD:
                near = {(body.name, other) for other in years}
            if not fits(body, year) or near & taken:
                continue
            source = ""
            if fault == "copy":
                source = _source(body, year, made, taken, rng)
                taken.add((source, year))
            taken |= near
            planted.append(Planted(fault, body.name, year, source))
            wanted -= 1
    return sorted(planted, key=lambda one: (one.fault, one.body, one.year))


def _fitting(fault: Fault, years: Sequence[int]) -> Callable[[Body, int], bool]:
    def fits(body: Body, year: int) -> bool:
        if (fault == "rollup") != (body.parent is None):
            return False
        return fault not in _LATER or year > years[0]

    return fits


def _source(
    body: Body, year: int, made: Sequence[Body], taken: set[tuple[str, int]], rng: Random
) -> str:
    others: Iterator[str] = (
        one.name
        for one in rng.sample(list(made), len(made))
        if one.kind == body.kind and one != body and (one.name, year) not in taken
    )
    return next(others)
