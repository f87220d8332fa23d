"""Compiles a rulebook under a profile into what ``inference`` needs to judge a record."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import comb
from typing import Any

from gongkai.inference.facts import LARGEST_LIMIT, Fact, Template, about, fact_id, template
from gongkai.inference.limits import prove
from gongkai.inference.production import Meta, Pattern, Production, rule_set
from gongkai.inference.productions import concluding, following, grading, observing
from gongkai.kinds.kind import Kind, Quorum
from gongkai.model.errors import RuleFileError
from gongkai.model.message import message
from gongkai.model.observation import Condition
from gongkai.model.profile import Profile
from gongkai.model.rule import Rule

CHUNK = 58
"""Observations in one fact: each can pass one test, as can the kind and the end mark."""
MOST_MEMBERS = 10
MOST_COMBINATIONS = 100


@dataclass(frozen=True, slots=True)
class Strata:
    """A compiled rulebook. Rules go by their number, the index in ``rules``; those that the
    profile silences are not there at all. ``awaited`` are those that other rules need or count.
    ``facts`` has the JSON of every fact about a rule that
    some production listens to. ``text`` is the rule set for the engine."""

    rules: tuple[str, ...]
    numbers: Mapping[str, int]
    conditions: tuple[Condition, ...]
    chunks: tuple[Template, ...]
    needs: tuple[tuple[int, ...], ...]
    dependants: Mapping[int, tuple[int, ...]]
    metas: Mapping[int, Meta]
    awaited: frozenset[int]
    facts: Mapping[tuple[Fact, int], str]
    bands: tuple[str, ...]
    text: str

    def blocked_by(self, broken: Iterable[int]) -> frozenset[str]:
        """The rules that need one of these, directly or through others."""
        found: set[int] = set()
        looking = list(broken)
        while looking:
            new = {n for n in self.dependants.get(looking.pop(), ()) if n not in found}
            found |= new
            looking += new
        return frozenset(self.rules[number] for number in found)


def plan(rules: Iterable[Rule], kinds: Mapping[str, Kind[Any]], profile: Profile) -> Strata:
    """Compile; RuleFileError where a rule refers to what cannot be inferred or where the rule
    set could reach a limit of the engine. ``kinds`` are by their id."""
    rules = tuple(rules)
    spoken = [rule for rule in rules if not profile.override(rule).silenced]
    numbers = {rule.id: number for number, rule in enumerate(spoken)}
    known = {rule.id for rule in rules}
    needs = tuple(_numbers(rule, rule.applies.needs, numbers, known) for rule in spoken)
    metas = {
        number: _meta(rule, quorum(rule), numbers, known)
        for number, rule in enumerate(spoken)
        if (quorum := kinds[rule.kind].quorum)
    }
    held = tuple(kinds[rule.kind].condition(rule) for rule in spoken)
    for rule, condition, needed in zip(spoken, held, needs, strict=True):
        for number in needed:
            if number in metas:
                raise _wrong(rule, "needs_meta", other=spoken[number].id)
        if abs(condition.limit) > LARGEST_LIMIT:
            raise _wrong(rule, "limit_too_large", allowed=LARGEST_LIMIT)
    observed = [number for number in range(len(spoken)) if number not in metas]
    chunks = tuple(tuple(observed[at : at + CHUNK]) for at in range(0, len(observed), CHUNK))
    manual = {number for number, rule in enumerate(spoken) if kinds[rule.kind].asks}
    vetoes = frozenset(number for number, rule in enumerate(spoken) if profile.vetoes(rule))
    dependants = {
        needed: tuple(number for number, own in enumerate(needs) if needed in own)
        for needed in sorted({needed for own in needs for needed in own})
    }
    productions = (
        Production("w", (Pattern("m", Fact.WARM_UP),)),
        *observing(chunks, held, manual),
        *following(),
        *concluding(metas),
        *grading(profile),
    )
    prove(productions, _identifiers(len(spoken), len(chunks)), "rulebook.toml")
    ids = tuple(rule.id for rule in spoken)
    awaited = {*metas, *dependants, *(one for meta in metas.values() for one in meta.members)}
    return Strata(
        rules=ids,
        numbers=numbers,
        conditions=held,
        chunks=tuple(template(at, some, ids) for at, some in enumerate(chunks)),
        needs=needs,
        dependants=dependants,
        metas=metas,
        awaited=frozenset(awaited),
        facts=_facts(awaited, needs, dependants, vetoes),
        bands=tuple(band.id for band in profile.bands),
        text=rule_set(productions),
    )


def _facts(
    awaited: set[int],
    needs: tuple[tuple[int, ...], ...],
    dependants: Mapping[int, tuple[int, ...]],
    vetoes: frozenset[int],
) -> Mapping[tuple[Fact, int], str]:
    """The facts worth telling. That a rule does not apply concerns the rule itself only where it
    follows from its needs; a violation concerns vetoes and meta-rules only."""
    every = range(len(needs))
    told = {
        Fact.CANDIDATE: every,
        Fact.DOUBTED: every,
        Fact.FOR_A_PERSON: every,
        Fact.EXEMPT: every,
        Fact.ABSENT: every,
        Fact.NOT_APPLICABLE: {*awaited, *(n for n in every if needs[n])},
        Fact.VIOLATION: {*awaited, *vetoes},
        Fact.OPEN: awaited,
    }
    return {
        (fact, n): about(fact, n, awaited=n in (vetoes if fact is Fact.VIOLATION else dependants))
        for fact, numbers in told.items()
        for n in numbers
    }


def _identifiers(rules: int, chunks: int) -> Iterator[str]:
    """Every id that a fact can bear in one run; ``sid-0`` is the engine's own."""
    yield from ("sid-0", "warm", "second", "third", "summary")
    yield from (f"chunk{n}" for n in range(chunks))
    facts = [fact for fact in Fact if fact <= Fact.ABSENT]
    yield from (fact_id(fact, number) for fact in facts for number in range(rules))


def _meta(rule: Rule, quorum: Quorum, numbers: Mapping[str, int], known: set[str]) -> Meta:
    members, at_least = _numbers(rule, quorum.members, numbers, known), quorum.at_least
    if not 1 <= at_least <= len(quorum.members):
        raise _wrong(rule, "meta_count", at_least=at_least, members=len(quorum.members))
    if len(members) < at_least:
        raise _wrong(rule, "meta_silenced", at_least=at_least, members=len(members))
    ways = max(comb(len(members), at_least), comb(len(members), at_least - 1))
    if len(members) > MOST_MEMBERS or ways > MOST_COMBINATIONS:
        raise _wrong(rule, "meta_too_large", members=len(members), allowed=MOST_MEMBERS)
    return Meta(members, at_least)


def _numbers(
    rule: Rule, ids: Iterable[str], numbers: Mapping[str, int], known: set[str]
) -> tuple[int, ...]:
    """Rule numbers of these ids, without those that the profile silences."""
    for other in ids:
        if other not in known:
            raise _wrong(rule, "unknown_rule", other=other)
    return tuple(dict.fromkeys(numbers[other] for other in ids if other in numbers))


def _wrong(rule: Rule, reason: str, **values: object) -> RuleFileError:
    return RuleFileError(rule.file, message(f"infer.{reason}", rule=rule.id, **values), rule.line)
