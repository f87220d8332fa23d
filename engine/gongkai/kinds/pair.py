"""``pair``: section five names problems, says what was done, and answers each problem."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gongkai.kinds.kind import Kind, Parameter
from gongkai.model.location import NOWHERE, Location
from gongkai.model.message import message
from gongkai.model.numerals import arabic, chinese
from gongkai.model.observation import Evidence, Observation
from gongkai.model.report import Section
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.model.wording import clean
from gongkai.rule_language.places import Prose, Sentence, compact, find_prose, written
from gongkai.rule_language.wordings import pattern

_FEWEST = 6
"""A side with fewer characters says nothing."""
_MUCH = 40
"""A section with so many characters surely says something."""
_STYLES = ("paren", "top", "arabic", "round", "listed", "nth")
"""Styles of numbering, from ``[numbering]`` of ``rules/prose.toml``."""


_kept: "list[tuple[Section, tuple[Side, Side]]]" = []


@dataclass(frozen=True, slots=True)
class Side:
    """The problems, or the improvements: their text, its place, and how many items are numbered
    (None where they are not numbered)."""

    text: str
    at: Location
    items: int | None

    @property
    def says_something(self) -> bool:
        text = compact(self.text)
        return len(text) >= _FEWEST and not pattern("problems", "none").search(clean(text))

    def evidence(self) -> tuple[Evidence, ...]:
        return (Evidence(self.at, raw=self.text[:60]),) if self.text else ()


def observe(rule: Rule, subject: Subject) -> Observation:
    """``problems``/``improvements``: 1 where that side is missing. ``paired``: how many problems
    have no improvement; None where one of the sides is not numbered."""
    section = subject.report.section("problems")
    prose = find_prose(subject.report, ("problems",))
    if section is None or prose is None:
        return Observation(rule.id, None, message("kind.pair.no_section"))
    problems, improvements = _known_sides(section, prose)
    match rule.parameters["check"]:
        case "problems":
            return _stated(rule, problems, improvements, prose)
        case "improvements":
            return _stated(rule, improvements, problems, prose)
        case _:
            return _paired(rule, problems, improvements)


def _stated(rule: Rule, side: Side, other: Side, prose: Prose) -> Observation:
    """In doubt where the section says a good deal, but neither side can be made out."""
    missing = not side.says_something
    unclear = missing and not other.says_something and len(compact(prose.text)) >= _MUCH
    which = rule.parameters["check"]
    key = f"kind.pair.{which}_missing" if missing else f"kind.pair.{which}_found"
    return Observation(
        rule.id,
        int(missing),
        message("kind.pair.unclear") if unclear else message(key),
        doubtful=unclear,
        broken=int(missing),
        evidence=side.evidence(),
    )


def _paired(rule: Rule, problems: Side, improvements: Side) -> Observation:
    answers = improvements.items or (_single(improvements.text) if problems.items else None)
    if not problems.items or not answers:
        return Observation(rule.id, None, message("kind.pair.not_numbered"))
    short = max(0, problems.items - answers)
    counts = {"problems": problems.items, "improvements": answers, "short": short}
    return Observation(
        rule.id,
        short,
        message("kind.pair.fewer" if short else "kind.pair.answered", **counts),
        judged=problems.items,
        broken=short,
        evidence=(*problems.evidence(), *improvements.evidence()),
        fills=counts,
    )


def _known_sides(section: Section, prose: Prose) -> tuple[Side, Side]:
    """``_sides``, kept for the other rules about the same section."""
    if not _kept or _kept[0][0] is not section:
        _kept[:] = [(section, _sides(section, prose))]
    return _kept[0][1]


def _sides(section: Section, prose: Prose) -> tuple[Side, Side]:
    """Item by item where each problem is followed by its improvement; else by the section's two
    sub-sections; else every sentence by its words."""
    whole = clean(prose.text)
    items = _count(whole)
    answers = len(pattern("problems", "answer").findall(whole))
    if items and answers > 1:
        text, at = prose.text.strip(), prose.at(0)
        return Side(text, at, items), Side(text, at, min(answers, items))
    parts = {
        side: [part for part in section.subsections if part.id == side]
        for side in ("problems", "improvements")
    }
    if parts["problems"] and parts["improvements"]:
        first, second = (
            _side("\n".join(written(part.text).strip() for part in found), found[0].at)
            for found in parts.values()
        )
        return first, second
    lack, mend = pattern("problems", "lack"), pattern("problems", "mend")
    within = pattern("problems", "mend_within")
    problems: list[Sentence] = []
    improvements: list[Sentence] = []
    for sentence in prose.sentences:
        text = clean(sentence.text)
        lacking = lack.search(text)
        if lacking:
            problems.append(sentence)
        # Under a heading of its own a problem is described at length: only what says that
        # something was or will be done is an improvement there.
        headed = any(sentence.text.strip() in part.text for part in parts["problems"])
        if within.search(text) if lacking or headed else mend.search(text):
            improvements.append(sentence)
    return _joined(problems), _joined(improvements)


def _joined(sentences: Sequence[Sentence]) -> Side:
    at = sentences[0].at if sentences else NOWHERE
    return _side("".join(one.text for one in sentences), at)


def _side(text: str, at: Location) -> Side:
    return Side(text, at, _count(clean(text)))


def _count(text: str) -> int | None:
    """How many items are numbered, by the first style of numbering that begins in the text."""
    styles: list[tuple[int, int]] = []
    for style in _STYLES:
        found = list(pattern("numbering", style).finditer(text))
        if found:
            numbers = [number for match in found if (number := _number(match["n"])) is not None]
            styles.append((found[0].start(), max(_runs(numbers), default=0)))
    counts = [count for _, count in sorted(styles) if count > 1]
    return counts[0] if counts else None


def _single(text: str) -> int | None:
    """1 where the text begins to count with 一是 and gets no further: a list of one item."""
    found = list(pattern("numbering", "listed").finditer(clean(text)))
    return 1 if len(found) == 1 and _number(found[0]["n"]) == 1 else None


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


KIND = Kind(
    id="pair",
    parameters=(
        Parameter("check", "text", required=True, choices=("problems", "improvements", "paired")),
    ),
    observe=observe,
    absence=True,
)
