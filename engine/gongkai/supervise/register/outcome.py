"""What became of one file: rows for the register, ready to be written."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from gongkai.model.assessment import Assessment, Provenance
from gongkai.model.message import Message, render
from gongkai.record import to_record
from gongkai.record.assessment import assessment_record
from gongkai.supervise.register.stored import packed
from gongkai.register.storable import storable
from gongkai.model.report import Cell, Report
from gongkai.model.rule import Level

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
