"""Which report counts for each body and year."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from gongkai.model.form import Form
from gongkai.model.panel import (
    BodyYear,
    Panel,
    PanelBody,
    PanelParagraph,
    PanelReport,
    Scope,
    count,
)
from gongkai.model.report import Report

_SEPARATOR = re.compile(r"[\\/]+")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def panel_of_reports(
    reports: Iterable[Report],
    bodies: Mapping[str, PanelBody],
    paragraphs: Callable[[str], tuple[PanelParagraph, ...]],
    forms: tuple[Form, ...],
    scopes: tuple[Scope, ...] = (),
) -> Panel:
    """The panel of these reports, each by the body that it names."""
    counted = (one for report in reports if (one := count(report)))
    return panel_of(counted, bodies, paragraphs, forms, scopes)


def panel_of(
    reports: Iterable[PanelReport],
    bodies: Mapping[str, PanelBody],
    paragraphs: Callable[[str], tuple[PanelParagraph, ...]],
    forms: tuple[Form, ...],
    scopes: tuple[Scope, ...] = (),
    unread: tuple[str, ...] = (),
) -> Panel:
    """Of several reports of one body and year the one counts whose place in the files does not
    name another year; of these the one published last, then the one whose place sorts last."""
    found: dict[BodyYear, list[PanelReport]] = {}
    for one in reports:
        found.setdefault((one.body, one.year), []).append(one)
    ranked = {key: sorted(several, key=_rank) for key, several in sorted(found.items())}
    return Panel(
        bodies=bodies,
        counted={key: several[-1] for key, several in ranked.items()},
        spare={key: tuple(several[:-1]) for key, several in ranked.items() if len(several) > 1},
        paragraphs=paragraphs,
        forms=forms,
        scopes=scopes,
        unread=unread,
    )


def bears_name(source: str, body: str) -> bool:
    """Whether a file is named after the body."""
    return body in _SEPARATOR.split(source)[-1]


def filed_under(sources: Sequence[str]) -> int | None:
    """The year that the places of a file name: the file's own name, else the nearest folder that
    names one. None where they name none, or several."""
    years = {year for source in sources if (year := _named(source))}
    return years.pop() if len(years) == 1 else None


def _named(source: str) -> int | None:
    for piece in reversed(_SEPARATOR.split(source)):
        found = set(_YEAR.findall(piece))
        if found:
            return int(found.pop()) if len(found) == 1 else None
    return None


def _rank(one: PanelReport) -> tuple[bool, date, str]:
    filed = filed_under(one.sources)
    return (filed in (None, one.year), one.published or date.min, max(one.sources))
