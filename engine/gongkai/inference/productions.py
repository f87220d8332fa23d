"""Turns a rulebook under a profile into the three strata that are inferred.

1. What the observations say: a condition holds (``c``), nothing was measured (``n``), a task for
   a person is there (``p``). What follows along ``needs``: a needed rule is broken (``B``), does
   not apply (``A``) or is in doubt (``D``). A meta-rule too few of whose members apply (``X``).
   That there is a waiver for a rule is a fact from the beginning.
2. Once nothing moves any more: candidates that apply and are not in doubt are violations
   (``v``), or waived where there is a waiver (``e``); doubts that apply are doubts (``d``), tasks
   are tasks (``m``); violations enough make a meta-rule a candidate too (``M``), veto rules veto
   (``t``).
3. Meta-rules that doubts could still tip are in doubt (``O``); the posted score earns a grade
   (``g``, under a veto ``h``).

Every chunk of observations ends in a mark that must be seen (``r``), so that a lost chunk is an
error and not a row of passes; ``w`` warms the engine up. Names of productions are these letters
and the number of the rule, chunk or band; one that speaks of any rule is the letter alone.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from math import ceil

from gongkai.inference.facts import AWAITED, RULE, SEEN, SMALLEST, Fact
from gongkai.inference.production import Constraint, Meta, Pattern, Production
from gongkai.model.observation import Condition
from gongkai.model.profile import Profile

_SECOND = Pattern("s", Fact.SECOND_STRATUM)
_THIRD = Pattern("s", Fact.THIRD_STRATUM)
_APPLIES = Pattern("n", Fact.NOT_APPLICABLE, negated=True, same_rule=True)
_SURE = Pattern("d", Fact.DOUBTED, negated=True, same_rule=True)
_WAIVED = Pattern("e", Fact.EXEMPT, same_rule=True)
_COUNTS = Pattern("e", Fact.EXEMPT, negated=True, same_rule=True)


def observing(
    chunks: tuple[tuple[int, ...], ...], conditions: tuple[Condition, ...], manual: set[int]
) -> Iterator[Production]:
    """The observations of each chunk (rule numbers); ``manual`` rules ask, whatever the value.
    Where nothing was measured, that is a fact of its own."""
    for chunk, numbers in enumerate(chunks):
        kind = Fact.CHUNK + chunk
        for n in numbers:
            if n in manual:
                anything = Constraint(f"v{n}", ">=", SMALLEST)
                yield Production(f"p{n}", (Pattern("m", kind, (anything,)),))
            else:
                # Numbers are written twice as large, see facts.half_steps.
                holds = Constraint(f"v{n}", conditions[n].operator, 2 * conditions[n].limit)
                yield Production(f"c{n}", (Pattern("m", kind, (holds,)),))
        yield Production(f"r{chunk}", (Pattern("m", kind, (Constraint(SEEN, "=="),)),))
    yield Production("n", (Pattern("a", Fact.ABSENT),))


def following() -> Iterator[Production]:
    """What others wait for: dependants for what they need, the grade for a veto."""
    awaited = (Constraint(AWAITED, "=="),)
    for letter, fact in (
        ("B", Fact.CANDIDATE),
        ("A", Fact.NOT_APPLICABLE),
        ("D", Fact.DOUBTED),
        ("t", Fact.VIOLATION),
    ):
        yield Production(letter, (Pattern("a", fact, awaited),))


def concluding(metas: Mapping[int, Meta]) -> Iterator[Production]:
    """The second stratum, and what of the third is not the grade."""
    broken = Pattern("a", Fact.CANDIDATE)
    yield Production("v", (broken, _SECOND, _APPLIES, _SURE, _COUNTS))
    yield Production("e", (broken, _WAIVED, _SECOND, _APPLIES, _SURE))
    yield Production("d", (Pattern("a", Fact.DOUBTED), _SECOND, _APPLIES))
    yield Production("m", (Pattern("a", Fact.FOR_A_PERSON), _SECOND, _APPLIES, _SURE))
    for n, meta in metas.items():
        applies = _about("n", Fact.NOT_APPLICABLE, n, negated=True)
        sure = _about("d", Fact.DOUBTED, n, negated=True)
        undecided = _about("c", Fact.CANDIDATE, n, negated=True)
        for letter, fact, rest in (
            ("X", Fact.NOT_APPLICABLE, ()),
            ("M", Fact.VIOLATION, (_SECOND, applies, sure)),
            ("O", Fact.OPEN, (_THIRD, applies, sure, undecided)),
        ):
            for count, some in enumerate(meta.ways(letter)):
                together = (_about(f"f{at}", fact, member) for at, member in enumerate(some))
                yield Production(f"{letter}{n}.{count}", (*together, *rest))


def grading(profile: Profile) -> Iterator[Production]:
    """One band for every score; scores count in tenths, the judged share in hundredths."""
    judged = Constraint("judged", ">=", ceil(profile.judged_at_least * 100))
    cap = next(at for at, band in enumerate(profile.bands) if band.id == profile.veto_cap)
    for letter, best in (("g", 0), ("h", cap)):
        for at, band in enumerate(profile.bands[best:], best):
            tests = [Constraint("score", ">=", ceil(band.at_least * 10)), judged]
            if at > best:
                tests.append(Constraint("score", "<", ceil(profile.bands[at - 1].at_least * 10)))
            veto = Constraint("veto", "==", int(letter == "h"))
            yield Production(f"{letter}{at}", (Pattern("m", Fact.SUMMARY, (veto, *tests)),))


def _about(alias: str, fact: Fact, number: int, *, negated: bool = False) -> Pattern:
    return Pattern(alias, fact, (Constraint(RULE, "==", number),), negated)


@cache
def letter_and_number(name: str) -> tuple[str, int]:
    """The two parts of a production's name: ``c12``, or ``M7.3`` for its third way to fire."""
    return name[0], int(name[1:].partition(".")[0])
