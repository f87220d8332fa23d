"""The points, levels and grade bands that a region or a kind of body chooses (方案)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from gongkai.model.message import Text
from gongkai.model.rule import Level, Rule

FailOn = Literal["error", "warning", "info", "never"]
"""The least level of a failed rule that makes ``gongkai check`` answer with findings."""


@dataclass(frozen=True, slots=True)
class Band:
    """A grade and the lowest score that earns it, of 100."""

    id: str
    title: Text
    at_least: Decimal


@dataclass(frozen=True, slots=True)
class Override:
    """What a profile changes of one rule; None leaves it as the rule file says. A silenced rule
    is not judged at all. ``origins`` has, for each field that is changed, the file and line."""

    points: Decimal | None = None
    level: Level | None = None
    silenced: bool = False
    veto: bool | None = None
    origins: Mapping[str, str] = field(default_factory=dict[str, str], compare=False)


_UNCHANGED = Override()


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile as ``rules/profiles`` tells it.

    ``bodies`` are the kinds of body for which it is the default. ``bands`` run from the highest
    to the lowest, whose ``at_least`` is 0. Below ``judged_at_least`` (share of points, 0 … 1)
    there is a score but no grade. ``veto_cap`` is the best grade left once a veto rule failed.
    ``fail_on`` is what the command goes by where nobody says otherwise. ``file`` is where the
    profile stands, ``origins`` where each of these values does, which may be a profile below.
    """

    id: str
    title: Text
    bands: tuple[Band, ...]
    judged_at_least: Decimal
    veto_cap: str
    bodies: tuple[str, ...] = ()
    rules: Mapping[str, Override] = field(default_factory=dict[str, Override])
    fail_on: FailOn | None = None
    file: str = ""
    origins: Mapping[str, str] = field(default_factory=dict[str, str], compare=False)

    def override(self, rule: Rule) -> Override:
        """What it changes of a rule."""
        return self.rules.get(rule.id, _UNCHANGED)

    def worth(self, rule: Rule) -> tuple[Level, Decimal]:
        """Level and points of a rule under this profile. What is only advice has no points."""
        change = self.override(rule)
        level = change.level or rule.level
        points = rule.points if change.points is None else change.points
        return level, Decimal(0) if level == "info" else points

    def vetoes(self, rule: Rule) -> bool:
        """Whether the rule caps the grade under this profile."""
        veto = self.override(rule).veto
        return rule.veto if veto is None else veto
