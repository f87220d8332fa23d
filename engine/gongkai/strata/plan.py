"""Turns a rulebook under a profile into the three strata that are inferred.

1. What the observations say: a condition holds (``c``), nothing was measured (``n``), a task for
   a person is there (``p``). What follows along ``needs``: a needed rule is broken (``B``), does
   not apply (``A``) or is in doubt (``D``). A meta-rule too few of whose members apply (``X``).
2. Once nothing moves any more: candidates that apply and are not in doubt are violations
   (``v``), doubts that apply are doubts (``d``), tasks are tasks (``m``); meta-rules conclude
   violations of their own (``M``), veto rules veto (``t``).
3. Meta-rules that doubts could still tip are in doubt (``O``); the posted score earns a grade
   (``g``, under a veto ``h``).

Every chunk of observations ends in a mark that must be seen (``r``), so that a lost chunk is an
error and not a row of passes; ``w`` warms the engine up. Names of productions are these letters
and the number of the rule, chunk or band.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import ceil, comb

from gongkai.errors import RuleFileError
from gongkai.message import message
from gongkai.observation import Condition
from gongkai.profile import Profile
from gongkai.rule import Rule
from gongkai.strata.facts import LARGEST_LIMIT, SEEN, SMALLEST, Fact, Template, fact_id, template
from gongkai.strata.limits import prove
from gongkai.strata.production import Comparison, Pattern, Production, rule_set

CHUNK = 29
"""Observations in one fact: each can pass two tests, the kind and the end mark one each."""
MOST_MEMBERS = 10
MOST_COMBINATIONS = 100

_SECOND = Pattern("s", Fact.SECOND_STRATUM)
_THIRD = Pattern("s", Fact.THIRD_STRATUM)
_APPLIES = Pattern("n", Fact.NOT_APPLICABLE, negated=True, same_rule=True)
_SURE = Pattern("d", Fact.DOUBTED, negated=True, same_rule=True)


@dataclass(frozen=True, slots=True)
class Meta:
    """A meta-rule: ``at_least`` of its members (rule numbers) must be violated."""

    members: tuple[int, ...]
    at_least: int

    def ways(self, letter: str) -> Iterator[tuple[int, ...]]:
        """The sets of members that make it fire: so many violated (``M``) or open (``O``), or so
        many not applicable that the rest is too few (``X``)."""
        too_few = len(self.members) - self.at_least + 1
        return combinations(self.members, too_few if letter == "X" else self.at_least)


@dataclass(frozen=True, slots=True)
class Strata:
    """A compiled rulebook. Rules go by their number, the index in ``rules``; those that the
    profile silences are not there at all. ``text`` is the rule set for the engine."""

    rules: tuple[str, ...]
    conditions: tuple[Condition, ...]
    chunks: tuple[Template, ...]
    needs: tuple[tuple[int, ...], ...]
    dependants: Mapping[int, tuple[int, ...]]
    metas: Mapping[int, Meta]
    members: frozenset[int]
    vetoes: frozenset[int]
    bands: tuple[str, ...]
    text: str


def plan(rules: Iterable[Rule], conditions: Mapping[str, Condition], profile: Profile) -> Strata:
    """Compile; RuleFileError where a rule refers to what cannot be inferred or where the rule
    set could reach a limit of the engine. ``conditions`` are by rule id."""
    rules = tuple(rules)
    spoken = [r for r in rules if not (r.id in profile.rules and profile.rules[r.id].silenced)]
    numbers = {rule.id: number for number, rule in enumerate(spoken)}
    known = {rule.id for rule in rules}
    needs = tuple(_numbers(rule, rule.applies.needs, numbers, known) for rule in spoken)
    metas = {
        number: _meta(rule, numbers, known)
        for number, rule in enumerate(spoken)
        if rule.kind == "meta"
    }
    for rule, needed in zip(spoken, needs, strict=True):
        for number in needed:
            if number in metas:
                raise _wrong(rule, "needs_meta", other=spoken[number].id)
        if abs(conditions[rule.id].limit) > LARGEST_LIMIT:
            raise _wrong(rule, "limit_too_large", allowed=LARGEST_LIMIT)
    observed = [number for number in range(len(spoken)) if number not in metas]
    chunks = tuple(tuple(observed[at : at + CHUNK]) for at in range(0, len(observed), CHUNK))
    held = tuple(conditions[rule.id] for rule in spoken)
    manual = {number for number, rule in enumerate(spoken) if rule.kind == "manual"}
    vetoes = frozenset(number for number, rule in enumerate(spoken) if rule.veto)
    dependants = {
        needed: tuple(number for number, own in enumerate(needs) if needed in own)
        for needed in sorted({needed for own in needs for needed in own})
    }
    productions = (
        Production("w", (Pattern("m", Fact.WARM_UP),)),
        *_observing(chunks, held, manual),
        *_along_needs(dependants),
        *_concluding(metas),
        *(Production(f"t{n}", (_about("a", Fact.VIOLATION, n),)) for n in sorted(vetoes)),
        *_grading(profile),
    )
    prove(productions, _identifiers(len(spoken), len(chunks)), "rulebook.toml")
    ids = tuple(rule.id for rule in spoken)
    return Strata(
        rules=ids,
        conditions=held,
        chunks=tuple(template(at, some, ids) for at, some in enumerate(chunks)),
        needs=needs,
        dependants=dependants,
        metas=metas,
        members=frozenset(member for meta in metas.values() for member in meta.members),
        vetoes=vetoes,
        bands=tuple(band.id for band in profile.bands),
        text=rule_set(productions),
    )


def _observing(
    chunks: tuple[tuple[int, ...], ...], conditions: tuple[Condition, ...], manual: set[int]
) -> Iterator[Production]:
    for chunk, numbers in enumerate(chunks):
        kind = Fact.CHUNK + chunk
        for n in numbers:
            nothing = (Comparison(f"v{n}", "absent"), Comparison(f"d{n}", "absent"))
            yield Production(f"n{n}", (Pattern("m", kind, nothing),))
            if n in manual:
                anything = Comparison(f"v{n}", ">=", SMALLEST)
                yield Production(f"p{n}", (Pattern("m", kind, (anything,)),))
            else:
                # Numbers are written twice as large, see facts.half_steps.
                holds = Comparison(f"v{n}", conditions[n].operator, 2 * conditions[n].limit)
                yield Production(f"c{n}", (Pattern("m", kind, (holds,)),))
        yield Production(f"r{chunk}", (Pattern("m", kind, (Comparison(SEEN, "=="),)),))


def _along_needs(dependants: Mapping[int, tuple[int, ...]]) -> Iterator[Production]:
    for n in dependants:
        yield Production(f"B{n}", (_about("a", Fact.CANDIDATE, n),))
        yield Production(f"A{n}", (_about("a", Fact.NOT_APPLICABLE, n),))
        yield Production(f"D{n}", (_about("a", Fact.DOUBTED, n),))


def _concluding(metas: Mapping[int, Meta]) -> Iterator[Production]:
    yield Production("v", (Pattern("a", Fact.CANDIDATE), _SECOND, _APPLIES, _SURE))
    yield Production("d", (Pattern("a", Fact.DOUBTED), _SECOND, _APPLIES))
    yield Production("m", (Pattern("a", Fact.FOR_A_PERSON), _SECOND, _APPLIES, _SURE))
    for n, meta in metas.items():
        applies = _about("n", Fact.NOT_APPLICABLE, n, negated=True)
        sure = _about("d", Fact.DOUBTED, n, negated=True)
        spared = _about("v", Fact.VIOLATION, n, negated=True)
        for letter, fact, rest in (
            ("X", Fact.NOT_APPLICABLE, ()),
            ("M", Fact.VIOLATION, (_SECOND, applies, sure)),
            ("O", Fact.OPEN, (_THIRD, applies, sure, spared)),
        ):
            for count, some in enumerate(meta.ways(letter)):
                together = (_about(f"f{at}", fact, member) for at, member in enumerate(some))
                yield Production(f"{letter}{n}.{count}", (*together, *rest))


def _grading(profile: Profile) -> Iterator[Production]:
    """One band for every score; scores count in tenths, the judged share in hundredths."""
    judged = Comparison("judged", ">=", ceil(profile.judged_at_least * 100))
    cap = next(at for at, band in enumerate(profile.bands) if band.id == profile.veto_cap)
    for letter, best in (("g", 0), ("h", cap)):
        for at, band in enumerate(profile.bands[best:], best):
            tests = [Comparison("score", ">=", ceil(band.at_least * 10)), judged]
            if at > best:
                tests.append(Comparison("score", "<", ceil(profile.bands[at - 1].at_least * 10)))
            veto = Comparison("veto", "==", int(letter == "h"))
            yield Production(f"{letter}{at}", (Pattern("m", Fact.SUMMARY, (veto, *tests)),))


def _identifiers(rules: int, chunks: int) -> Iterator[str]:
    """Every id that a fact can bear in one run; ``sid-0`` is the engine's own."""
    yield from ("sid-0", "warm", "second", "third", "summary")
    yield from (f"chunk{n}" for n in range(chunks))
    facts = [fact for fact in Fact if fact <= Fact.FOR_A_PERSON]
    yield from (fact_id(fact, number) for fact in facts for number in range(rules))


def _about(alias: str, fact: Fact, number: int, *, negated: bool = False) -> Pattern:
    return Pattern(alias, fact, (Comparison("i", "==", number),), negated)


def _meta(rule: Rule, numbers: Mapping[str, int], known: set[str]) -> Meta:
    members = _numbers(rule, rule.parameters["any"], numbers, known)
    at_least = int(rule.parameters.get("at_least", 1))
    if not 1 <= at_least <= len(rule.parameters["any"]):
        raise _wrong(rule, "meta_count", at_least=at_least, members=len(rule.parameters["any"]))
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
