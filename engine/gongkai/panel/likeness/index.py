"""How much of each report stands in others, weighed by how rare it is."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import log

from gongkai.panel.counted import Passage
from gongkai.panel.likeness.shingles import sample
from gongkai.panel.panel import BodyYear, Panel

_RARE = 8
"""Bodies that may share a shingle for it to point from one to another by itself."""
_BAND = 3
_BANDS = 16
_FIRST = 6
"""Of many reports that are alike, each is held against this many."""
_HINT = 0.1
_PRIME = (1 << 61) - 1


@dataclass(frozen=True, slots=True)
class Likeness:
    """``share`` of the report's own words, 0 to 1 and weighed, stands in the report of ``other``
    on ``year``."""

    other: str
    year: int
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """The sampled words of every report, what each word weighs, and which reports may be alike.

    A word that every body uses weighs nothing, one of a single body 1 (inverse document frequency,
    Spärck Jones 1972).
    """

    words: Mapping[BodyYear, frozenset[int]]
    weights: Mapping[int, float]
    candidates: Mapping[BodyYear, tuple[BodyYear, ...]]

    def likest(self, key: BodyYear) -> Likeness | None:
        """The report of another body, of the same year or the one before, that has most of this
        one's words; None where none has any to speak of."""
        found = [
            Likeness(other[0], other[1], self.share(key, other))
            for other in self.candidates.get(key, ())
        ]
        return max(found, key=lambda one: (one.share, one.year, one.other), default=None)

    def share(self, key: BodyYear, other: BodyYear) -> float:
        """Weighed share of one report's words that stand in another."""
        own, theirs = self.words.get(key, frozenset()), self.words.get(other, frozenset())
        total = sum(self.weights[word] for word in own)
        return sum(self.weights[word] for word in own & theirs) / total if total else 0.0


@lru_cache(maxsize=2)
def index(panel: Panel, sections: tuple[str, ...], fewest: int) -> Index:
    """Read the prose of every report once. Reports of fewer sampled words than ``fewest`` are
    too short to speak of copying."""
    words: dict[BodyYear, frozenset[int]] = {}
    for key, report in panel.counted.items():
        own = sample(text_of(panel.passages(report.sha256), sections), key[0])
        if len(own) >= fewest:
            words[key] = own
    used: dict[int, set[str]] = {}
    for (body, _), own in words.items():
        for word in own:
            used.setdefault(word, set()).add(body)
    bodies = {word: len(names) for word, names in used.items()}
    many = log(max(2, len({body for body, _ in words})))
    weights = {word: 1 - log(count) / many for word, count in bodies.items()}
    return Index(words, weights, _candidates(words, bodies))


def text_of(passages: Sequence[Passage], sections: tuple[str, ...]) -> str:
    return "\n".join(one.text for one in passages if one.section in sections)


def _candidates(
    words: Mapping[BodyYear, frozenset[int]], bodies: Mapping[int, int]
) -> Mapping[BodyYear, tuple[BodyYear, ...]]:
    """Pairs worth a closer look: those that share a tenth of their words by rare ones alone, and
    those that are alike as a whole, though many more may be."""
    found: dict[BodyYear, set[BodyYear]] = {}
    for one, other in (*_by_rare_words(words, bodies), *_as_a_whole(words)):
        if one[0] != other[0] and abs(one[1] - other[1]) <= 1:
            if other[1] <= one[1]:
                found.setdefault(one, set()).add(other)
            if one[1] <= other[1]:
                found.setdefault(other, set()).add(one)
    return {key: tuple(sorted(others)) for key, others in found.items()}


def _by_rare_words(
    words: Mapping[BodyYear, frozenset[int]], bodies: Mapping[int, int]
) -> Iterator[tuple[BodyYear, BodyYear]]:
    where: dict[int, list[BodyYear]] = {}
    for key, own in words.items():
        for word in own:
            if 2 <= bodies[word] <= _RARE:
                where.setdefault(word, []).append(key)
    shared: Counter[tuple[BodyYear, BodyYear]] = Counter()
    for keys in where.values():
        shared.update(combinations(sorted(keys), 2))
    for pair, count in shared.items():
        if count >= _HINT * min(len(words[key]) for key in pair):
            yield pair


def _as_a_whole(
    words: Mapping[BodyYear, frozenset[int]],
) -> Iterator[tuple[BodyYear, BodyYear]]:
    """Locality-sensitive hashing of min-hashes: two reports that share six tenths of their words
    meet in one of the bands almost surely (1 − (1 − 0.6³)¹⁶ > 0.97)."""
    for band in range(_BANDS):
        met: dict[tuple[int, ...], list[BodyYear]] = {}
        factors = [_factor(band * _BAND + number) for number in range(_BAND)]
        for key, own in words.items():
            mark = tuple(min(word * a % _PRIME for word in own) for a in factors)
            met.setdefault(mark, []).append(key)
        for keys in met.values():
            first = sorted(keys)[:_FIRST]
            for key in keys:
                yield from ((one, key) for one in first if one != key)


def _factor(number: int) -> int:
    return (6364136223846793005 * (2 * number + 1) + 1442695040888963407) % _PRIME
