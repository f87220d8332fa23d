"""Every name that a rule may use, with what it stands for in one report.

Names of expressions are those of ``kinds/cells.py`` (``新收.合计``, ``不予公开.自然人``, ``全表``),
places those of ``kinds/prose.py``, and counts what ``agree`` and ``claim`` may call a figure by.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from gongkai.model.form import Form, Table
from gongkai.model.message import Text
from gongkai.model.report import Cell, Figure, Report, TableReading
from gongkai.model.subject import BodyKind
from gongkai.recognise.figures import Statement, find_statements
from gongkai.recognise.prose.lexicon import lexicon_of
from gongkai.recognise.prose.names import own_names
from gongkai.rule_language.cells import Names, table_of
from gongkai.rule_language.numbers import Numbers, expression
from gongkai.rule_language.places import PLACES, compact, find_prose
from gongkai.rulebook.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Name:
    """A name of expressions: the cells that it adds up, and what they come to; None where the
    report lacks one of them or it holds no number."""

    text: str
    cells: tuple[str, ...]
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class TableFacts:
    """A table of the form as the report fills it; ``reading`` is None where it was not met."""

    table: Table
    reading: TableReading | None
    cells: Mapping[str, Cell]
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place that ``where`` may name, with its length in characters without spaces; None where
    the report does not have it."""

    id: str
    heading: str
    characters: int | None


@dataclass(frozen=True, slots=True)
class Facts:
    """All of it. ``counts`` has every name of a figure, also those that the report lacks;
    ``statements`` tell how each claim of the prose was understood, where that is asked for."""

    report: Report
    form: Form
    body: Text
    tables: tuple[TableFacts, ...]
    places: tuple[NamedPlace, ...]
    counts: Mapping[str, tuple[Figure, ...]]
    statements: tuple[Statement, ...] = ()


def find_facts(report: Report, rulebook: Rulebook, *, why: bool = False) -> Facts:
    """What rules can say about this report, by the form in force for its year; with ``why`` also
    how the claims of its prose were understood."""
    form = rulebook.form(report.form if report.year is None else report.year)
    kind: BodyKind = rulebook.body_kind(report.body.kind)
    return Facts(
        report=report,
        form=form,
        body=Text(kind.zh, kind.en),
        tables=tuple(_table(table, report) for table in form.tables),
        places=tuple(_places(report, form)),
        counts=_counts(report),
        statements=tuple(_statements(report)) if why else (),
    )


def _statements(report: Report) -> Iterator[Statement]:
    names = own_names(report.body.name)
    parts = [("preamble", report.preamble), *((one.id, one.paragraphs) for one in report.sections)]
    for place, paragraphs in (*parts, ("closing", report.closing)):
        statements = find_statements(
            paragraphs, place, report.wordings, year=report.year, names=names
        )
        yield from (one for one in statements if one.topical)


def _table(table: Table, report: Report) -> TableFacts:
    lines = table_of(table)
    return TableFacts(
        table=table,
        reading=report.tables.get(table.id),
        cells={id_: report.cells[id_] for id_ in table.cell_ids() if id_ in report.cells},
        names=tuple(_names(lines.each[0].names, lines.words, report)),
    )


def _names(names: Names, words: frozenset[str], report: Report) -> Iterator[Name]:
    numbers = Numbers(report, names)
    for text, cells in names.items():
        if alone := expression(text, words):
            yield Name(text, cells, numbers.amount(alone))


def _places(report: Report, form: Form) -> Iterator[NamedPlace]:
    sections = {section.id: section for section in form.sections}
    for id_ in PLACES:
        section = sections.get(id_)
        yield _place(report, id_, section.heading if section else "")
        for aspect in section.aspects if section else ():
            yield _place(report, f"{id_}.{aspect.id}", aspect.heading)


def _place(report: Report, id_: str, heading: str) -> NamedPlace:
    prose = find_prose(report, (id_,))
    return NamedPlace(id_, heading, None if prose is None else len(compact(prose.text)))


def _counts(report: Report) -> dict[str, tuple[Figure, ...]]:
    found = [figure.counts for figure in report.figures if figure.counts]
    names = sorted({*lexicon_of(report.wordings).counts(), *found})
    return {name: tuple(one for one in report.figures if one.counts == name) for name in names}
