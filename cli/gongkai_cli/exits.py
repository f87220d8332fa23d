"""The exit codes of the command, and which of them a run deserves."""

from collections.abc import Iterable
from typing import Literal

from gongkai.assessment import Assessment
from gongkai.rule import Level
from gongkai_cli.checked import Checked

CLEAN = 0
FINDINGS = 1
USAGE = 2
UNREADABLE = 3
CRASHED = 70
INTERRUPTED = 130

FailOn = Literal["error", "warning", "info", "never"]
_RANK: dict[Level, int] = {"error": 3, "warning": 2, "info": 1}


def exit_code(results: Iterable[Checked], fail_on: FailOn) -> int:
    """The worst code that any file deserves: a file that was not judged outranks findings."""
    return max((_of(result, fail_on) for result in results), default=CLEAN)


def _of(result: Checked, fail_on: FailOn) -> int:
    if result.crashed:
        return CRASHED
    if result.assessment is None:
        return UNREADABLE
    if fail_on != "never" and _reaches(result.assessment, fail_on):
        return FINDINGS
    return CLEAN


def _reaches(assessment: Assessment, level: Level) -> bool:
    """Whether something at or above the level is wrong, or too little could be judged to say so."""
    ungraded = assessment.grade is None
    return ungraded or any(
        verdict.status == "fail" and _RANK[verdict.level] >= _RANK[level]
        for verdict in assessment.verdicts
    )
