"""``table``: whether a table of the form is there, in the right edition, with all its lines."""

from collections.abc import Callable, Mapping, Sequence

from gongkai.kinds.kind import Kind, Parameter
from gongkai.model.form import Table
from gongkai.model.location import NOWHERE
from gongkai.model.message import message
from gongkai.model.observation import Evidence, Observation
from gongkai.model.report import Section, TableReading
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.rule_language.places import EVERYWHERE, Sentence, find_prose


def observe(rule: Rule, subject: Subject) -> Observation:
    """How much of a table is missing, added, out of order or of another edition."""
    table, check = rule.parameters["table"], rule.parameters["check"]
    reading = subject.report.tables.get(table)
    if check == "present":
        return _present(rule, subject, reading)
    if reading is None or reading.status != "read":
        return Observation(rule.id, None, message("kind.table.not_read"), judged=0)
    return _CHECKS[check](rule, subject, reading)


def _present(rule: Rule, subject: Subject, reading: TableReading | None) -> Observation:
    """0 where the table was read, 1 where it is absent. A picture or something garbled may be the
    table: whether it is right nobody can tell."""
    status = reading.status if reading else "absent"
    section = subject.report.section(subject.form.table(rule.parameters["table"]).section)
    at = reading.at if reading and reading.at != NOWHERE else section.at if section else NOWHERE
    proof = () if at == NOWHERE else (Evidence(at, raw=section.heading if section else ""),)
    off = int(status != "read")
    said = message(f"kind.table.{status}_found")
    if status == "absent" and (sentence := _annexed(subject, section)):
        said = message("kind.table.annexed", said=sentence.text)
        proof = (Evidence(sentence.at, raw=sentence.text),)
    return Observation(
        rule.id,
        off,
        said,
        doubtful=status in ("picture", "garbled"),
        broken=off,
        evidence=proof,
    )


def _annexed(subject: Subject, section: Section | None) -> Sentence | None:
    """Where the report says that the table stands in an annex."""
    own = _first(subject, (section.id,), "annexed") if section else None
    return own or _first(subject, EVERYWHERE, "annexed_table")


def _first(subject: Subject, places: tuple[str, ...], name: str) -> Sentence | None:
    prose = find_prose(subject.report, places)
    wanted = subject.report.wordings.pattern("sections", name)
    found = (one for one in prose.sentences if wanted.search(one.plain)) if prose else ()
    return next(iter(found), None)


def _form(rule: Rule, subject: Subject, reading: TableReading) -> Observation:
    """1 where the labels are those of another edition than the one in force."""
    if reading.form is None:
        return Observation(rule.id, None, message("kind.table.no_edition"), judged=0)
    off = int(reading.form != subject.form.id)
    values = {"printed": reading.form, "wanted": subject.form.id, "year": subject.report.year}
    key = "kind.table.other_edition" if off else "kind.table.edition"
    proof = (Evidence(reading.at, raw=reading.form),) if off else ()
    return Observation(rule.id, off, message(key, **values), broken=off, evidence=proof)


def _lines(rule: Rule, subject: Subject, reading: TableReading) -> Observation:
    """How many rows and columns of the form the table lacks."""
    table = subject.form.table(reading.id)
    rows, columns = _labels(table)
    missing = [rows.get(row, row) for row in reading.missing]
    missing += [columns.get(column, column) for column in reading.missing_columns]
    return _listed(rule, reading, missing, "missing", len(rows) + len(columns))


def _extra(rule: Rule, subject: Subject, reading: TableReading) -> Observation:
    """How many labels the table has beyond the form."""
    return _listed(rule, reading, reading.extra, "extra", len(reading.extra))


def _order(rule: Rule, subject: Subject, reading: TableReading) -> Observation:
    """How many rows stand out of the official order."""
    rows, _ = _labels(subject.form.table(reading.id))
    return _listed(rule, reading, [rows.get(row, row) for row in reading.moved], "moved", len(rows))


def _labels(table: Table) -> tuple[dict[str, str], dict[str, str]]:
    """Id → short name, of rows and of columns."""
    columns = {column.id: column.short for row in table.rows for column in row.columns}
    return {row.id: row.short for row in table.rows}, columns


def _listed(
    rule: Rule, reading: TableReading, labels: Sequence[str], what: str, judged: int
) -> Observation:
    count = len(labels)
    said = message(f"kind.table.{what}", count=count, labels=tuple(labels))
    return Observation(
        rule.id,
        count,
        said if count else message("kind.table.complete"),
        judged=judged,
        broken=count,
        evidence=(Evidence(reading.at),) if count and reading.at != NOWHERE else (),
        fills={"labels": tuple(labels)},
    )


_CHECKS: Mapping[str, Callable[[Rule, Subject, TableReading], Observation]] = {
    "form": _form,
    "lines": _lines,
    "extra": _extra,
    "order": _order,
}


KIND = Kind(
    id="table",
    parameters=(
        Parameter("table", "text", required=True, choices=("disclosure", "requests", "disputes")),
        Parameter("check", "text", required=True, choices=("present", *_CHECKS)),
    ),
    observe=observe,
    absence=True,
)
