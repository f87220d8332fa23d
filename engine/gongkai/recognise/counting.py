"""What a number in prose counts, by the words around it (``figures.count`` of the vocabulary)."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from gongkai.model.wordings import Wordings
from gongkai.rule_language.patterns import compiled

_NO_CASES = ("元", "万元", "亿元", "人次", "期", "场", "册", "篇")
_TOPIC = re.compile(r"复议后|未经复议|复议|诉讼|起诉")


@dataclass(frozen=True, slots=True)
class Place:
    """A number's surroundings, all in normal width: ``left`` since the last number, comma or
    bracket; ``right`` up to 40 characters behind the unit; ``head`` the sentence up to the number
    without brackets; ``so_far`` the paragraph up to it; ``year`` the last year named before it."""

    left: str
    right: str
    head: str
    sentence: str
    so_far: str
    year: int | None


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of the vocabulary; the texts are patterns."""

    counts: tuple[str, ...]
    about: str | None = None
    within: str | None = None
    left: str | None = None
    right: str | None = None
    never: str | None = None
    units: str | None = None
    published: str | None = None
    either: bool = False
    joined: bool = False
    zero_only: bool = False
    single_channel: bool = False


@cache
def _entries(wordings: Wordings) -> tuple[_Entry, ...]:
    return tuple(
        _Entry(tuple(entry["counts"]), **{k: v for k, v in entry.items() if k != "counts"})
        for entry in wordings.entries("figures", "count")
    )


def _found(wanted: str | None, text: str) -> bool:
    return wanted is not None and compiled(wanted).search(text) is not None


def counted(
    place: Place, unit: str, value: Decimal, wordings: Wordings
) -> tuple[tuple[str, bool], ...] | None:
    """What the number counts, each with whether only published items are counted; None where the
    words do not tell plainly."""
    left = place.left.rstrip()
    if wordings.pattern("figures", "foreign").search(left):
        return None
    left = _without_fillers(left, wordings)
    for entry in _entries(wordings):
        if not _fits(entry, place, left, unit, wordings):
            continue
        if entry.zero_only and value != 0:
            return None
        published = bool(entry.published) and _published(entry, place, left, unit, wordings)
        if entry.joined:
            return (("+".join(entry.counts), published),)
        named = [_with_topic(counts, place.head) for counts in entry.counts]
        return tuple((counts, published) for counts in named if counts) or None
    return None


def _fits(entry: _Entry, place: Place, left: str, unit: str, wordings: Wordings) -> bool:
    if entry.about and not _found(entry.about, place.sentence):
        return False
    if entry.units and not compiled(entry.units).fullmatch(unit):
        return False
    if not entry.units and unit in _NO_CASES:
        return False
    on_left = _found(entry.left, left)
    both = entry.left and entry.right and not entry.either
    if both and not on_left:
        return False
    if (both or not on_left) and not _found(entry.right, place.right):
        return False
    if entry.within and not _found(entry.within, place.so_far + place.right):
        return False
    if _found(entry.never, place.head) or _found(entry.never, left):
        return False
    return not (entry.single_channel and _channels(left, wordings) == 1)


def _channels(left: str, wordings: Wordings) -> int:
    """How many ways of handing in are named."""
    return sum(
        any(word in left for word in way.split("|"))
        for way in wordings.words("figures", "channels")
    )


def _published(entry: _Entry, place: Place, left: str, unit: str, wordings: Wordings) -> bool:
    """Whether published items are counted (in 条, or beside 公开) and not decisions."""
    if unit != "条" and wordings.pattern("figures", "decided").search(left):
        return False
    return unit == "条" or _found(entry.published, place.head)


def _without_fillers(left: str, wordings: Wordings) -> str:
    fillers = wordings.words("figures", "fillers")
    for _ in range(8):
        ending = next((word for word in fillers if left.endswith(word)), None)
        if not ending:
            break
        left = left[: -len(ending)].rstrip()
    return left


def _with_topic(counts: str, head: str) -> str | None:
    """``disputes.*.upheld`` with the proceeding named last before the number."""
    if "*" not in counts:
        return counts
    topics = _TOPIC.findall(head)
    if not topics:
        return None
    return counts.replace("*", "review" if topics[-1] == "复议" else "suit")
