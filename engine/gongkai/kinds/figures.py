"""The numbers in the prose that may be held against the tables."""

from collections.abc import Iterator, Sequence

from gongkai.rule_language.patterns import first_match
from gongkai.rule_language.places import compact
from gongkai.model.report import Figure
from gongkai.model.subject import Subject


def own_figures(subject: Subject, partial: Sequence[str]) -> Iterator[Figure]:
    """Exact figures of the year reported on, that count what is known and all of it.

    A sentence that matches ``partial`` (本机关, 本级) tells of one body alone: in the report of a
    government, whose tables add up all bodies of the area, it is no measure for them.
    """
    report = subject.report
    for figure in report.figures:
        if figure.counts is None or figure.approximate or figure.published_only:
            continue
        if figure.year is not None and report.year is not None and figure.year != report.year:
            continue
        if subject.body_kind.government and first_match(partial, compact(figure.sentence)):
            continue
        yield figure
