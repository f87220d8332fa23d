"""What became of one file: rows for the register, ready to be written."""

from dataclasses import dataclass
from typing import Literal, cast

from gongkai.model.assessment import Assessment
from gongkai.model.message import Message
from gongkai.model.report import Report
from gongkai.model.rule import Level
from gongkai.supervise.register import columns
from gongkai.supervise.register.columns import RegisterRow, row_of

State = Literal["read", "unreadable", "crashed"]

_RANK: dict[Level, int] = {"info": 1, "warning": 2, "error": 3}


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides whether a report is in order: the profile it was judged by, whether it has a
    grade, and the gravest level of what it fails."""

    profile: str
    graded: bool
    worst: Level | None


@dataclass(frozen=True, slots=True)
class JudgedReport:
    """A report that was read and judged, as the rows of ``columns``."""

    report: RegisterRow
    cells: tuple[RegisterRow, ...]
    assessment: RegisterRow
    verdicts: tuple[RegisterRow, ...]

    @property
    def body_name(self) -> str | None:
        return cast("str | None", self.report["body_name"])

    @property
    def standing(self) -> Standing:
        failed = {cast(str, one["level"]) for one in self.verdicts if one["status"] == "fail"}
        graded = self.assessment["grade"] is not None
        return Standing(cast(str, self.assessment["profile"]), graded, gravest(failed))


@dataclass(frozen=True, slots=True)
class Outcome:
    """``message`` tells why a file could not be read or judged; ``attempts`` how often the last
    run tried it. Can be sent between processes."""

    source: str
    sha256: str | None
    state: State
    message: Message | None = None
    judged: JudgedReport | None = None
    attempts: int = 1


def judged(report: Report, assessment: Assessment) -> JudgedReport:
    """Everything that the register keeps of a report and its assessment."""
    return JudgedReport(
        row_of(columns.REPORT, report),
        tuple(row_of(columns.CELL, cell) for cell in report.cells.values()),
        row_of(columns.ASSESSMENT, assessment),
        tuple(row_of(columns.VERDICT, verdict) for verdict in assessment.verdicts),
    )


def gravest(levels: "set[str]") -> Level | None:
    """The gravest of these levels, None where there is none."""
    return max((level for level in _RANK if level in levels), key=_RANK.__getitem__, default=None)
