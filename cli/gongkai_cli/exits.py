"""The exit codes of the command, and which of them a run deserves."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from gongkai.assessment import Assessment
from gongkai.profile import FailOn, Profile
from gongkai.rule import Level
from gongkai_cli.checked import Checked

if TYPE_CHECKING:
    from gongkai.comparison import Comparison

CLEAN = 0
FINDINGS = 1
USAGE = 2
UNREADABLE = 3
CRASHED = 70
INTERRUPTED = 130

_RANK: dict[Level, int] = {"error": 3, "warning": 2, "info": 1}


def exit_code(
    results: Iterable[Checked],
    fail_on: FailOn | None,
    profiles: Mapping[str, Profile] | None = None,
) -> int:
    """The worst code that any file deserves: a file that was not judged outranks findings. Where
    ``fail_on`` is left open, the profile that a file was judged by settles it, else ``error``."""
    return max((_of(result, fail_on, profiles or {}) for result in results), default=CLEAN)


def compared(
    comparison: "Comparison", asked: FailOn | None, profiles: Mapping[str, Profile]
) -> int:
    """1 where a finding at or above the level is new, or too little of the new side could be judged
    to say so."""
    new = comparison.new.assessment
    fail_on = _settled(new, asked, profiles)
    if fail_on == "never":
        return CLEAN
    added = any(_RANK[one.level] >= _RANK[fail_on] for one in comparison.added)
    return FINDINGS if added or new.grade is None else CLEAN


def _settled(
    assessment: Assessment, asked: FailOn | None, profiles: Mapping[str, Profile]
) -> FailOn:
    profile = profiles.get(assessment.provenance.profile)
    return asked or (profile and profile.fail_on) or "error"


def _of(result: Checked, asked: FailOn | None, profiles: Mapping[str, Profile]) -> int:
    if result.crashed:
        return CRASHED
    if result.assessment is None:
        return UNREADABLE
    fail_on = _settled(result.assessment, asked, profiles)
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
