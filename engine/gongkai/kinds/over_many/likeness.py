"""How much of each report stands in others, weighed by how rare it is.

Made for many reports in little memory: a report's words are an array of numbers; everything that
must look at the words of all reports does so in passes over a slice of the numbers at a time.
"""

import re
import zlib
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import log

from gongkai.model.panel import BodyYear, Panel, PanelParagraph
from gongkai.model.wording import clean

LENGTH = 10
KEPT = 4
"""Of so many shingles one is kept: those that this number divides."""
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_LEFT_OUT = re.compile(r"[\W_]+")


def sample(text: str, name: str) -> frozenset[int]:
    """The kept shingles of a text; the name of the body itself does not count."""
    return frozenset(value for _, value in _shingles(plain(text, name)) if value % KEPT == 0)


def shared_share(text: str, name: str, known: frozenset[int]) -> float:
    """How much of a text, 0 to 1, stands in shingles that are known (of a sample)."""
    own = sample(text, name)
    return len(own & known) / len(own) if own else 0.0


def plain(text: str, name: str) -> str:
    """What is compared: without the body's name, punctuation and the values of numbers."""
    words = clean(text).replace(name, "") if name else clean(text)
    return _LEFT_OUT.sub("", _DIGITS.sub("0", words))


def _shingles(words: str) -> Iterator[tuple[int, int]]:
    data = words.encode("utf-16-le")
    for start in range(0, len(data) - 2 * LENGTH + 2, 2):
        yield start // 2, zlib.crc32(data[start : start + 2 * LENGTH])


_RARE = 8
"""Bodies that may share a shingle for it to point from one to another by itself."""
_BAND = 3
_BANDS = 16
_FIRST = 6
"""Of many reports that are alike, each is held against this many."""
_HINT = 0.1
_SLICE = 2_000_000
"""Words that are looked at together in one pass."""
_ALL = 1 << 32
"""Above every word."""
_SPREAD = 0x9E3779B97F4A7C15
"""Knuth's multiplicative hashing: 2⁶⁴ by the golden ratio."""
_MASK = (1 << 64) - 1

Words = Sequence[int]
"""The sampled words of a report, ascending."""
_Pair = tuple[int, int]
"""Two reports, by their numbers."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """``share`` of the report's own words, 0 to 1 and weighed, stands in the report of ``other``
    on ``year``."""

    other: str
    year: int
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Which reports have words enough, and where most of them stand: in the report of another body,
    and in the body's own of the year before.

    A word that every body uses weighs nothing, one of a single body 1 (inverse document frequency,
    Spärck Jones 1972).
    """

    known: frozenset[BodyYear]
    others: Mapping[BodyYear, Likeness]
    own: Mapping[BodyYear, Likeness]

    def likest(self, key: BodyYear) -> Likeness | None:
        """The report of another body, of the same year or the one before, that has most of this
        one's words; None where none has any to speak of."""
        return self.others.get(key)

    def own_last_year(self, key: BodyYear) -> Likeness | None:
        """The body's own report of the year before; None where either has too few words."""
        return self.own.get(key)


@lru_cache(maxsize=2)
def index(panel: Panel, sections: tuple[str, ...], fewest: int) -> Index:
    """Read the prose of every report once. Reports of fewer sampled words than ``fewest`` are
    too short to speak of copying."""
    keys: list[BodyYear] = []
    words: list[Words] = []
    for key, report in panel.counted.items():
        kept = sample(text_of(panel.paragraphs(report.sha256), sections), key[0])
        if len(kept) >= fewest:
            keys.append(key)
            words.append(array("I", sorted(kept)))
    pairs = _own_years(keys)
    pairs.update(_rarely_shared(keys, words))
    pairs.update(_alike_as_a_whole(keys, words))
    others: dict[BodyYear, Likeness] = {}
    own: dict[BodyYear, Likeness] = {}
    for key, found in _shares(keys, words, pairs):
        where = own if found.other == key[0] else others
        if key not in where or _rank(found) > _rank(where[key]):
            where[key] = found
    return Index(frozenset(keys), others, own)


def _rank(found: Likeness) -> tuple[float, int, str]:
    return found.share, found.year, found.other


def text_of(passages: Sequence[PanelParagraph], sections: tuple[str, ...]) -> str:
    return "\n".join(one.text for one in passages if one.section in sections)


def _comparable(one: BodyYear, other: BodyYear) -> bool:
    return one[0] != other[0] and abs(one[1] - other[1]) <= 1


def _own_years(keys: Sequence[BodyYear]) -> set[_Pair]:
    numbers = {key: number for number, key in enumerate(keys)}
    found = ((numbers.get((body, year - 1)), at) for (body, year), at in numbers.items())
    return {(min(last, now), max(last, now)) for last, now in found if last is not None}


def _shares(
    keys: Sequence[BodyYear], words: Sequence[Words], pairs: set[_Pair]
) -> Iterator[tuple[BodyYear, Likeness]]:
    """Of each of two reports the weighed share of its words that stands in the other, where the
    other is of the same year or the one before. ``pairs`` is emptied, for its size."""
    total = array("d", bytes(8 * len(keys)))
    many_pairs = sorted(pairs)
    ones = array("I", (one for one, _ in many_pairs))
    others = array("I", (other for _, other in many_pairs))
    common = array("d", bytes(8 * len(many_pairs)))
    pairs.clear()
    many_pairs.clear()
    many = log(max(2, len({body for body, _ in keys})))
    for where in _slices(words):
        weights = {word: 1 - log(_bodies(keys, numbers)) / many for word, numbers in where.items()}
        low, high = min(where), max(where) + 1
        for number, own in enumerate(words):
            total[number] += sum(map(weights.__getitem__, _between(own, low, high)))
        for at, (one, other) in enumerate(zip(ones, others, strict=True)):
            both = {*_between(words[one], low, high)}.intersection(
                _between(words[other], low, high)
            )
            common[at] += sum(weights[word] for word in sorted(both))
    for one, other, weight in zip(ones, others, common, strict=True):
        for mine, theirs in ((one, other), (other, one)):
            body, year = keys[theirs]
            if year <= keys[mine][1]:
                yield keys[mine], Likeness(body, year, weight / (total[mine] or 1.0))


def _rarely_shared(keys: Sequence[BodyYear], words: Sequence[Words]) -> Iterator[_Pair]:
    """Pairs that share a tenth of their words by rare ones alone."""
    shared: Counter[_Pair] = Counter()
    for where in _slices(words):
        for numbers in where.values():
            if 2 <= _bodies(keys, numbers) <= _RARE:
                shared.update(
                    pair
                    for pair in combinations(numbers, 2)
                    if _comparable(keys[pair[0]], keys[pair[1]])
                )
    for pair, count in shared.items():
        if count >= _HINT * min(len(words[number]) for number in pair):
            yield pair


def _slices(words: Sequence[Words]) -> Iterator[Mapping[int, Sequence[int]]]:
    """Which reports have each word, slice by slice of all words: one slice is in memory."""
    slices = 1 + sum(map(len, words)) // _SLICE
    width = -(-_ALL // slices)
    for low in range(0, _ALL, width):
        where: dict[int, list[int]] = {}
        for number, own in enumerate(words):
            for word in _between(own, low, low + width):
                if word in where:
                    where[word].append(number)
                else:
                    where[word] = [number]
        if where:
            yield where


def _between(words: Words, low: int, high: int) -> Words:
    return words[bisect_left(words, low) : bisect_left(words, high)]


def _bodies(keys: Sequence[BodyYear], numbers: Sequence[int]) -> int:
    return 1 if len(numbers) == 1 else len({keys[number][0] for number in numbers})


def _alike_as_a_whole(keys: Sequence[BodyYear], words: Sequence[Words]) -> Iterator[_Pair]:
    """Pairs that are alike as a whole, though many more may be, by locality-sensitive hashing of
    min-hashes: two reports that share six tenths of their words meet in one of the bands almost
    surely (1 − (1 − 0.6³)¹⁶ > 0.97)."""
    marks = [_marks(own) for own in words]
    for band in range(0, _BANDS * _BAND, _BAND):
        met: dict[tuple[int, ...], list[int]] = {}
        for number, mark in enumerate(marks):
            met.setdefault(tuple(mark[band : band + _BAND]), []).append(number)
        for numbers in met.values():
            for first in numbers[:_FIRST]:
                for number in numbers:
                    if number > first and _comparable(keys[first], keys[number]):
                        yield first, number


def _marks(words: Words) -> Sequence[int]:
    """The smallest word of each of equal parts of the words, by one hashing of them all
    (one permutation hashing, Li, Owen and Zhang 2012); an empty part takes the next one's, moved
    (Shrivastava and Li 2014)."""
    parts = _BANDS * _BAND
    least: list[int | None] = [None] * parts
    for word in words:
        hashed = word // KEPT * _SPREAD & _MASK
        part, rest = (hashed >> 32) % parts, hashed & 0xFFFFFFFF
        known = least[part]
        if known is None or rest < known:
            least[part] = rest
    filled = array("Q", bytes(8 * parts))
    step, last = 0, 0
    for part in [*range(parts - 1, -1, -1)] * 2:
        found = least[part]
        step, last = (0, found) if found is not None else (step + 1, last)
        filled[part] = last + (step << 32)
    return filled
