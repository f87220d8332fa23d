"""A way to spoil a report, and the rules that are meant to notice, as ``rules/mutations`` says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase
from typing import Any

from gongkai.model.message import Text
from gongkai.rulefile.entry import Toml


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant to notice a defect at these places (globs).

    Every rule of ``all_of`` and one at least of ``any_of`` shall fail. ``told`` holds the entry
    back unless the prose has a figure that counts one of these, ``previous`` unless last year's
    report is at hand. An entry without rules has a ``reason`` why nobody can notice.
    """

    at: tuple[str, ...] = ("*",)
    all_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    previous: bool = False
    reason: Text | None = None

    @property
    def rules(self) -> tuple[str, ...]:
        return (*self.all_of, *self.any_of)

    def covers(self, place: str) -> bool:
        return any(fnmatchcase(place, pattern) for pattern in self.at)


@dataclass(frozen=True, slots=True)
class Operator:
    """``plant`` is one of ``gongkai.authoring.mutation.plants``, ``parameters`` is what it is told.

    ``meant`` are tried in order, the first that covers the place counts. ``may`` are rules (globs)
    that may fail as well, beside those of the same part of the checklist. ``forms`` and ``bodies``
    are those whose reports it spoils, ``zero`` and ``nonzero`` cells that must be so beforehand,
    ``beside`` further changes that belong to every defect, ``at_most`` how many are planted in
    one report, chosen by lot (0: all). ``remark`` says why some of its defects are let pass.
    """

    id: str
    title: Text
    plant: str
    meant: tuple[Meant, ...]
    parameters: Mapping[str, Any] = field(default_factory=dict[str, Any])
    may: tuple[str, ...] = ()
    forms: tuple[str, ...] = ("*",)
    bodies: tuple[str, ...] = ("*",)
    zero: tuple[str, ...] = ()
    nonzero: tuple[str, ...] = ()
    beside: Mapping[str, Any] = field(default_factory=dict[str, Any])
    at_most: int = 0
    remark: Text | None = None
    file: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Defect:
    """``place`` is a cell, row, table, section, passage or what a figure counts.

    ``changes`` and ``previous`` are those of a rule case (``authoring/changes.py``), made to the
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
