"""What was found in a record's prose: figures, years, periods, dates and doubts."""

from collections.abc import Iterator, Sequence
from typing import Any

from gongkai.model.document import Document, Paragraph
from gongkai.model.report import Doubt, Figure, Period, PrintedDate, Section, YearMention
from gongkai.model.wordings import Wordings
from gongkai.recognise.dates import find_dates, find_periods
from gongkai.recognise.figures import find_figures
from gongkai.recognise.prose.token import Names
from gongkai.recognise.year import find_years
from gongkai.record.messages import read_message
from gongkai.record.value import RecordValue

_WHERE = ("title", "period", "opening", "signature", "meta")
_ROLES = ("published", "signed")


def read_figures(
    entry: RecordValue,
    preamble: Sequence[Paragraph],
    sections: Sequence[Section],
    closing: Sequence[Paragraph],
    changed: frozenset[str],
    wordings: Wordings,
    year: int | None,
    names: Names,
) -> tuple[Figure, ...]:
    """The figures told; those of changed sections, or all where none are told, found anew."""
    told = [_figure(item) for item in entry.each()]
    parts = [
        ("preamble", preamble),
        *((section.id, section.paragraphs) for section in sections),
        ("closing", closing),
    ]
    figures: list[Figure] = []
    for name, paragraphs in parts:
        if entry.given and name not in changed:
            figures += [figure for figure in told if figure.section == name]
        else:
            figures += find_figures(paragraphs, name, wordings, year=year, names=names)
    return tuple(figures)


def read_periods(
    entry: RecordValue,
    preamble: Sequence[Paragraph],
    sections: Sequence[Section],
    wordings: Wordings,
) -> tuple[Period, ...]:
    """The periods told, else those printed before or in the first part."""
    if not entry.given:
        return find_periods(
            (*preamble, *(p for s in _overview(sections) for p in s.paragraphs)), wordings
        )
    return tuple(
        Period(
            item.at("start").optional(RecordValue.day),
            item.at("end").optional(RecordValue.day),
            item.at("raw").optional(RecordValue.text) or "",
            item.at("at").place(),
            item.at("garbled").optional(RecordValue.flag) or False,
        )
        for item in entry.each()
    )


def read_dates(
    entry: RecordValue,
    preamble: Sequence[Paragraph],
    closing: Sequence[Paragraph],
    wordings: Wordings,
) -> tuple[PrintedDate, ...]:
    """The dates told, else those printed around the report."""
    if not entry.given:
        return find_dates(_nothing(entry), tuple(preamble), closing, wordings)
    found: list[PrintedDate] = []
    for item in entry.each():
        day = item.at("day").day()
        role: Any = item.at("role").one_of(_ROLES)
        raw = item.at("raw").optional(RecordValue.text) or day.isoformat()
        found.append(PrintedDate(day, role, raw, item.at("at").place()))
    return tuple(found)


def read_years(
    entry: RecordValue,
    title: Paragraph | None,
    preamble: Sequence[Paragraph],
    sections: Sequence[Section],
    periods: Sequence[Period],
    dates: Sequence[PrintedDate],
    wordings: Wordings,
) -> tuple[YearMention, ...]:
    """The years told, else those that the prose claims for itself."""
    if not entry.given:
        overview = next(_overview(sections), None)
        return find_years(_nothing(entry), title, preamble, overview, periods, dates, wordings)
    found: list[YearMention] = []
    for item in entry.each():
        year = item.at("year").year()
        where: Any = item.at("where").one_of(_WHERE)
        raw = item.at("raw").optional(RecordValue.text) or str(year)
        found.append(YearMention(year, where, raw, item.at("at").place()))
    return tuple(found)


def read_doubts(entry: RecordValue) -> tuple[Doubt, ...]:
    """The doubts of the reader that made the record."""
    return tuple(
        Doubt(
            read_message(item.at("message")),
            item.at("at").place(),
            item.at("about").optional(RecordValue.text),
            tuple(cell.text() for cell in item.at("cells").each()),
            tuple(place.text() for place in item.at("unread").each()),
        )
        for item in entry.each()
    )


def _figure(entry: RecordValue) -> Figure:
    value = entry.at("value").decimal()
    return Figure(
        value=value,
        raw=entry.at("raw").optional(RecordValue.text) or str(value),
        unit=entry.at("unit").optional(RecordValue.text) or "",
        counts=entry.at("counts").optional(RecordValue.text),
        section=entry.at("section").text(),
        sentence=entry.at("sentence").optional(RecordValue.text) or "",
        at=entry.at("at").place(),
        approximate=entry.at("approximate").optional(RecordValue.flag) or False,
        published_only=entry.at("published_only").optional(RecordValue.flag) or False,
        year=entry.at("year").optional(RecordValue.year),
        scope=entry.at("scope").optional(RecordValue.text),
    )


def _overview(sections: Sequence[Section]) -> Iterator[Section]:
    return (section for section in sections if section.id == "overview")


def _nothing(entry: RecordValue) -> Document:
    """A document without metadata, for finders that would look into it."""
    return Document(entry.source, "", "record", ())
