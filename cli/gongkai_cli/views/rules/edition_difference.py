"""What differs between two editions of the rules, and whom it touches."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.authoring.editions import Change, Edition, Effect, Failure


@dataclass(frozen=True, slots=True)
class Impact:
    """What it does to the reports of an archive, and which of its files were not judged."""

    effects: Sequence[Effect]
    failures: Sequence[Failure]


@dataclass(frozen=True, slots=True)
class EditionDifference:
    """``impact`` is None where no archive was named."""

    before: Edition
    after: Edition
    changes: Sequence[Change]
    impact: Impact | None = None
