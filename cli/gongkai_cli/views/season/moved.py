"""How a body moved since an earlier time."""

from dataclasses import dataclass
from decimal import Decimal

from gongkai.supervise.season.season import Before, Place


@dataclass(frozen=True, slots=True)
class Moved:
    """``ranks`` and ``points`` gained; negative where lost."""

    ranks: int
    points: Decimal


def moved(place: Place, before: Before | None) -> Moved | None:
    """None where the body is not ranked now or was not then."""
    if before is None or place.rank is None or place.score is None:
        return None
    return Moved(before.rank - place.rank, place.score - before.score)
