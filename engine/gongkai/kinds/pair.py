"""``pair``: section five names problems, says what was done, and answers each problem."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.form import Form
from gongkai.kinds.kind import Kind, Parameter
from gongkai.kinds.patterns import check_pattern, check_patterns, compiled, first_match, texts
from gongkai.kinds.prose import Prose, compact, find_prose
from gongkai.location import NOWHERE, Location
from gongkai.message import message
from gongkai.numerals import arabic, chinese
from gongkai.observation import Condition, Evidence, Observation
from gongkai.rule import Rule
from gongkai.subject import Subject

_FEWEST = 6
"""A side with fewer characters says nothing."""


@dataclass(frozen=True, slots=True)
class Side:
    """The problems, or the improvements: their text, its place, and how many items are numbered
    (None where they are not numbered)."""

    text: str
    at: Location
    items: int | None

    @property
    def says_something(self) -> bool:
        return len(self.text) >= _FEWEST

    def evidence(self) -> tuple[Evidence, ...]:
        return (Evidence(self.at, raw=self.text[:60]),) if self.text else ()


def observe(rule: Rule, subject: Subject) -> Observation:
    """``problems``/``improvements``: 1 where that side is missing. ``paired``: how many problems
    have no improvement; None where one of the sides is not numbered."""
    section = subject.report.section("problems")
    prose = find_prose(subject.report, ("problems",))
    if section is None or prose is None:
        return Observation(rule.id, None, message("kind.pair.no_section"))
    problems, improvements = _sides(rule, subject, prose)
    match rule.parameters["check"]:
        case "problems":
            return _stated(rule, problems, "problems")
        case "improvements":
            return _stated(rule, improvements, "improvements")
        case _:
            return _paired(rule, problems, improvements)


def _stated(rule: Rule, side: Side, which: str) -> Observation:
    text = compact(side.text)
    nothing = first_match(texts(rule, "nothing"), text)
    missing = not side.says_something or nothing is not None
    key = f"kind.pair.{which}_missing" if missing else f"kind.pair.{which}_found"
    return Observation(
        rule.id,
        int(missing),
        message(key, count=side.items or 1),
        broken=int(missing),
        evidence=side.evidence(),
    )


def _paired(rule: Rule, problems: Side, improvements: Side) -> Observation:
    if not problems.items or not improvements.items:
        return Observation(rule.id, None, message("kind.pair.not_numbered"))
    short = max(0, problems.items - improvements.items)
    counts = {"problems": problems.items, "improvements": improvements.items, "short": short}
    return Observation(
        rule.id,
        short,
        message("kind.pair.fewer" if short else "kind.pair.answered", **counts),
        judged=problems.items,
        broken=short,
        evidence=(*problems.evidence(), *improvements.evidence()),
        fills=counts,
    )


def _sides(rule: Rule, subject: Subject, prose: Prose) -> tuple[Side, Side]:
    """By the section's own sub-headings; else by the sentence that turns to the improvements;
    else every sentence by its words."""
    section = subject.report.section("problems")
    headed = {
        side: [sub for sub in section.subsections if sub.id == side] if section else []
        for side in ("problems", "improvements")
    }
    if headed["problems"] and headed["improvements"]:
        first, second = (
            Side("\n".join(sub.text.strip() for sub in subs), subs[0].at, None)
            for subs in headed.values()
        )
        return _counted(rule, first), _counted(rule, second)
    turns = _found(rule, "turn", prose)
    answers = _found(rule, "answer", prose)
    items = _count(rule, prose.plain)
    if items and len(answers) >= items > 1:
        return _interleaved(prose, items, min(len(answers), items))
    if turns:
        cut = min(turns)
        first = Side(prose.text[:cut].strip(), prose.at(0), None)
        second = Side(prose.text[cut:].strip(), prose.at(cut), None)
        return _counted(rule, first), _counted(rule, second)
    return _by_words(rule, prose)


def _found(rule: Rule, name: str, prose: Prose) -> list[int]:
    """Where one of the patterns of this parameter begins."""
    return [m.start() for one in texts(rule, name) for m in compiled(one).finditer(prose.plain)]


def _interleaved(prose: Prose, problems: int, improvements: int) -> tuple[Side, Side]:
    text, at = prose.text.strip(), prose.at(0)
    return Side(text, at, problems), Side(text, at, improvements)


def _by_words(rule: Rule, prose: Prose) -> tuple[Side, Side]:
    lacks: list[tuple[str, Location]] = []
    mends: list[tuple[str, Location]] = []
    for sentence in prose.sentences():
        if first_match(texts(rule, "lack"), sentence.plain):
            lacks.append((sentence.text, sentence.at))
        if first_match(texts(rule, "mend"), sentence.plain):
            mends.append((sentence.text, sentence.at))
    return _counted(rule, _joined(lacks)), _counted(rule, _joined(mends))


def _joined(found: list[tuple[str, Location]]) -> Side:
    text = "".join(text for text, _ in found)
    return Side(text, found[0][1] if found else NOWHERE, None)


def _counted(rule: Rule, side: Side) -> Side:
    return Side(side.text, side.at, _count(rule, side.text))


def _count(rule: Rule, text: str) -> int | None:
    """How many items are numbered, by the first style of numbering that begins in the text."""
    styles: list[tuple[int, int]] = []
    for style in texts(rule, "marker"):
        found = list(compiled(style).finditer(text))
        if found:
            numbers = [number for match in found if (number := _number(match["n"])) is not None]
            styles.append((found[0].start(), _run(numbers)))
    counts = [count for _, count in sorted(styles) if count > 1]
    return counts[0] if counts else None


def _number(text: str) -> int | None:
    value = arabic(text) or chinese(text)
    return None if value is None else int(value)


def _run(numbers: Iterable[int]) -> int:
    """How far the numbers count up, one by one; a first item may have lost its number."""
    return max(_runs(numbers), default=0)


def _runs(numbers: Iterable[int]) -> Iterator[int]:
    last = 0
    for number in numbers:
        if number == last + 1 or (last == 0 and number == 2):
            last = number
            yield last


def compile(rule: Rule, forms: tuple[Form, ...]) -> None:  # noqa: A001
    check_patterns(rule, "turn", "answer", "lack", "mend", "nothing")
    for style in texts(rule, "marker"):
        check_pattern(rule, "marker", style)
        if "n" not in re.compile(style).groupindex:
            check_pattern(rule, "marker", "(?P<n>")


def condition(rule: Rule) -> Condition:
    return Condition(">", 0)


KIND = Kind(
    id="pair",
    parameters=(
        Parameter("check", "text", required=True, choices=("problems", "improvements", "paired")),
        Parameter("marker", "patterns"),
        Parameter("turn", "patterns"),
        Parameter("answer", "patterns"),
        Parameter("lack", "patterns"),
        Parameter("mend", "patterns"),
        Parameter("nothing", "patterns"),
    ),
    observe=observe,
    condition=condition,
    compile=compile,
)
