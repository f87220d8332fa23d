"""What the statuses of the rules come to, of 100.

The score is 100 × points kept ÷ points of the rules that passed or failed, rounded half to even
to one decimal. The deduction trail divides 100 − score among the failed rules by the method of
the largest remainder, so that it sums exactly. The weights are this project's own choice.

The judged share tells how much of what should have been judged could be: the rules that passed
or failed, beside those in doubt and those that had nothing to judge because a rule they need is
broken. Outside both stand rules that do not speak about this form or body, tasks for a person,
and rules whose input is simply not there (no report of last year, no claim to hold against).
It is rounded down to two decimals.
"""

from collections.abc import Mapping, Set
from decimal import ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from gongkai.model.assessment import Deduction, Mend, Score
from gongkai.model.verdict import Status

_HUNDRED = Decimal(100)
_TENTH = Decimal("0.1")
_HUNDREDTH = Decimal("0.01")
_ZERO = Decimal(0)
FIRST = 3


def score(
    statuses: Mapping[str, Status],
    points: Mapping[str, Decimal],
    blocked: Set[str] = frozenset(),
    places: Mapping[str, int] | None = None,
) -> Score:
    """Score the statuses by the points of their rules.

    ``blocked`` are rules that do not apply because a rule they need is broken; ``places`` is how
    many places of the report a failed rule asks to be mended (1 where it is not told).
    """
    kept = sum((points[rule] for rule, status in statuses.items() if status == "pass"), _ZERO)
    lost = {r: points[r] for r, status in statuses.items() if status == "fail" and points[r]}
    applied = kept + sum(lost.values(), _ZERO)
    unjudged = [r for r, status in statuses.items() if status == "doubt" or r in blocked]
    asked = applied + sum((points[rule] for rule in unjudged), _ZERO)
    if not applied:
        return Score(None, _ZERO, _ZERO, _ZERO)
    value = (_HUNDRED * kept / applied).quantize(_TENTH, ROUND_HALF_EVEN)
    trail = _trail(lost, applied, _HUNDRED - value)
    return Score(
        value=value,
        judged=(applied / asked).quantize(_HUNDREDTH, ROUND_DOWN),
        applied=applied,
        kept=kept,
        trail=trail,
        mend_first=_mend_first(trail, value, places or {}),
    )


def _trail(
    lost: Mapping[str, Decimal], applied: Decimal, missing: Decimal
) -> tuple[Deduction, ...]:
    """Every failed rule's share of what is missing to 100, in tenths, in the order of the rules."""
    exact = {rule: _HUNDRED * points / applied for rule, points in lost.items()}
    taken = {rule: share.quantize(_TENTH, ROUND_FLOOR) for rule, share in exact.items()}
    left = int((missing - sum(taken.values(), _ZERO)) / _TENTH)
    by_remainder = sorted(exact, key=lambda rule: taken[rule] - exact[rule])
    for rule in by_remainder[:left]:
        taken[rule] += _TENTH
    return tuple(Deduction(rule, share) for rule, share in taken.items())


def _mend_first(
    trail: tuple[Deduction, ...], value: Decimal, places: Mapping[str, int]
) -> tuple[Mend, ...]:
    """The failed rules that give back most; where two give the same, fewer places come first."""
    ranked = sorted(trail, key=lambda one: (-one.taken, places.get(one.rule, 1)))
    first: list[Mend] = []
    for one in ranked[:FIRST]:
        value += one.taken
        first.append(Mend(one.rule, one.taken, value))
    return tuple(first)
