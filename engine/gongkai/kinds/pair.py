"""``pair``: section five names problems, says what was done, and answers each problem."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from gongkai.kinds.kind import Kind, Parameter
from gongkai.model.location import NOWHERE, Location
from gongkai.model.message import message
from gongkai.model.numerals import arabic, chinese
from gongkai.model.observation import Evidence, Observation
from gongkai.model.report import Section
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.model.wording import clean
from gongkai.model.wordings import Wordings
from gongkai.rule_language.places import Prose, Sentence, compact, find_prose, written

_FEWEST = 6
"""A side with fewer characters says nothing."""
_MUCH = 40
"""A section with so many characters surely says something."""
_STYLES = ("paren", "top", "arabic", "round", "listed", "nth")
"""Styles of numbering, from ``[numbering]`` of ``rules/prose.toml``."""


_kept: "list[tuple[Section, tuple[ItemList, ItemList]]]" = []


@dataclass(frozen=True, slots=True)
class ItemList:
    """The problems, or the improvements: their text, its place, how many items are numbered
    (None where they are not numbered), and whether it is more than 无."""

    text: str
    at: Location
    items: int | None
    says_something: bool

    def evidence(self) -> tuple[Evidence, ...]:
        return (Evidence(self.at, raw=self.text[:60]),) if self.text else ()


def observe(rule: Rule, subject: Subject) -> Observation:
    """``problems``/``improvements``: 1 where that side is missing. ``paired``: how many problems
    have no improvement; None where one of the sides is not numbered."""
    section = subject.report.section("problems")
    prose = find_prose(subject.report, ("problems",))
    if section is None or prose is None:
        return Observation(rule.id, None, message("kind.pair.no_section"))
    problems, improvements = _known_sides(section, prose, subject.report.wordings)
    match rule.parameters["check"]:
        case "problems":
            return _stated(rule, problems, improvements, prose)
        case "improvements":
            return _stated(rule, improvements, problems, prose)
        case _:
            return _paired(rule, problems, improvements, subject.report.wordings)


def _stated(rule: Rule, side: ItemList, other: ItemList, prose: Prose) -> Observation:
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


def _paired(
    rule: Rule, problems: ItemList, improvements: ItemList, wordings: Wordings
) -> Observation:
    answers = improvements.items or (
        _single(improvements.text, wordings) if problems.items else None
    )
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


def _known_sides(section: Section, prose: Prose, wordings: Wordings) -> tuple[ItemList, ItemList]:
    """``_sides``, kept for the other rules about the same section."""
    if not _kept or _kept[0][0] is not section:
        _kept[:] = [(section, _sides(section, prose, wordings))]
    return _kept[0][1]


def _sides(section: Section, prose: Prose, wordings: Wordings) -> tuple[ItemList, ItemList]:
    """Item by item where each problem is followed by its improvement; else by the section's two
    sub-sections; else every sentence by its words."""
    whole = clean(prose.text)
    items = _count(whole, wordings)
    answers = len(wordings.pattern("problems", "answer").findall(whole))
    if items and answers > 1:
        text, at = prose.text.strip(), prose.at(0)
        one = _side(text, at, wordings)
        return replace(one, items=items), replace(one, items=min(answers, items))
    parts = {
        side: [part for part in section.subsections if part.id == side]
        for side in ("problems", "improvements")
    }
    if parts["problems"] and parts["improvements"]:
        first, second = (
            _side(
                "\n".join(written(part.text, wordings).strip() for part in found),
                found[0].at,
                wordings,
            )
            for found in parts.values()
        )
        return first, second
    lack, mend = wordings.pattern("problems", "lack"), wordings.pattern("problems", "mend")
    within = wordings.pattern("problems", "mend_within")
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
    return _joined(problems, wordings), _joined(improvements, wordings)


def _joined(sentences: Sequence[Sentence], wordings: Wordings) -> ItemList:
    at = sentences[0].at if sentences else NOWHERE
    return _side("".join(one.text for one in sentences), at, wordings)


def _side(text: str, at: Location, wordings: Wordings) -> ItemList:
    none = wordings.pattern("problems", "none")
    says_something = len(short := compact(text)) >= _FEWEST and not none.search(clean(short))
    return ItemList(text, at, _count(clean(text), wordings), says_something)


def _count(text: str, wordings: Wordings) -> int | None:
    """How many items are numbered, by the first style of numbering that begins in the text."""
    styles: list[tuple[int, int]] = []
    for style in _STYLES:
        found = list(wordings.pattern("numbering", style).finditer(text))
        if found:
            numbers = [number for match in found if (number := _number(match["n"])) is not None]
            styles.append((found[0].start(), max(_runs(numbers), default=0)))
    counts = [count for _, count in sorted(styles) if count > 1]
    return counts[0] if counts else None


def _single(text: str, wordings: Wordings) -> int | None:
    """1 where the text begins to count with 一是, or all of it stands behind a 1., and gets no
    further: a list of one item."""
    plain = clean(text).strip()
    found = list(wordings.pattern("numbering", "listed").finditer(plain))
    if not found and "\n" not in plain:
        found = [
            match
            for style in ("arabic", "paren", "round")
            for match in wordings.pattern("numbering", style).finditer(plain)
        ]
        found = found if found and found[0].start() == 0 else []
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
