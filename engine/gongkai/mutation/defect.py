"""One defect: where it is planted and what it changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gongkai.rulefile.entry import Toml


@dataclass(frozen=True, slots=True)
class Defect:
    """``place`` is a cell, row, table, section, passage or what a figure counts.

    ``changes`` and ``previous`` are those of a rule case (``rulebook/changes.py``), made to the
    report and to last year's; so a defect that nobody notices can be written down as a case.
    """

    place: str
    changes: Toml = field(default_factory=dict[str, Any])
    previous: Toml = field(default_factory=dict[str, Any])
    published: date | None = None

    def keys(self) -> Mapping[str, object]:
        """The defect in the words of a rule case."""
        told: dict[str, object] = dict(self.changes)
        if self.previous:
            told["previous"] = dict(self.previous)
        if self.published:
            told["published"] = self.published
        return told
