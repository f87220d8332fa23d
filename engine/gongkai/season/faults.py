"""The commonest faults of a season."""

from collections import Counter
from collections.abc import Iterable, Sequence

from gongkai.season.fault import Fault, Share
from gongkai.supervise.season.verdicts import Verdicts

Tally = Counter[tuple[str, str, str]]


def faults(now: Verdicts, before: Verdicts | None, rules: Sequence[str]) -> tuple[Fault, ...]:
    """A line for each of these rules: what most of the bodies break that it applies to comes
    first, then what most bodies break, then the order given."""
    known = [_fault(rule, now, before) for rule in rules]
    return tuple(sorted(known, key=lambda one: (-(one.share.value or 0), -one.share.failed)))


def _fault(rule: str, now: Verdicts, before: Verdicts | None) -> Fault:
    kinds = sorted({kind for known, kind, _ in now.tally if known == rule})
    counted: Counter[str] = Counter()
    for (known, _, status), number in now.tally.items():
        if known == rule:
            counted[status] += number
    earlier = before and _share(before.tally, rule, {kind for _, kind, _ in before.tally})
    return Fault(
        rule=rule,
        level=now.levels[rule],
        share=_share(now.tally, rule, kinds),
        kinds={kind: _share(now.tally, rule, (kind,)) for kind in kinds},
        doubted=counted["doubt"],
        waived=counted["waived"] + now.decided[rule, "waived"],
        dismissed=now.decided[rule, "dismissed"],
        last_year=earlier if earlier and earlier.applied else None,
    )


def _share(tally: Tally, rule: str, kinds: Iterable[str]) -> Share:
    pairs = [(tally[rule, kind, "fail"], tally[rule, kind, "pass"]) for kind in kinds]
    failed = sum(fail for fail, _ in pairs)
    return Share(failed, failed + sum(kept for _, kept in pairs))
