"""``section``: the six parts of the report, their headings, order and numbers."""

import re
from collections.abc import Callable
from itertools import pairwise

from gongkai.kinds.kind import Kind, Parameter
from gongkai.model.form import Form, FormSection
from gongkai.model.message import message
from gongkai.model.numerals import chinese
from gongkai.model.observation import Evidence, Observation
from gongkai.model.report import Section
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.model.wording import key, split_marker
from gongkai.model.wordings import Wordings
from gongkai.rule_language.patterns import check_pattern, compiled
from gongkai.rule_language.places import SECTIONS, find_prose, written

_SUB = re.compile(r"(?<![第条款表])（([一二三四五六七八九十]{1,2})）(?![项款条])")
_DECLARED = re.compile(r"([一二三四五六七八九\d])(?:个|大){0,2}(?:部分|方面|项内容)")


def observe(rule: Rule, subject: Subject) -> Observation:
    """How many parts or headings are off, by the rule's ``check``."""
    return _CHECKS[rule.parameters["check"]](rule, subject)


def _present(rule: Rule, subject: Subject) -> Observation:
    """0 where the section is there and, with ``prose``, says something."""
    report = subject.report
    wanted = rule.parameters["section"]
    official = _official(subject, wanted)
    section = report.section(wanted)
    doubtful = any(doubt.about in (wanted, "document") for doubt in report.doubts)
    if section is None:
        said = message("kind.section.missing", heading=official)
        return Observation(rule.id, 1, said, doubtful, broken=1, fills={"official": official})
    proof = (Evidence(section.at, raw=section.heading),)
    if rule.parameters.get("prose", False) and not _says_something(
        section, subject.report.wordings
    ):
        said = message("kind.section.empty", heading=section.heading or official)
        return Observation(rule.id, 1, said, doubtful, broken=1, evidence=proof)
    return Observation(rule.id, 0, message("kind.section.present"), evidence=proof)


def _says_something(section: Section, wordings: Wordings) -> bool:
    texts = (section.text, *(part.text for part in (*section.paragraphs, *section.subsections)))
    return any(key(written(text, wordings)) for text in texts)


def _official(subject: Subject, wanted: str) -> str:
    return next((_numbered(one) for one in subject.form.sections if one.id == wanted), wanted)


def _numbered(section: FormSection) -> str:
    return f"{'一二三四五六七八九十'[section.number - 1]}、{section.heading}"


def _order(rule: Rule, subject: Subject) -> Observation:
    """How many sections stand before one that the form puts first."""
    order = {one.id: one.number for one in subject.form.sections}
    sections = [one for one in subject.report.sections if one.id in order]
    off = [after for before, after in pairwise(sections) if order[after.id] < order[before.id]]
    return _result(rule, off, "out_of_order", "in_order", judged=len(sections))


def _numbers(rule: Rule, subject: Subject) -> Observation:
    """How many sections bear another number than the form gives them; only where all are there."""
    order = {one.id: one.number for one in subject.form.sections}
    sections = [one for one in subject.report.sections if one.id in order]
    if len(sections) < len(order):
        return Observation(rule.id, None, message("kind.section.not_all"))
    off = [one for one in sections if one.number and _value(one.number) != order[one.id]]
    return _result(rule, off, "misnumbered", "numbered", judged=len(sections))


def _value(number: str) -> int | None:
    value = int(number) if number.isdigit() and number.isascii() else chinese(number)
    return None if value is None else int(value)


def _wording(rule: Rule, subject: Subject) -> Observation:
    """How many headings differ from the form's own; punctuation and spaces do not count."""
    official = {one.id: one for one in subject.form.sections}
    judged = [one for one in subject.report.sections if one.id in official and one.heading]
    off = [
        one
        for one in judged
        if key(split_marker(one.heading)[1] if one.number else one.heading)
        != key(official[one.id].heading)
    ]
    wanted = tuple(_numbered(official[one.id]) for one in off)
    return _result(rule, off, "reworded", "worded", judged=len(judged), official=wanted)


def _result(
    rule: Rule, off: list[Section], wrong: str, right: str, judged: int, **values: object
) -> Observation:
    headings = tuple(one.heading for one in off)
    said = message(f"kind.section.{wrong if off else right}", headings=headings, **values)
    return Observation(
        rule.id,
        len(off) if judged else None,
        said,
        judged=max(judged, 1),
        broken=len(off),
        evidence=tuple(Evidence(one.at, raw=one.heading) for one in off),
        fills={"headings": headings, **values},
    )


def _subnumbers(rule: Rule, subject: Subject) -> Observation:
    """How many sub-headings （一）（二）… repeat or jump over a number."""
    off: list[Evidence] = []
    count = 0
    for section in subject.report.sections:
        prose = find_prose(subject.report, (section.id,))
        if prose is None:
            continue
        last = 0
        for match in _SUB.finditer(prose.plain):
            number = _value(match[1]) or 0
            count += 1
            if last and number not in (1, last + 1):
                off.append(prose.evidence(match.start(1), match.end(1)))
            last = number
    said = "subnumbers_off" if off else "subnumbers_right"
    found = tuple(one.raw[:20] for one in off)
    return Observation(
        rule.id,
        len(off) if count else None,
        message(f"kind.section.{said}", found=found),
        judged=max(count, 1),
        broken=len(off),
        evidence=tuple(off),
        fills={"found": found},
    )


def _declared(rule: Rule, subject: Subject) -> Observation:
    """How far the number of parts that the preamble promises is from those that it lists."""
    prose = find_prose(subject.report, ("preamble", "overview"))
    words: dict[str, str] = rule.parameters["parts"]
    for sentence in prose.sentences if prose else ():
        declared = _DECLARED.search(sentence.plain)
        promised = _value(declared[1]) if declared else None
        if promised != len(words):
            continue
        listed = [part for part, word in words.items() if compiled(word).search(sentence.plain)]
        if len(listed) >= 3 and "…" not in sentence.text:
            off = len(words) - len(listed)
            values = {"declared": len(words), "listed": len(listed)}
            said = message(
                "kind.section.declared_off" if off else "kind.section.declared_right", **values
            )
            proof = (Evidence(sentence.at, raw=sentence.text),)
            return Observation(rule.id, off, said, broken=off, evidence=proof, fills=values)
    return Observation(rule.id, None, message("kind.section.no_declaration"))


def _pictures(rule: Rule, subject: Subject) -> Observation:
    """How many of the form's tables are there as a picture only."""
    pictures = [one for one in subject.report.tables.values() if one.status == "picture"]
    said = "as_picture" if pictures else "as_text"
    names = tuple(_official(subject, one.id) for one in pictures)
    return Observation(
        rule.id,
        len(pictures) if subject.report.tables else None,
        message(f"kind.section.{said}", tables=names),
        judged=max(len(subject.report.tables), 1),
        broken=len(pictures),
        evidence=tuple(Evidence(one.at) for one in pictures),
        fills={"tables": names},
    )


_CHECKS: dict[str, Callable[[Rule, Subject], Observation]] = {
    "present": _present,
    "order": _order,
    "numbers": _numbers,
    "wording": _wording,
    "subnumbers": _subnumbers,
    "declared": _declared,
    "pictures": _pictures,
}


def compile(rule: Rule, forms: tuple[Form, ...]) -> None:  # noqa: A001
    for word in rule.parameters.get("parts", {}).values():
        check_pattern(rule, "parts", word)


KIND = Kind(
    id="section",
    parameters=(
        Parameter("check", "text", required=True, choices=tuple(_CHECKS)),
        Parameter("section", "text", choices=SECTIONS),
        Parameter("prose", "flag"),
        Parameter("parts", "table"),
    ),
    observe=observe,
    compile=compile,
    absence=True,
)
