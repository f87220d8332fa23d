"""All reports that count, by body and year."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from gongkai.model.form import Form
from gongkai.panel.counted import Counted, Passage
from gongkai.panel.listed import Listed
from gongkai.panel.scope import Scope

BodyYear = tuple[str, int]
"""A body's name and a year."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Panel:
    """``counted`` holds one report to a body and year; ``spare`` those handed in beside it.

    ``passages`` gives the prose of a report by its sha256: a register holds more prose than
    memory. ``forms`` are oldest first; ``scopes`` tell which bodies a government adds up;
    ``unread`` are places of files that could not be read.
    """

    bodies: Mapping[str, Listed]
    counted: Mapping[BodyYear, Counted]
    spare: Mapping[BodyYear, tuple[Counted, ...]]
    passages: Callable[[str], tuple[Passage, ...]]
    forms: tuple[Form, ...]
    scopes: tuple[Scope, ...] = ()
    unread: tuple[str, ...] = ()
    years: tuple[int, ...] = field(init=False)
    _below: Mapping[str, tuple[str, ...]] = field(init=False)
    _by_body: Mapping[str, tuple[Counted, ...]] = field(init=False)

    def __post_init__(self) -> None:
        # What is asked for each body and year must not look at all of them.
        below: dict[str, list[str]] = {}
        for one in sorted(self.bodies.values(), key=lambda one: one.name):
            if one.parent is not None:
                below.setdefault(one.parent, []).append(one.name)
        by_body: dict[str, list[Counted]] = {}
        spare = (one for several in self.spare.values() for one in several)
        for one in (*self.counted.values(), *spare):
            by_body.setdefault(one.body, []).append(one)
        object.__setattr__(self, "years", tuple(sorted({year for _, year in self.counted})))
        object.__setattr__(self, "_below", {name: tuple(names) for name, names in below.items()})
        object.__setattr__(self, "_by_body", {name: tuple(some) for name, some in by_body.items()})

    def form(self, year: int) -> Form:
        """The edition of the form for reports on a year."""
        begun = (form for form in reversed(self.forms) if form.first_year <= year)
        return next(begun, self.forms[0])

    def children(self, body: str) -> tuple[str, ...]:
        """The bodies directly under one, by name."""
        return self._below.get(body, ())

    def reports(self, body: str) -> tuple[Counted, ...]:
        """All reports of a body, those that count first."""
        return self._by_body.get(body, ())
