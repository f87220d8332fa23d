"""Sentences that tell another year's work as this one's: last year's text left standing, or a
year to come with what was done in it."""

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
    report's, or with a later one (of ``later``, but for what ``not_later`` finds). Where the same
    paragraph also opens a sentence with the report's own year, the other one is its background
    and counts for nothing."""
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
            if first_match(exceptions, sentence):
                continue
            told = _year_of(rule, "patterns", sentence)
            if told is None or told > year:
                told = _later(rule, sentence, year)
            if told is not None and told != year:
                start = line.start() + match.start()
                yield prose.evidence(start, start + min(len(match.group()), _QUOTED)), told


def _later(rule: Rule, sentence: str, year: int) -> int | None:
    """The year to come of which a sentence tells what was done; None where it tells plans."""
    told = _year_of(rule, "later", sentence)
    planned = first_match(texts(rule, "not_later"), sentence)
    return told if told is not None and told > year and not planned else None


def _year_of(rule: Rule, patterns: str, sentence: str) -> int | None:
    """The year that a sentence opens with, as these patterns of the rule tell it."""
    matches = (compiled(one).search(sentence) for one in texts(rule, patterns))
    return next((int(match["year"]) for match in matches if match), None)
