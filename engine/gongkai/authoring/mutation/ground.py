"""A flaw-free report to plant defects in."""

import re
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from gongkai.authoring.changes import change
from gongkai.authoring.draft import Draft, DraftPassage, begin, record_of
from gongkai.authoring.mutation.operator import Defect
from gongkai.model.form import Form
from gongkai.model.report import Report, Section
from gongkai.record import from_record, to_record
from gongkai.record.cells import read_cells
from gongkai.record.value import RecordValue
from gongkai.rulebook.rulebook import Rulebook
from gongkai.rulefile.entry import Toml

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
            "title": DraftPassage(text=report.title.text if report.title else ""),
            "preamble": DraftPassage(text="\n".join(one.text for one in report.preamble)),
            "closing": DraftPassage(text="\n".join(one.text for one in report.closing)),
        },
        sections={section.id: _passage(section) for section in report.sections},
        cells={id_: cell.raw for id_, cell in report.cells.items()},
        tables=_tables(record["tables"], form),
    )


def _passage(section: Section) -> DraftPassage:
    """A section with its headed parts, or as one text where these do not stand in it in turn."""
    whole = DraftPassage(section.heading, section.text)
    parts: dict[str, DraftPassage] = {}
    begin = end = 0
    for number, part in enumerate(section.subsections, 1):
        printed = re.compile(_MARKER + re.escape(part.heading)).search(section.text, end)
        if not part.heading or not printed:
            return whole
        begin, end = begin if parts else printed.start(), printed.end()
        parts[part.id or f"part_{number}"] = DraftPassage(printed.group().strip(), part.text)
    return DraftPassage(section.heading, section.text[:begin].strip(), parts) if parts else whole


def _tables(tables: dict[str, dict[str, Any]], form: Form) -> dict[str, dict[str, Any]]:
    known = {table.id for table in form.tables}
    return {
        id_: {key: value for key, value in reading.items() if key != "at"}
        for id_, reading in tables.items()
        if id_ in known
    }


@dataclass(frozen=True, slots=True)
class Scene:
    """What is given to a check: a report, last year's and the day of publication."""

    report: Report
    previous: Report | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """``draft`` and ``earlier`` (last year's) are never changed, only copied; ``scene`` is what
    becomes of them without a defect."""

    name: str
    draft: Draft
    earlier: Draft | None
    scene: Scene

    def counted_cells(self) -> frozenset[str]:
        """What the figures of its prose count."""
        figures = (one for one in self.scene.report.figures if not one.published_only)
        return frozenset(part for one in figures for part in (one.counts or "").split("+"))


def ground_of_base(name: str, rulebook: Rulebook) -> Ground:
    """A base record of the rule cases, beside last year's where it tells how that differs."""
    base = rulebook.bases[name]
    form = rulebook.form(str(base["form"]))
    draft = begin(base, form)
    earlier = None
    if base.get("previous"):
        earlier = begin(base, form)
        change(earlier, base["previous"])
    return _ground(name, draft, earlier, rulebook)


def ground_of_report(
    name: str, report: Report, rulebook: Rulebook, previous: Report | None = None
) -> Ground:
    """A report that was read from a file, as the draft that says the same."""
    earlier = draft_of(previous, rulebook) if previous else None
    return _ground(name, draft_of(report, rulebook), earlier, rulebook)


def _ground(name: str, draft: Draft, earlier: Draft | None, rulebook: Rulebook) -> Ground:
    scene = Scene(_report(draft, rulebook), _report(earlier, rulebook) if earlier else None)
    return Ground(name, draft, earlier, scene)


def spoilt(ground: Ground, defect: Defect, rulebook: Rulebook) -> Scene:
    """The scene with the defect planted; NoTarget where it misses."""
    scene = ground.scene
    if set(defect.changes) == {"set"}:
        report = _with_cells(scene.report, defect.changes["set"], rulebook)
    elif defect.changes:
        report = _report(changed(ground.draft, defect.changes), rulebook)
    else:
        report = scene.report
    previous = scene.previous
    if defect.previous and ground.earlier:
        previous = _report(changed(ground.earlier, defect.previous), rulebook)
    return Scene(report, previous, defect.published or scene.published)


def _with_cells(report: Report, cells: Toml, rulebook: Rulebook) -> Report:
    """The same report but for these cells: what the prose says need not be found anew."""
    changed = read_cells(RecordValue(report.source, "cells", cells), rulebook.forms)
    return replace(report, cells={**report.cells, **changed})


def changed(draft: Draft, changes: Toml) -> Draft:
    """A copy of the draft with the changes of a rule case; NoTarget where one misses."""
    copied = replace(
        draft,
        body=dict(draft.body),
        front={name: _copied(passage) for name, passage in draft.front.items()},
        sections={name: _copied(passage) for name, passage in draft.sections.items()},
        cells=dict(draft.cells),
        tables=deepcopy(draft.tables),
        doubts=list(draft.doubts),
    )
    change(copied, changes)
    return copied


def _copied(passage: DraftPassage) -> DraftPassage:
    parts = {name: _copied(part) for name, part in passage.parts.items()}
    return DraftPassage(passage.heading, passage.text, parts)


def _report(draft: Draft, rulebook: Rulebook) -> Report:
    record: dict[str, Any] = record_of(draft)
    return from_record(record, rulebook)
