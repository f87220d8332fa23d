"""Turns a report that was read into a draft that can be changed like a base record."""

import re
from typing import Any

from gongkai.model.form import Form
from gongkai.record import to_record
from gongkai.model.report import Report, Section
from gongkai.authoring.draft import Draft, Passage
from gongkai.rulebook.rulebook import Rulebook

_MARKER = r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.是]{1,2}[ \t]{0,4})?"


def draft_of(report: Report, rulebook: Rulebook) -> Draft:
    """The draft that says what the report says; places in the file and doubts are not kept."""
    form = rulebook.form(report.form)
    record = to_record(report)
    return Draft(
        form=form,
        body={"name": report.body.name, "kind": report.body.kind, "level": report.body.level},
        year=report.year or form.first_year,
        front={
            "title": Passage(text=report.title.text if report.title else ""),
            "preamble": Passage(text="\n".join(one.text for one in report.preamble)),
            "closing": Passage(text="\n".join(one.text for one in report.closing)),
        },
        sections={section.id: _passage(section) for section in report.sections},
        cells={id_: cell.raw for id_, cell in report.cells.items()},
        tables=_tables(record["tables"], form),
    )


def _passage(section: Section) -> Passage:
    """A section with its headed parts, or as one text where these do not stand in it in turn."""
    whole = Passage(section.heading, section.text)
    parts: dict[str, Passage] = {}
    begin = end = 0
    for number, part in enumerate(section.subsections, 1):
        printed = re.compile(_MARKER + re.escape(part.heading)).search(section.text, end)
        if not part.heading or not printed:
            return whole
        begin, end = begin if parts else printed.start(), printed.end()
        parts[part.id or f"part_{number}"] = Passage(printed.group().strip(), part.text)
    return Passage(section.heading, section.text[:begin].strip(), parts) if parts else whole


def _tables(tables: dict[str, dict[str, Any]], form: Form) -> dict[str, dict[str, Any]]:
    known = {table.id for table in form.tables}
    return {
        id_: {key: value for key, value in reading.items() if key != "at"}
        for id_, reading in tables.items()
        if id_ in known
    }
