"""The points, levels and grade bands that a region or a kind of body chooses (方案)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from gongkai.message import Text
from gongkai.rule import Level


@dataclass(frozen=True, slots=True)
class Band:
    """A grade and the lowest score that earns it, of 100."""

    id: str
    title: Text
    at_least: Decimal


@dataclass(frozen=True, slots=True)
class Override:
    """What a profile changes of one rule; None leaves it as the rule file says. A silenced rule
    is not judged at all."""

    points: Decimal | None = None
    level: Level | None = None
    silenced: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile as ``rules/profiles`` tells it.

    ``bodies`` are the kinds of body for which it is the default. ``bands`` run from the highest
    to the lowest, whose ``at_least`` is 0. Below ``judged_at_least`` (share of points, 0 … 1)
    there is a score but no grade. ``veto_cap`` is the best grade left once a veto rule failed.
    """

    id: str
    title: Text
    bands: tuple[Band, ...]
    judged_at_least: Decimal
    veto_cap: str
    bodies: tuple[str, ...] = ()
    rules: Mapping[str, Override] = field(default_factory=dict[str, Override])
