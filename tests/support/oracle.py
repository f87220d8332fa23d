"""A second, deliberately simple evaluator: what the inference must come to, in plain Python.

It shares nothing with ``gongkai.inference`` but the nouns. Every set below only ever grows, so each
loop runs until nothing changes.
"""

from collections.abc import Mapping, Sequence, Set
from decimal import Decimal
from operator import eq, gt, lt, ne

from gongkai.model.observation import Condition, Observation
from gongkai.model.profile import Profile
from gongkai.model.rule import Rule

COMPARE = {"!=": ne, "<": lt, ">": gt, "==": eq}


def statuses(
    rules: Sequence[Rule],
    conditions: Mapping[str, Condition],
    observations: Mapping[str, Observation],
    excluded: set[str],
    exempt: Set[str] = frozenset(),
) -> tuple[dict[str, str], set[str]]:
    """The status of every rule, and the rules that cannot apply because one they need is broken.

    What is broken and ``exempt`` is waived: it counts nowhere, but what needs it is blocked still.
    """
    needs = {rule.id: rule.applies.needs for rule in rules}
    metas = {
        r.id: (r.parameters["any"], r.parameters["at_least"]) for r in rules if r.kind == "meta"
    }
    missing, doubted, broken = set(excluded), set[str](), set[str]()
    for rule in rules:
        if rule.id in excluded or rule.id in metas:
            continue
        seen, condition = observations[rule.id], conditions[rule.id]
        usable = seen.value is not None and Decimal(seen.value).is_finite()
        if seen.doubtful or (seen.value is not None and not usable):
            doubted.add(rule.id)
        elif not usable:
            missing.add(rule.id)
        elif rule.kind != "manual" and COMPARE[condition.operator](seen.value, condition.limit):
            broken.add(rule.id)

    size = -1
    while size != len(missing) + len(doubted):
        size = len(missing) + len(doubted)
        missing |= {r for r in needs if any(n in missing or n in broken for n in needs[r])}
        missing |= {r for r, (any_, least) in metas.items()
                    if len(set(any_) - missing) < least}  # fmt: skip
        doubted |= {r for r in needs if any(n in doubted for n in needs[r])}

    blocked, size = set[str](), -1
    while size != len(blocked):
        size = len(blocked)
        blocked |= {r for r in needs if any(n in broken or n in blocked for n in needs[r])}

    broken, size = broken - missing - doubted, -1
    while size != len(broken):
        size = len(broken)
        broken |= {r for r, (any_, least) in metas.items() if r not in missing | doubted
                   and len((broken - exempt) & set(any_)) >= least}  # fmt: skip
    violated, waived = broken - exempt, broken & exempt

    doubt, size = doubted - missing, -1
    while size != len(doubt):
        size = len(doubt)
        doubt |= {r for r, (any_, least) in metas.items() if r not in missing | violated | waived
                  and len((violated | doubt) & set(any_)) >= least}  # fmt: skip

    manual = {rule.id for rule in rules if rule.kind == "manual"} - missing - doubt
    told = {"not_applicable": missing, "fail": violated, "waived": waived, "doubt": doubt,
            "manual": manual}  # fmt: skip
    status = {r.id: next((s for s, ids in told.items() if r.id in ids), "pass") for r in rules}
    return status, blocked


def grade(profile: Profile, score: Decimal, judged: Decimal, vetoed: bool) -> str | None:
    if judged < profile.judged_at_least:
        return None
    earned = next(band.id for band in profile.bands if score >= band.at_least)
    order = [band.id for band in profile.bands]
    return max(earned, profile.veto_cap, key=order.index) if vetoed else earned
