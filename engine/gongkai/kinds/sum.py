"""``sum``: parts listed in the prose (共95件，其中A 24件、B 66件) add up to their total.

A list begins with ``begins``. Its total is the last number before it, its parts are the numbers of
the same unit behind it, to the end of the sentence (where the digits of a number stand apart, 28 16
条, nobody can tell); a first stretch up to a semicolon that has
several parts is the list by itself, and each stretch ends at ``stops``. ``units`` names units to
look at instead of that of the last number. Numbers in brackets, approximate ones and those behind
``aside`` (compared with last year) do not count; those behind ``added`` (carried in) can come on
top of a total and are none by themselves.

The same things are often listed twice, by channel and by applicant: parts of which the first
already make up the total are fine, and so is a multiple of it. So are parts of a total that is
told in two numbers (317 received and 3 carried in), and parts of several units that make it up
together. Parts that fall short are taken for a list of all parts only where they come to the share
``complete`` of the total or name a ``rest``, and never where the list says that it is ``open``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from gongkai.kinds.kind import Kind, Parameter
from gongkai.model.form import Form
from gongkai.model.location import Location
from gongkai.model.message import Message, message
from gongkai.model.numerals import quantities
from gongkai.model.observation import Evidence, Observation
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.model.wording import clean
from gongkai.model.wordings import Wordings
from gongkai.rule_language.patterns import check_patterns, compiled, first_match, texts
from gongkai.rule_language.places import EVERYWHERE, Prose, find_prose

_BEFORE = 160
_BEHIND = 500
_TWICE = (2, 3)
_END = re.compile(r"[。!?\n]")
_BRACKETS = re.compile(r"\([^()\n]{0,200}\)")


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list in the prose: its total in this unit, its parts, and whether they make it up."""

    total: Decimal
    parts: tuple[Decimal, ...]
    unit: str
    right: bool
    sentence: str
    at: Location

    def describe(self) -> Message:
        """24 + 66 + 3 = 93 ≠ 95件."""
        parts = " + ".join(_plain(part) for part in self.parts)
        total = f"{_plain(self.total)}{self.unit}"
        return message("kind.sum.told", parts=parts, sum=_plain(sum(self.parts)), total=total)


def observe(rule: Rule, subject: Subject) -> Observation:
    """How many lists do not add up; None where there is none to add up."""
    prose = find_prose(subject.report, texts(rule, "where") or EVERYWHERE)
    lists = list(_lists(rule, prose, subject.report.wordings)) if prose else []
    if not lists:
        return Observation(rule.id, None, message("kind.sum.no_lists"), judged=0)
    off = [one for one in lists if not one.right]
    if not off:
        said = message("kind.sum.right", count=len(lists))
        return Observation(rule.id, 0, said, judged=len(lists))
    return Observation(
        rule.id,
        len(off),
        message("kind.sum.wrong", shown=tuple(one.describe() for one in off)),
        judged=len(lists),
        broken=len(off),
        evidence=tuple(Evidence(one.at, raw=one.sentence, value=one.total) for one in off),
    )


def _lists(rule: Rule, prose: Prose, wordings: Wordings) -> Iterator[Enumeration]:
    begins = compiled(rule.parameters["begins"])
    about = texts(rule, "about") or ("",)
    if not begins.search(prose.text) or not first_match(about, prose.text):
        return
    text = clean(prose.text)
    printed = prose.text if len(prose.text) == len(text) else text
    for match in begins.finditer(text):
        head, tail = _head(text, match.start()), _tail(text, match.end())
        start, end = match.start() - len(head), match.end() + len(tail)
        if first_match(about, text[start:end]):
            at = prose.at(_offset(prose.text, text.count("\n", 0, match.start())))
            yield from _listed(rule, head, tail, printed[start:end].strip(), at, wordings)


def _head(text: str, start: int) -> str:
    """The sentence before a list; where the list begins a sentence, the one before that."""
    before = text[max(0, start - _BEFORE) : start]
    said = before.rstrip(" 。\n")
    ends = [end.end() for end in _END.finditer(said)]
    return before[ends[-1] if ends else 0 :]


def _tail(text: str, start: int) -> str:
    behind = text[start : start + _BEHIND]
    end = _END.search(behind)
    return behind[: end.start()] if end else behind


def _offset(text: str, line: int) -> int:
    """Where a line begins."""
    lines = text.split("\n")[:line]
    return sum(map(len, lines)) + len(lines)


def _listed(
    rule: Rule, head: str, tail: str, sentence: str, at: Location, wordings: Wordings
) -> Iterator[Enumeration]:
    """The list in each of its units, where its parts are meant to make up its total."""
    if any(one.torn for one in quantities(head + tail)):
        return
    before = _counted(rule, head, wordings)
    stretches = [_counted(rule, _stopped(rule, stretch), wordings) for stretch in tail.split(";")]
    for unit in texts(rule, "units") or tuple(unit for _, unit in before[-1:]):
        totals = [value for value, one in before if one == unit]
        listed = [[value for value, one in stretch if one == unit] for stretch in stretches]
        parts = listed[0] if len(listed[0]) > 1 else [value for part in listed for value in part]
        if not totals or len(parts) < 2:
            continue
        total = (
            [value for value, one in _counted(rule, head, wordings, "added") if one == unit]
            or totals
        )[-1]
        every = [one.value for stretch in tail.split(";") for one in quantities(stretch)]
        right = _adds_up(totals, parts) or sum(every) == totals[-1]
        if right or sum(parts) > total or _complete(rule, total, sum(parts), tail):
            yield Enumeration(total, tuple(parts), unit, right, sentence, at)


def _counted(rule: Rule, text: str, wordings: Wordings, but: str = "") -> list[tuple[Decimal, str]]:
    """The exact numbers of a stretch with their units; without those behind what the parameter
    ``but`` names."""
    text = _BRACKETS.sub("", text)
    units = wordings.pattern("figures", "units")
    found: list[tuple[Decimal, str]] = []
    for one in quantities(text):
        gap = len(text) - len(text[one.end :].lstrip(" "))
        unit = units.match(text, gap)
        if (
            unit
            and not one.approximate
            and not first_match((*texts(rule, "aside"), *texts(rule, but)), text[: one.start])
        ):
            found.append((one.value, unit.group()))
    return found


def _stopped(rule: Rule, stretch: str) -> str:
    stop = first_match(texts(rule, "stops"), stretch)
    return stretch[: stop.start()] if stop else stretch


def _adds_up(totals: Sequence[Decimal], parts: Sequence[Decimal]) -> bool:
    sums = {*accumulate(parts)}
    whole = (*totals, *accumulate(reversed(totals)))
    return any(total in sums or sum(parts) in [total * n for n in _TWICE] for total in whole)


def _complete(rule: Rule, total: Decimal, parts: Decimal | int, tail: str) -> bool:
    """Whether parts that fall short are a list of all parts."""
    if first_match(texts(rule, "open"), tail):
        return False
    share = Decimal(str(rule.parameters.get("complete", 0)))
    return parts >= share * total or first_match(texts(rule, "rest"), tail) is not None


def _plain(value: Decimal | int) -> str:
    return f"{Decimal(value).normalize():f}"


def compile(rule: Rule, forms: tuple[Form, ...]) -> None:  # noqa: A001
    check_patterns(rule, "begins", "about", "stops", "aside", "added", "open", "rest")


KIND = Kind(
    id="sum",
    parameters=(
        Parameter("where", "places"),
        Parameter("begins", "pattern", required=True),
        Parameter("about", "patterns"),
        Parameter("units", "texts"),
        Parameter("stops", "patterns"),
        Parameter("aside", "patterns"),
        Parameter("added", "patterns"),
        Parameter("open", "patterns"),
        Parameter("rest", "patterns"),
        Parameter("complete", "number"),
    ),
    observe=observe,
    compile=compile,
)
