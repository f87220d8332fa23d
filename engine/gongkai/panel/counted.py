"""A report as one among many."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gongkai.model.location import NOWHERE, Location
from gongkai.model.report import Cell, Report

PROSE = ("overview", "problems", "other")
"""Sections that are prose by the form: what is copied, is copied here."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of prose, and where it stands in the file."""

    section: str
    text: str
    at: Location = NOWHERE


@dataclass(frozen=True, slots=True)
class Counted:
    """What rules over many reports see of one. ``sources`` are the places it lies at, the same
    content may lie at several; ``published`` is the day printed."""

    body: str
    year: int
    sha256: str
    sources: tuple[str, ...]
    form: str
    published: date | None
    cells: Mapping[str, Cell]


def count(report: Report) -> Counted | None:
    """The report as one among many; None where nobody can tell whose or of which year it is."""
    if report.body.name is None or report.year is None:
        return None
    return Counted(
        body=report.body.name,
        year=report.year,
        sha256=report.sha256,
        sources=(report.source,),
        form=report.form,
        published=report.printed_day(),
        cells=report.cells,
    )


def passages(report: Report) -> tuple[Passage, ...]:
    """The prose of a report, paragraph by paragraph."""
    return tuple(
        Passage(section.id, paragraph.text, paragraph.at)
        for section in report.sections
        if section.id in PROSE
        for paragraph in section.paragraphs
    )
