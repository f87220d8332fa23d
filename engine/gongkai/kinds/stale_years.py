"""Sentences that tell another year's work as this one's: last year's text left standing."""

import re
from collections.abc import Iterator

from gongkai.model.message import message
from gongkai.model.observation import Evidence, Observation
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.rule_language.patterns import compiled, first_match, texts
from gongkai.rule_language.places import EVERYWHERE, Prose, find_prose

_SHOWN = 5
_QUOTED = 40
_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[^。！？；]{2,400}")


def stale(rule: Rule, subject: Subject) -> Observation:
    """How many sentences open with an earlier year (group ``year`` of ``patterns``) than the
    report's. Where the same paragraph also opens a sentence with the report's own year, the earlier
    one is its background and counts for nothing."""
    prose = find_prose(subject.report, texts(rule, "where") or EVERYWHERE)
    year = subject.report.year
    if prose is None or year is None:
        return Observation(rule.id, None, message("kind.date.no_year"))
    found = list(_stale(rule, prose, year))
    years = tuple(dict.fromkeys(told for _, told in found))
    key = "kind.date.stale_found" if found else "kind.date.not_stale"
    return Observation(
        rule.id,
        len(found),
        message(key, years=years, year=year),
        judged=max(1, len(found)),
        broken=len(found),
        evidence=tuple(evidence for evidence, _ in found[:_SHOWN]),
        fills={"years": years, "year": year},
    )


def _stale(rule: Rule, prose: Prose, year: int) -> Iterator[tuple[Evidence, int]]:
    exceptions = texts(rule, "except")
    for line in _LINE.finditer(prose.plain):
        sentences = list(_SENTENCE.finditer(line.group()))
        plain = ["".join(one.group().split()) for one in sentences]
        if any(one.startswith(f"{year}年") for one in plain):
            continue
        for match, sentence in zip(sentences, plain, strict=True):
            told = _year_of(rule, sentence)
            if told is not None and told < year and not first_match(exceptions, sentence):
                start = line.start() + match.start()
                yield prose.evidence(start, start + min(len(match.group()), _QUOTED)), told


def _year_of(rule: Rule, sentence: str) -> int | None:
    """The year that a sentence opens with, as the patterns of the rule tell it."""
    matches = (compiled(one).search(sentence) for one in texts(rule, "patterns"))
    return next((int(match["year"]) for match in matches if match), None)
