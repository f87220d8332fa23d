"""``pair``: section five names problems, says what was done, and answers each problem."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.form import Form
from gongkai.kinds.kind import Kind, Parameter
from gongkai.kinds.patterns import check_pattern, check_patterns, compiled, first_match, texts
from gongkai.kinds.prose import Prose, compact, find_prose, plain
from gongkai.location import NOWHERE, Location
from gongkai.message import message
from gongkai.numerals import arabic, chinese
from gongkai.observation import Condition, Evidence, Observation
from gongkai.report import Section
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
    problems, improvements = _sides(rule, section, prose)
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


def _sides(rule: Rule, section: Section, prose: Prose) -> tuple[Side, Side]:
    """Item by item where each problem is followed by its improvement; else by the section's two
    sub-sections; else every sentence by its words."""
    items = _count(rule, prose.plain)
    answers = _answers(rule, prose)
    if items and answers > 1:
        text, at = prose.text.strip(), prose.at(0)
        return Side(text, at, items), Side(text, at, min(answers, items))
    parts = {
        side: [part for part in section.subsections if part.id == side]
        for side in ("problems", "improvements")
    }
    if parts["problems"] and parts["improvements"]:
        first, second = (
            _side(rule, "\n".join(part.text.strip() for part in found), found[0].at)
            for found in parts.values()
        )
        return first, second
    return _by_words(rule, prose, "lack", ()), _by_words(rule, prose, "mend", texts(rule, "lack"))


def _answers(rule: Rule, prose: Prose) -> int:
    """How often an improvement is announced (改进措施：…)."""
    return sum(len(compiled(one).findall(prose.plain)) for one in texts(rule, "answer"))


def _by_words(rule: Rule, prose: Prose, name: str, excluded: tuple[str, ...]) -> Side:
    found = [
        sentence
        for sentence in prose.sentences()
        if first_match(texts(rule, name), sentence.plain)
        and not first_match(excluded, sentence.plain)
    ]
    at = found[0].at if found else NOWHERE
    return _side(rule, "".join(sentence.text for sentence in found), at)


def _side(rule: Rule, text: str, at: Location) -> Side:
    return Side(text, at, _count(rule, plain(text)))


def _count(rule: Rule, text: str) -> int | None:
    """How many items are numbered, by the first style of numbering that begins in the text."""
    styles: list[tuple[int, int]] = []
    for style in texts(rule, "marker"):
        found = list(compiled(style).finditer(text))
        if found:
            numbers = [number for match in found if (number := _number(match["n"])) is not None]
            styles.append((found[0].start(), max(_runs(numbers), default=0)))
    counts = [count for _, count in sorted(styles) if count > 1]
    return counts[0] if counts else None


def _number(text: str) -> int | None:
    value = arabic(text) or chinese(text)
    return None if value is None else int(value)


def _runs(numbers: Iterable[int]) -> Iterator[int]:
    """How far the numbers count up, one by one; a first item may have lost its number."""
    last = 0
    for number in numbers:
        if number == last + 1 or (last == 0 and number == 2):
            last = number
            yield last


def compile(rule: Rule, forms: tuple[Form, ...]) -> None:  # noqa: A001
    check_patterns(rule, "answer", "lack", "mend", "nothing")
    for style in texts(rule, "marker"):
        check_pattern(rule, "marker", style, group="n")


def condition(rule: Rule) -> Condition:
    return Condition(">", 0)


KIND = Kind(
    id="pair",
    parameters=(
        Parameter("check", "text", required=True, choices=("problems", "improvements", "paired")),
        Parameter("marker", "patterns"),
        Parameter("answer", "patterns"),
        Parameter("lack", "patterns"),
        Parameter("mend", "patterns"),
        Parameter("nothing", "patterns"),
    ),
    observe=observe,
    condition=condition,
    compile=compile,
)
