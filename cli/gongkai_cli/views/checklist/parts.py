"""The verdicts of one report under the headings of the checklist, gravest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongkai.model.assessment import Assessment, Suspect
from gongkai.model.verdict import Status, Verdict
from gongkai.rulebook.rulebook import Part, Rulebook

ASKING: tuple[Status, ...] = ("fail", "doubt", "manual", "waived")
"""What is told in full, in this order."""

_LEVELS = ("error", "warning", "info")
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class PartVerdicts:
    """One part: what asks for a hand (with what is waived), what is right, what does not apply,
    what the part costs in points of the score, and what is suspected of breaking its tables."""

    part: Part
    asking: tuple[Verdict, ...]
    passed: tuple[Verdict, ...]
    silent: tuple[Verdict, ...]
    lost: Decimal
    suspects: tuple[Suspect, ...] = ()


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
                suspects=tuple(_suspects(own, assessment)),
            )


def _suspects(verdicts: Sequence[Verdict], assessment: Assessment) -> Iterator[Suspect]:
    broken = {breach for verdict in verdicts for breach in verdict.breaches}
    return (one for one in assessment.suspects if not broken.isdisjoint(one.breaches))


def _weight(verdict: Verdict) -> tuple[int, int, Decimal]:
    """Failures first, and among equals the graver and dearer one."""
    return ASKING.index(verdict.status), _LEVELS.index(verdict.level), -verdict.points
