"""Ranks bodies among those that they may be compared with."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from gongkai.season.group import Group
from gongkai.season.place import Before, Place, ranks

Scores = Mapping[str, Decimal]
"""By body."""


def rank(
    places: Iterable[Place], kinds: Mapping[str, int], last_run: Scores, last_year: Scores
) -> tuple[Group, ...]:
    """Groups in the order of the kinds of body. Earlier scores are ranked among the bodies of the
    group that have one."""
    gathered: dict[tuple[str, str], list[Place]] = {}
    for place in places:
        gathered.setdefault((place.body.kind, place.profile), []).append(place)
    order = sorted(gathered, key=lambda key: (kinds.get(key[0], len(kinds)), *key))
    return tuple(_group(*key, gathered[key], last_run, last_year) for key in order)


def _group(
    kind: str, profile: str, places: list[Place], last_run: Scores, last_year: Scores
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
