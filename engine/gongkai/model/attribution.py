"""Whose a report is: every body that something speaks for, with what speaks for it."""

from dataclasses import dataclass
from typing import Literal

from gongkai.model.location import NOWHERE, Location

BodySource = Literal[
    "user",
    "title",
    "opening",
    "signature",
    "metadata",
    "file",
    "contact",
    "folder",
    "site",
    "speech",
]
"""Where a name was found. ``speech`` is how the body speaks of itself (我镇 …), which names nobody
and speaks for all of that kind; ``metadata`` is the title that the file tells of itself."""


@dataclass(frozen=True, slots=True)
class BodyEvidence:
    """One thing that speaks for a body: the words, where they stand, and what they weigh."""

    source: BodySource
    raw: str
    weight: int
    at: Location = NOWHERE


@dataclass(frozen=True, slots=True)
class BodyCandidate:
    """A body that may be the report's. ``weight`` is the sum of what speaks for it; ``region`` are
    the areas at the head of its name, None where there are none."""

    name: str
    kind: str
    level: str | None
    weight: int
    region: str | None = None
    evidence: tuple[BodyEvidence, ...] = ()
