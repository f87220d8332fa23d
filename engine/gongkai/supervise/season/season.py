"""Everything that is known of one year's campaign."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gongkai.supervise.register.decisions import Decision
from gongkai.season.fault import Fault
from gongkai.season.finding import SeasonFinding
from gongkai.season.group import Group
from gongkai.season.place import Place

Compared = Literal["same", "other_rules", "first"]
"""Whether the run before can be compared with: judged by the same rules, by others, or none."""


@dataclass(frozen=True, slots=True)
class Stray:
    """A file of which nobody can tell whose report it is: it could not be read, or names no body
    or no year."""

    source: str
    state: Literal["crashed", "unreadable", "no_body", "no_year"]
    message: str


@dataclass(frozen=True, slots=True)
class Season:
    """``years`` counts the reports of every year that the register knows. ``unfinished`` where the
    last run was cut short. ``rules`` are those about one report that somebody broke, doubts or
    waived, in the order of the rulebook, like ``faults``, which have the commonest first."""

    year: int
    years: tuple[tuple[int, int], ...]
    judged_by: str
    rules_version: str
    rules_sha256: str
    unfinished: bool
    compared: Compared
    absent: tuple[Place, ...]
    strays: tuple[Stray, ...]
    groups: tuple[Group, ...]
    rules: tuple[str, ...]
    faults: tuple[Fault, ...]
    findings: tuple[SeasonFinding, ...]
    decisions: tuple[Decision, ...]

    def places(self) -> Iterator[Place]:
        """Every body: those without a score first."""
        yield from self.absent
        for group in self.groups:
            yield from group.places
