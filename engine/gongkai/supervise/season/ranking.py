"""Ranks bodies among those that they may be compared with."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from gongkai.supervise.season.season import Before, Fault, Group, SeasonEntry, Share, ranks
from gongkai.supervise.season.verdicts import Verdicts

Scores = Mapping[str, Decimal]
"""By body."""


def rank(
    places: Iterable[SeasonEntry], kinds: Mapping[str, int], last_run: Scores, last_year: Scores
) -> tuple[Group, ...]:
    """Groups in the order of the kinds of body. Earlier scores are ranked among the bodies of the
    group that have one."""
    gathered: dict[tuple[str, str], list[SeasonEntry]] = {}
    for place in places:
        gathered.setdefault((place.body.kind, place.profile), []).append(place)
    order = sorted(gathered, key=lambda key: (kinds.get(key[0], len(kinds)), *key))
    return tuple(_group(*key, gathered[key], last_run, last_year) for key in order)


def _group(
    kind: str, profile: str, places: list[SeasonEntry], last_run: Scores, last_year: Scores
) -> Group:
    graded = [one for one in places if one.condition == "ranked"]
    scores = [one.score for one in graded if one.score is not None]
    found, several = ranks(scores), Counter(scores)
    names = [one.body.name for one in graded]
    runs, years = _before(names, last_run), _before(names, last_year)
    ranked = [
        replace(
            one,
            rank=found[one.score],
            tied=several[one.score] > 1,
            last_run=runs.get(one.body.name),
            last_year=years.get(one.body.name),
        )
        for one in graded
        if one.score is not None
    ]
    ranked.sort(key=lambda one: (one.rank or 0, one.body.name))
    ungraded = sorted(
        (one for one in places if one.condition != "ranked"), key=lambda one: one.body.name
    )
    return Group(kind, profile, tuple(ranked), tuple(ungraded))


def _before(names: Iterable[str], scores: Scores) -> dict[str, Before]:
    mine = {name: scores[name] for name in names if name in scores}
    found = ranks(list(mine.values()))
    return {name: Before(score, found[score]) for name, score in mine.items()}


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
