"""All reports that count, by body and year."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from gongkai.model.form import Form
from gongkai.model.location import NOWHERE, Location
from gongkai.model.report import Cell, Report

BodyYear = tuple[str, int]
"""A body's name and a year."""


@dataclass(frozen=True, slots=True)
class PanelBody:
    """``kind`` is an id of ``rules/bodies.toml``, ``parent`` the name of the body over it. It must
    report on the years from ``since`` to ``until``, as far as they are known. ``guessed`` where it
    stands on no list but was met in a report."""

    name: str
    kind: str
    parent: str | None = None
    region: str | None = None
    since: int | None = None
    until: int | None = None
    guessed: bool = False

    def reports_on(self, year: int) -> bool:
        """Whether it must report on a year; a body on no list need not."""
        begun = self.since is None or self.since <= year
        return not self.guessed and begun and (self.until is None or year <= self.until)


@dataclass(frozen=True, slots=True)
class Scope:
    """The report of ``body`` is the sum over ``includes``: names, or all bodies under it where
    None is given, without ``excludes``. It holds for ``years``, or for all where there are none."""

    body: str
    includes: tuple[str, ...] | None = None
    excludes: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


PROSE = ("overview", "problems", "other")
"""Sections that are prose by the form: what is copied, is copied here."""


@dataclass(frozen=True, slots=True)
class PanelParagraph:
    """A paragraph of prose, and where it stands in the file."""

    section: str
    text: str
    at: Location = NOWHERE


@dataclass(frozen=True, slots=True)
class PanelReport:
    """What rules over many reports see of one. ``sources`` are the places it lies at, the same
    content may lie at several; ``published`` is the day printed."""

    body: str
    year: int
    sha256: str
    sources: tuple[str, ...]
    form: str
    published: date | None
    cells: Mapping[str, Cell]


def count(report: Report) -> PanelReport | None:
    """The report as one among many; None where nobody can tell whose or of which year it is."""
    if report.body.name is None or report.year is None:
        return None
    return PanelReport(
        body=report.body.name,
        year=report.year,
        sha256=report.sha256,
        sources=(report.source,),
        form=report.form,
        published=report.printed_day(),
        cells=report.cells,
    )


def paragraphs(report: Report) -> tuple[PanelParagraph, ...]:
    """The prose of a report, paragraph by paragraph."""
    return tuple(
        PanelParagraph(section.id, paragraph.text, paragraph.at)
        for section in report.sections
        if section.id in PROSE
        for paragraph in section.paragraphs
    )


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Panel:
    """``counted`` holds one report to a body and year; ``spare`` those handed in beside it.

    ``paragraphs`` gives the prose of a report by its sha256: a register holds more prose than
    memory. ``forms`` are oldest first; ``scopes`` tell which bodies a government adds up;
    ``unread`` are places of files that could not be read.
    """

    bodies: Mapping[str, PanelBody]
    counted: Mapping[BodyYear, PanelReport]
    spare: Mapping[BodyYear, tuple[PanelReport, ...]]
    paragraphs: Callable[[str], tuple[PanelParagraph, ...]]
    forms: tuple[Form, ...]
    scopes: tuple[Scope, ...] = ()
    unread: tuple[str, ...] = ()
    years: tuple[int, ...] = field(init=False)
    _below: Mapping[str, tuple[str, ...]] = field(init=False)
    _by_body: Mapping[str, tuple[PanelReport, ...]] = field(init=False)

    def __post_init__(self) -> None:
        # What is asked for each body and year must not look at all of them.
        below: dict[str, list[str]] = {}
        for one in sorted(self.bodies.values(), key=lambda one: one.name):
            if one.parent is not None:
                below.setdefault(one.parent, []).append(one.name)
        by_body: dict[str, list[PanelReport]] = {}
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

    def reports(self, body: str) -> tuple[PanelReport, ...]:
        """All reports of a body, those that count first."""
        return self._by_body.get(body, ())


@dataclass(frozen=True, slots=True)
class PanelSubject:
    """``body`` in ``year``; the report may be missing, and so may that of the year before."""

    panel: Panel
    body: PanelBody
    year: int

    @property
    def report(self) -> PanelReport | None:
        return self.panel.counted.get((self.body.name, self.year))

    @property
    def before(self) -> PanelReport | None:
        return self.panel.counted.get((self.body.name, self.year - 1))

    @property
    def form(self) -> Form:
        return self.panel.form(self.year)
