"""The score after people's decisions, beside the one that was judged."""

from collections.abc import Mapping
from decimal import Decimal

from gongkai.supervise.register.decisions import Choice
from gongkai.inference.score import score
from gongkai.model.verdict import Status


def score_after(
    statuses: Mapping[str, Status], points: Mapping[str, Decimal], decided: Mapping[str, Choice]
) -> Decimal | None:
    """A fault that was dismissed counts as kept; one that was waived is outside both sums. A
    decision on anything but a fault moves nothing."""
    now: dict[str, Status] = dict(statuses)
    for rule, choice in decided.items():
        if statuses.get(rule) == "fail" and choice != "confirmed":
            now[rule] = "pass" if choice == "dismissed" else "waived"
    return score(now, points).value
