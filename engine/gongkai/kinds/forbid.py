"""``forbid``: something must not stand in the report."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from gongkai.kinds.kind import Kind, Parameter
from gongkai.model.form import Form
from gongkai.model.message import message
from gongkai.model.observation import Evidence, Observation
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.model.wording import key
from gongkai.rule_language.patterns import (
    check_pattern,
    check_patterns,
    compiled,
    first_match,
    texts,
)
from gongkai.rule_language.places import EVERYWHERE, Prose, find_prose

_SHOWN = 20
"""Hits quoted as evidence; all of them are counted."""
_AROUND = 12
"""An exception may begin this many characters before a hit and end as many behind it."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_ID_NUMBER = re.compile(r"\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]")


def observe(rule: Rule, subject: Subject) -> Observation:
    """Count the hits of all patterns in the places of the rule (default: all prose)."""
    report = subject.report
    prose = find_prose(report, texts(rule, "where") or EVERYWHERE, hints=True)
    if prose is None:
        return Observation(rule.id, None, message("kind.forbid.no_place"))
    if any(compiled(one).search(prose.plain) for one in texts(rule, "unless")):
        return Observation(rule.id, 0, message("kind.forbid.clean"))
    hits = _outermost(_hits(rule, subject, prose))
    if not hits:
        return Observation(rule.id, 0, message("kind.forbid.clean"))
    words: dict[str, str] = rule.parameters.get("words", {})
    found = tuple(dict.fromkeys(prose.text[start:end].strip() for start, end in hits))
    wrong = [(word, words[word]) for word in found if word in words]
    mask = _masked if rule.parameters.get("mask") else str
    said = tuple(f"{word}→{right}" for word, right in wrong) + tuple(
        mask(word) for word in found if word not in words
    )
    shown = (prose.evidence(start, end) for start, end in hits[:_SHOWN])
    return Observation(
        rule.id,
        len(hits),
        message("kind.forbid.found", found=said[:_SHOWN], count=len(hits)),
        broken=len(hits),
        judged=max(1, len(hits)),
        evidence=tuple(_quoted(one, found if mask is _masked else ()) for one in shown),
        fills={"found": said[:_SHOWN], "count": len(hits)},
    )


def _masked(word: str) -> str:
    """Personal data as a checklist may repeat it: 138******78."""
    return word[:3] + "*" * (len(word) - 5) + word[-2:]


def _quoted(evidence: Evidence, masked: tuple[str, ...]) -> Evidence:
    """A quotation in which these words are masked."""
    raw = evidence.raw
    for word in masked:
        raw = raw.replace(word, _masked(word))
    return replace(evidence, raw=raw)


def _hits(rule: Rule, subject: Subject, prose: Prose) -> Iterator[tuple[int, int]]:
    exceptions = texts(rule, "except")
    for pattern in (*texts(rule, "patterns"), *_own(rule, subject)):
        for match in compiled(pattern).finditer(prose.plain):
            start, end = match.span("hit") if "hit" in match.re.groupindex else match.span()
            if start < end and _stands(rule, exceptions, prose.plain, start, end):
                yield start, end
    for word in rule.parameters.get("words", {}):
        for match in re.finditer(re.escape(word), prose.plain):
            yield match.span()


def _outermost(hits: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The hits in order, without those that begin inside an earlier one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(set(hits), key=lambda hit: (hit[0], -hit[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


def _own(rule: Rule, subject: Subject) -> tuple[str, ...]:
    """Patterns that only a body of such a name may not use (我乡 in the report of a 镇)."""
    name = key(subject.report.body.name or "")
    return tuple(
        pattern
        for own in rule.parameters.get("own", ())
        if first_match((own["name"],), name) and not first_match(own.get("but", ()), name)
        for pattern in own["patterns"]
    )


def _stands(rule: Rule, exceptions: tuple[str, ...], text: str, start: int, end: int) -> bool:
    told = first_match(texts(rule, "told_by"), text[max(0, start - _AROUND) : start])
    valid = _CHECKSUMS.get(rule.parameters.get("checksum", ""))
    if valid and not told and not valid(text[start:end]):
        return False
    around = text[max(0, start - _AROUND) : end + _AROUND]
    offset = start - max(0, start - _AROUND)
    return not any(
        match.start() < offset + end - start and offset < match.end()
        for one in exceptions
        for match in compiled(one).finditer(around)
    )


def is_id_number(text: str) -> bool:
    """Whether 18 characters are a citizen identity number: date and check digit must be right
    (GB 11643-1999: weights modulo 11)."""
    text = text.upper()
    if not _ID_NUMBER.fullmatch(text):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, text[:17], strict=True))
    return text[17] == _CHECK_DIGITS[total % 11]


def is_card_number(text: str) -> bool:
    """Whether the last digit is the check digit of a payment card number (ISO/IEC 7812-1, Luhn)."""
    total = 0
    for place, digit in enumerate(map(int, reversed(text))):
        total += digit if place % 2 == 0 else digit * 2 - 9 * (digit > 4)
    return total % 10 == 0


_CHECKSUMS: Mapping[str, Callable[[str], bool]] = {
    "id_number": is_id_number,
    "luhn": is_card_number,
}


def compile(rule: Rule, forms: tuple[Form, ...]) -> None:  # noqa: A001
    check_patterns(rule, "patterns", "except", "unless", "told_by")
    for own in rule.parameters.get("own", ()):
        for pattern in (own["name"], *own.get("but", ()), *own["patterns"]):
            check_pattern(rule, "own", pattern)


KIND = Kind(
    id="forbid",
    parameters=(
        Parameter("where", "places"),
        Parameter("patterns", "patterns"),
        Parameter("words", "table"),
        Parameter("own", "tables"),
        Parameter("except", "patterns"),
        Parameter("unless", "patterns"),
        Parameter("checksum", "text", choices=tuple(_CHECKSUMS)),
        Parameter("told_by", "patterns"),
        Parameter("mask", "flag"),
    ),
    observe=observe,
    compile=compile,
)
