"""What became of one file: rows for the register, ready to be written."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, cast

from gongkai.model.assessment import Assessment, Provenance
from gongkai.model.message import Message, render
from gongkai.model.report import Cell, Report
from gongkai.model.rule import Level
from gongkai.record import to_record
from gongkai.record.assessment import assessment_record
from gongkai.supervise.register.stored import packed, storable, unpacked

State = Literal["read", "unreadable", "crashed"]

_STORABLE = Decimal(10) ** 16
"""Below it a number fits the register's column for numbers of tables."""
_RANK: dict[Level, int] = {"info": 1, "warning": 2, "error": 3}


@dataclass(frozen=True, slots=True)
class CellRow:
    """One number of a table. ``raw`` is None where it says no more than the value."""

    cell: str
    value: Decimal | None
    state: str
    doubt: bool
    raw: str | None


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """The conclusion on one rule, in Chinese."""

    rule: str
    part: str
    status: str
    level: str
    points: Decimal
    lost: Decimal
    message: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides whether a report is in order: the profile it was judged by, whether it has a
    grade, and the gravest level of what it fails."""

    profile: str
    graded: bool
    worst: Level | None


@dataclass(frozen=True, slots=True)
class Judged:
    """A report that was read and judged. ``record`` and ``document`` are packed."""

    body_name: str | None
    year: int | None
    form: str
    format: str
    title: str | None
    published: date | None
    doubts: int
    cells: tuple[CellRow, ...]
    record: bytes
    provenance: Provenance
    score: Decimal | None
    judged: Decimal
    grade: str | None
    verdicts: tuple[VerdictRow, ...]
    document: bytes

    @property
    def standing(self) -> Standing:
        failed = {one.level for one in self.verdicts if one.status == "fail"}
        return Standing(self.provenance.profile, self.grade is not None, gravest(failed))


@dataclass(frozen=True, slots=True)
class Outcome:
    """``message`` tells why a file could not be read or judged; ``attempts`` how often the last
    run tried it. Can be sent between processes."""

    source: str
    sha256: str | None
    state: State
    message: Message | None = None
    judged: Judged | None = None
    attempts: int = 1


def judged(report: Report, assessment: Assessment) -> Judged:
    """Everything that the register keeps of a report and its assessment."""
    days = {one.role: one.day for one in reversed(report.dates)}
    grade = assessment.grade
    return Judged(
        body_name=report.body.name and storable(report.body.name),
        year=report.year,
        form=report.form,
        format=report.format,
        title=report.title and storable(report.title.text),
        published=days.get("published") or days.get("signed"),
        doubts=len(report.doubts),
        cells=tuple(_cell(cell) for cell in report.cells.values()),
        record=packed(to_record(report)),
        provenance=assessment.provenance,
        score=assessment.score.value,
        judged=assessment.score.judged,
        grade=grade and grade.id,
        verdicts=tuple(
            VerdictRow(
                rule=one.rule,
                part=one.part,
                status=one.status,
                level=one.level,
                points=one.points,
                lost=one.lost,
                message=storable(render(one.message, "zh")),
            )
            for one in assessment.verdicts
        ),
        document=packed(assessment_record(assessment, "zh")),
    )


def gravest(levels: "set[str]") -> Level | None:
    """The gravest of these levels, None where there is none."""
    return max((level for level in _RANK if level in levels), key=_RANK.__getitem__, default=None)


def _cell(cell: Cell) -> CellRow:
    """A number too large for any report is kept as the text that it is."""
    value, state = cell.value, cell.state
    if value is not None and abs(value) >= _STORABLE:
        value, state = None, "text"
    plain = value is not None and cell.raw.strip() == format(value, "f")
    raw = None if plain or not cell.raw else storable(cell.raw)
    return CellRow(cell.id, value, state, cell.doubt, raw)


VERSION = 1
Json = dict[str, Any]


def to_json(sha256: str, judged: Judged) -> Json:
    """What was read and judged of the content with this hash. Decimals are strings, days as in
    ISO 8601."""
    return {
        "version": VERSION,
        "sha256": sha256,
        "body_name": judged.body_name,
        "year": judged.year,
        "form": judged.form,
        "format": judged.format,
        "title": judged.title,
        "published": judged.published and judged.published.isoformat(),
        "doubts": judged.doubts,
        "cells": [
            [one.cell, _text(one.value), one.state, one.doubt, one.raw] for one in judged.cells
        ],
        "record": unpacked(judged.record),
        "provenance": asdict(judged.provenance),
        "score": _text(judged.score),
        "judged": _text(judged.judged),
        "grade": judged.grade,
        "verdicts": [
            [one.rule, one.part, one.status, one.level, _text(one.points), _text(one.lost),
             one.message]
            for one in judged.verdicts
        ],
        "document": unpacked(judged.document),
    }  # fmt: skip


def from_json(source: str, record: Mapping[str, Any]) -> Outcome:
    """The outcome for a file of this name. KeyError, TypeError, ValueError or ArithmeticError
    where it is none."""
    if record["version"] != VERSION:
        raise ValueError(record["version"])
    sha256 = _string(record["sha256"])
    published = record["published"]
    provenance = Provenance(**record["provenance"])
    judged = Judged(
        body_name=_optional(record["body_name"]),
        year=None if record["year"] is None else int(record["year"]),
        form=_string(record["form"]),
        format=_string(record["format"]),
        title=_optional(record["title"]),
        published=None if published is None else date.fromisoformat(published),
        doubts=int(record["doubts"]),
        cells=tuple(
            CellRow(_string(cell), _number(value), _string(state), doubt is True, _optional(raw))
            for cell, value, state, doubt, raw in record["cells"]
        ),
        record=packed(_told_of(record["record"], source)),
        provenance=provenance,
        score=_number(record["score"]),
        judged=Decimal(record["judged"]),
        grade=_optional(record["grade"]),
        verdicts=tuple(_verdict(row) for row in record["verdicts"]),
        document=packed(_told_of(record["document"], source)),
    )
    return Outcome(source, sha256, "read", judged=judged)


def _verdict(row: Any) -> VerdictRow:
    rule, part, status, level, points, lost, told = row
    texts = (_string(rule), _string(part), _string(status), _string(level))
    return VerdictRow(*texts, Decimal(points), Decimal(lost), _string(told))


def _told_of(document: Any, source: str) -> Json:
    """The document under the name that the file has here."""
    return {**cast(Json, document), "source": source}


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(_string(value))


def _optional(value: Any) -> str | None:
    return None if value is None else _string(value)


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
