"""Statements that there was none (未收到…申请, 未发生行政复议): figures of value 0."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from gongkai.location import Location
from gongkai.recognise.vocabulary import figure_entries, pattern
from gongkai.report import Figure

_HINT = re.compile(r"[未没无零不]")
_CLAUSE = re.compile(r"[^,。;!?]{0,14}")


@dataclass(frozen=True, slots=True)
class _Statement:
    counts: tuple[str, ...]
    wanted: re.Pattern[str]
    never: re.Pattern[str]
    unless: re.Pattern[str]
    within: re.Pattern[str] | None
    subset: re.Pattern[str] | None
    whole: re.Pattern[str] | None


@cache
def _statements() -> tuple[_Statement, ...]:
    def compiled(toml: dict[str, str], name: str) -> re.Pattern[str] | None:
        return re.compile(toml[name]) if name in toml else None

    return tuple(
        _Statement(
            counts=tuple(toml["counts"]),
            wanted=re.compile(toml["pattern"]),
            never=re.compile(toml["never"]),
            unless=re.compile(toml["unless"]),
            within=compiled(toml, "within"),
            subset=compiled(toml, "subset"),
            whole=compiled(toml, "whole"),
        )
        for toml in figure_entries("none")
    )


def find_none(
    sentence: str, before: str, section: str, shown: str, at: Location
) -> Iterator[Figure]:
    """A figure 0 for each thing that the sentence says there was none of."""
    if not (_HINT.search(sentence) or ":0" in sentence):
        return
    said: set[str] = set()
    for statement in _statements():
        for match in statement.wanted.finditer(sentence):
            if not _holds(statement, match, sentence, before):
                continue
            years = pattern("figures", "year").findall(sentence[: match.end()])
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
    if statement.never.search(words) or (after and statement.unless.search(after.group())):
        return False
    if statement.within and not statement.within.search(before + sentence):
        return False
    if statement.subset and statement.subset.search(words):
        return bool(statement.whole and statement.whole.search(words))
    return True
