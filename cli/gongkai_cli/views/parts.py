"""The verdicts of one report under the headings of the checklist, gravest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongkai.assessment import Assessment
from gongkai.rulebook.rulebook import Part, Rulebook
from gongkai.verdict import Status, Verdict

ASKING: tuple[Status, ...] = ("fail", "doubt", "manual", "waived")
"""What is told in full, in this order."""

_LEVELS = ("error", "warning", "info")
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class PartVerdicts:
    """One part: what asks for a hand (with what is waived), what is right, what does not apply,
    and what the part costs in points of the score."""

    part: Part
    asking: tuple[Verdict, ...]
    passed: tuple[Verdict, ...]
    silent: tuple[Verdict, ...]
    lost: Decimal


def parts_of(assessment: Assessment, rulebook: Rulebook) -> Iterator[PartVerdicts]:
    """The parts in the order of the report; one without any verdict is left out."""
    taken = {entry.rule: entry.taken for entry in assessment.score.trail}
    for part in rulebook.parts:
        own = [verdict for verdict in assessment.verdicts if verdict.part == part.id]
        if own:
            yield PartVerdicts(
                part,
                asking=tuple(sorted((one for one in own if one.status in ASKING), key=_weight)),
                passed=tuple(one for one in own if one.status == "pass"),
                silent=tuple(one for one in own if one.status == "not_applicable"),
                lost=sum((taken.get(one.rule, _ZERO) for one in own), _ZERO),
            )


def _weight(verdict: Verdict) -> tuple[int, int, Decimal]:
    """Failures first, and among equals the graver and dearer one."""
    return ASKING.index(verdict.status), _LEVELS.index(verdict.level), -verdict.points
