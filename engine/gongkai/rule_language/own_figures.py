"""The numbers in the prose that may be held against the tables."""

from collections.abc import Iterator

from gongkai.model.report import Figure, Report
from gongkai.model.subject import Subject


def own_figures(subject: Subject, year: int | None = None) -> Iterator[Figure]:
    """Figures that count what is known and all of it, of the year reported on, or of ``year``
    where one is named."""
    report = subject.report
    for figure in report.figures:
        if figure.counts is None or figure.published_only:
            continue
        if not _of_year(figure, report.year, year):
            continue
        if speaks_for_all(figure, subject):
            yield figure


def _of_year(figure: Figure, reported: int | None, wanted: int | None) -> bool:
    told = reported if figure.year is None else figure.year
    return reported is None or told == (reported if wanted is None else wanted)


def speaks_for_all(figure: Figure, subject: Subject) -> bool:
    """Whether it counts the cases of all that the report stands for.

    In the report of a government, whose tables add up all bodies of the area, what 县政府本级 or
    县政府 did is no measure for them; in any other's, what 全县 did is none.
    """
    sort, _, area = (figure.scope or "self").partition(".")
    report, government = subject.report, subject.body_kind.government
    match sort:
        case "self":
            return True
        case "own":
            return not government
        case "area":
            return government and _is_area(report, area)
        case _:
            return False


def _is_area(report: Report, area: str) -> bool:
    """Whether the body is the government of such an area; where its name is not known, anybody
    may be."""
    name = (report.body.name or "").removesuffix("人民政府").removesuffix("政府")
    return not name or name.endswith(area)
