"""Statements that there was none (未收到…申请, 未发生行政复议): figures of value 0."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from gongkai.model.location import Location
from gongkai.model.report import Figure
from gongkai.model.wordings import Wordings
from gongkai.rule_language.patterns import compiled

_HINT = re.compile(r"[未没无零不]")
_CLAUSE = re.compile(r"[^,。;!?]{0,14}")


@dataclass(frozen=True, slots=True)
class _Statement:
    """An entry of the vocabulary, all but ``counts`` patterns."""

    counts: tuple[str, ...]
    about: str
    pattern: str
    never: str
    unless: str
    within: str | None = None
    subset: str | None = None
    whole: str | None = None


@cache
def _statements(wordings: Wordings) -> tuple[_Statement, ...]:
    return tuple(
        _Statement(tuple(entry["counts"]), **{k: v for k, v in entry.items() if k != "counts"})
        for entry in wordings.entries("figures", "none")
    )


def find_none(
    sentence: str, before: str, section: str, shown: str, at: Location, wordings: Wordings
) -> Iterator[Figure]:
    """A figure 0 for each thing that the sentence says there was none of."""
    if not (_HINT.search(sentence) or ":0" in sentence):
        return
    said: set[str] = set()
    for statement in _statements(wordings):
        if not compiled(statement.about).search(sentence):
            continue
        for match in compiled(statement.pattern).finditer(sentence):
            if not _holds(statement, match, sentence, before):
                continue
            years = wordings.pattern("figures", "year").findall(sentence[: match.end()])
            for counts in statement.counts:
                if counts in said:
                    continue
                said.add(counts)
                yield Figure(
                    value=Decimal(0),
                    raw=match.group(),
                    unit="元" if counts == "fee.charged" else "件",
                    counts=counts,
                    section=section,
                    sentence=shown,
                    at=at,
                    year=int(years[-1]) if years else None,
                )


def _holds(statement: _Statement, match: re.Match[str], sentence: str, before: str) -> bool:
    words = match.group()
    after = _CLAUSE.match(sentence, match.end())
    if compiled(statement.never).search(words):
        return False
    if after and compiled(statement.unless).search(after.group()):
        return False
    if statement.within and not compiled(statement.within).search(before + sentence):
        return False
    if statement.subset and compiled(statement.subset).search(words):
        return bool(statement.whole and compiled(statement.whole).search(words))
    return True
