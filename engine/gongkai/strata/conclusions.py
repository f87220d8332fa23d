"""What was inferred about one report."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.model.assessment import Score
from gongkai.model.verdict import Status


@dataclass(frozen=True, slots=True)
class Conclusions:
    """``statuses`` has every rule that the profile does not silence. ``blocked`` are those not
    applicable because a rule they need is broken. ``grade`` is the id of a band. ``firings`` are
    the productions that fired, in their order (their names: see ``chaining``).
    """

    statuses: Mapping[str, Status]
    blocked: frozenset[str]
    vetoed_by: tuple[str, ...]
    score: Score
    grade: str | None
    firings: tuple[str, ...]
