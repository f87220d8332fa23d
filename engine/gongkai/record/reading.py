"""Makes a report of a record, and finds again what a hand-written record leaves out."""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from gongkai.model.attribution import BodyCandidate, BodyEvidence, BodySource
from gongkai.model.form import Form
from gongkai.model.reference import Reference
from gongkai.model.report import Body, Report
from gongkai.model.subject import BodyKind
from gongkai.recognise.body import kind_of
from gongkai.recognise.prose.names import own_names
from gongkai.recognise.year import choose_year
from gongkai.record.cells import read_cells, read_tables
from gongkai.record.findings import read_dates, read_doubts, read_figures, read_periods, read_years
from gongkai.record.prose import read_paragraphs, read_sections, read_title
from gongkai.record.value import RecordValue
from gongkai.record.version import SCHEMA_VERSION

_KEYS = (
    "schema_version", "source", "sha256", "format", "title", "body", "year", "form", "cells",
    "tables", "sections", "preamble", "closing", "figures", "years", "periods", "dates", "pictures",
    "doubts",
)  # fmt: skip


def from_record(record: Mapping[str, object], reference: Reference) -> Report:
    """The report that a record tells of.

    Anything may be left out. Cells may be plain values (3, "", "/"); sub-sections, figures,
    years, periods and dates that are not given are found in the text, and those of a text that
    was changed by hand are found anew. UnreadableFile, naming the path of keys, where a value has
    the wrong type or a key is not known.
    """
    forms, bodies, wordings = reference.forms, reference.bodies, reference.wordings
    root = RecordValue(_source(record), "", record)
    for name, entry in root.items():
        if name not in _KEYS:
            raise entry.unknown(name, _KEYS)
    version = root.at("schema_version")
    if version.given and version.whole() != SCHEMA_VERSION:
        raise version.unknown(str(version.value), (str(SCHEMA_VERSION),))
    title = read_title(root.at("title"))
    preamble = read_paragraphs(root.at("preamble"))
    closing = read_paragraphs(root.at("closing"))
    sections, changed = read_sections(root.at("sections"), forms[-1], wordings)
    periods = read_periods(root.at("periods"), preamble, sections, wordings)
    dates = read_dates(root.at("dates"), preamble, closing, wordings)
    years = read_years(root.at("years"), title, preamble, sections, periods, dates, wordings)
    told_year = root.at("year").optional(RecordValue.year)
    year = told_year if told_year is not None else choose_year(years, periods)
    form = _form(root.at("form"), year, forms)
    cells = read_cells(root.at("cells"), forms)
    body = _body(root.at("body"), bodies)
    names = own_names(body.name)
    return Report(
        source=root.source,
        sha256=root.at("sha256").optional(RecordValue.text) or "",
        format=root.at("format").optional(RecordValue.text) or "record",
        title=title,
        body=body,
        year=year,
        form=form.id,
        sections=sections,
        tables=read_tables(root.at("tables"), cells, form),
        cells=cells,
        figures=read_figures(
            root.at("figures"), preamble, sections, closing, changed, wordings, year, names
        ),
        preamble=preamble,
        closing=closing,
        years=years,
        periods=periods,
        dates=dates,
        pictures=tuple(entry.place() for entry in root.at("pictures").each()),
        doubts=read_doubts(root.at("doubts")),
        wordings=wordings,
    )


def _source(record: Mapping[str, object]) -> str:
    source = record.get("source")
    return source if isinstance(source, str) else "record"


def _body(entry: RecordValue, bodies: Sequence[BodyKind]) -> Body:
    """A name alone will do: its kind follows from it, or is ``other`` where none is known."""
    name = (
        entry.value if isinstance(entry.value, str) else entry.at("name").optional(RecordValue.text)
    )
    if isinstance(entry.value, str) or not entry.at("kind").given:
        kind = kind_of(name, bodies) if name and bodies else "other"
        level = next((known.level for known in bodies if known.id == kind), None)
        return Body(name, kind, level)
    return Body(
        name=name,
        kind=entry.at("kind").text(),
        level=entry.at("level").optional(RecordValue.text),
        at=entry.at("at").place(),
        candidates=tuple(_candidate(one) for one in entry.at("candidates").each()),
    )


def _candidate(entry: RecordValue) -> BodyCandidate:
    return BodyCandidate(
        name=entry.at("name").text(),
        kind=entry.at("kind").text(),
        level=entry.at("level").optional(RecordValue.text),
        weight=entry.at("weight").whole(),
        region=entry.at("region").optional(RecordValue.text),
        evidence=tuple(_evidence(one) for one in entry.at("evidence").each()),
    )


def _evidence(entry: RecordValue) -> BodyEvidence:
    source: Any = entry.at("source").one_of(get_args(BodySource))
    return BodyEvidence(
        source, entry.at("raw").text(), entry.at("weight").whole(), entry.at("at").place()
    )


def _form(entry: RecordValue, year: int | None, forms: Sequence[Form]) -> Form:
    """The edition named; else the one in force in the report's year; else the newest."""
    if entry.given:
        name = entry.one_of([form.id for form in forms])
        return next(form for form in forms if form.id == name)
    if year is not None and year < forms[0].first_year:
        return forms[0]
    return next((form for form in forms if year is not None and form.in_force(year)), forms[-1])
