"""The words and frames of ``rules/prose.toml`` as code takes them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from string import Formatter
from typing import Any, Literal, NamedTuple, cast

from gongkai.model.wordings import Wordings

NUMBER = "#"
"""The slot of the number in a frame."""
FOREIGN = "foreign"
"""The slot of what is counted elsewhere."""
ROW = "row"
"""The name in braces that stands for what was counted before."""
PLAIN_ROW = "requests.received"
"""What that is where nothing was counted before."""

_FEW = 3
Measure = Literal["cases", "money", "any"]
FLAGS = ("zero", "firm", "whole", "every", "single", "related", "published", "before")
_NOTHING: Mapping[str, Any] = dict.fromkeys(
    ("free", "frame", "objects", "verbs", "statements", "topics", "units"), ()
)
_MONEY = frozenset({"元", "万元", "亿元"})
_NO_CASES = _MONEY | frozenset(
    {"人次", "期", "场", "册", "篇", "%", "个百分点", "分", "人", "名", "家", "天"}
)


class Sense(NamedTuple):
    """What a word stands for: a slot, and its value there ("" where the slot has none)."""

    slot: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a frame: the slots of which a word must stand for one. ``repeated``: one word or
    several (维持和纠正)."""

    names: tuple[str, ...]
    optional: bool = False
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A sequence of slots that tells what is counted.

    ``counts`` are names of figures, in which ``{slot}`` is the value of the word that fills the
    slot. ``free`` are slots whose words may stand anywhere. ``about`` are the objects of which the
    frame speaks, named in it or in what goes before; ``verb`` what may have been done, where it is
    told; ``after`` are names of figures of which the sentence must have told one before. ``value``
    is the number that it claims without one (没有 …: 0).

    ``zero``: only 0 is plain, as several things are counted at once. ``firm``: its words are plain
    in any sentence about the object. ``whole``: it tells of all cases, never of the rest of them.
    ``every``: it speaks of all that was counted just before, of what ``after`` names where it
    does; ``single``: of the one case that was.
    ``related``: the paragraph must be about disclosure. ``published``: what was published is
    counted, not what was done. ``before``: it tells of the year before.
    """

    counts: tuple[str, ...]
    slots: tuple[Slot, ...]
    free: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    verb: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    value: Decimal | None = None
    measure: Measure = "cases"
    zero: bool = False
    firm: bool = False
    whole: bool = False
    every: bool = False
    single: bool = False
    related: bool = False
    published: bool = False
    before: bool = False
    needed: tuple[frozenset[str], ...] = ()

    def measures(self, unit: str) -> bool:
        """Whether it counts in this unit."""
        if self.measure == "any":
            return True
        return unit in _MONEY if self.measure == "money" else unit not in _NO_CASES


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """``words`` stand for their senses, ``starts`` are they by their first signs.
    ``objects`` are slots that name what is counted, ``verbs`` what is done with it, ``free`` slots
    whose words may stand in any frame, ``statements`` those without which a clause that has no
    number claims nothing. ``units`` finds what numbers may be counted in, the longest first.
    ``topics`` finds the words without which a sentence is about something else altogether."""

    words: Mapping[str, tuple[Sense, ...]]
    starts: Mapping[str, tuple[str, ...]]
    frames: tuple[Frame, ...]
    objects: frozenset[str]
    verbs: frozenset[str]
    free: frozenset[str]
    statements: frozenset[str]
    units: re.Pattern[str]
    topics: re.Pattern[str]

    def counts(self) -> frozenset[str]:
        """Every name that a frame can give to a number, but for sums and choices of several."""
        return frozenset(
            counts.format(**dict(zip(fields, each, strict=True)))
            for frame in self.frames
            for counts in frame.counts
            if "|" not in counts
            for fields in [[name for _, name, _, _ in Formatter().parse(counts) if name]]
            for each in product(*(self.values(field) for field in fields))
        )

    def values(self, slot: str) -> tuple[str, ...]:
        """The values that words have in a slot."""
        if slot == ROW:
            return (PLAIN_ROW,)
        told = (sense for senses in self.words.values() for sense in senses if sense.slot == slot)
        return tuple(dict.fromkeys(sense.value for sense in told))


def lexicon_of(wordings: Wordings) -> Lexicon:
    """The words and frames of ``prose.toml``, which was checked when the rules were loaded."""
    return wordings.made("claims", _lexicon)


def _lexicon(wordings: Wordings) -> Lexicon:
    claims = wordings.parts.get("claims", _NOTHING)
    senses: dict[str, list[Sense]] = {}
    for slot, entry in wordings.parts.get("words", {}).items():
        table = cast("Mapping[str, list[str]]", entry if isinstance(entry, dict) else {"": entry})
        for value, words in table.items():
            for word in words:
                senses.setdefault(word, []).append(Sense(slot, value))
    free = frozenset(claims["free"])
    return Lexicon(
        words={word: tuple(found) for word, found in senses.items()},
        starts=starts_of(senses),
        frames=tuple(_frame(entry, free) for entry in claims["frame"]),
        objects=frozenset(claims["objects"]),
        verbs=frozenset(claims["verbs"]),
        free=free,
        statements=frozenset(claims["statements"]),
        units=_any_of(sorted(claims["units"], key=len, reverse=True)),
        topics=_topics(senses, set(claims["topics"])),
    )


def _topics(
    senses: Mapping[str, Iterable[Sense]], slots: frozenset[str] | set[str]
) -> re.Pattern[str]:
    """Finds a word of one of these slots; a word that begins with another one is left out."""
    words = sorted(word for word, found in senses.items() if any(s.slot in slots for s in found))
    kept: list[str] = []
    for word in words:
        if not (kept and word.startswith(kept[-1])):
            kept.append(word)
    return _any_of(kept)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)) or r"(?!)")


def starts_of(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Words by their first two signs, those of one sign by that alone; where many begin with the
    same two or three, by one sign more, with the shorter ones among them."""
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(word[:2], []).append(word)
    for length in (3, 4):
        for start in [start for start in found if len(start) == length - 1]:
            every = found[start]
            if len(every) <= _FEW:
                continue
            for longer in {word[:length] for word in every if len(word) >= length}:
                found[longer] = [word for word in every if longer.startswith(word[:length])]
            found[start] = [word for word in every if len(word) < length]
    return {first: tuple(each) for first, each in found.items()}


def words_at(
    starts: Mapping[str, tuple[str, ...]], pair: str, text: str, at: int
) -> tuple[str, ...]:
    """The words of two signs and more that may stand at a place where these two stand."""
    return starts.get(text[at : at + 4]) or starts.get(text[at : at + 3]) or starts[pair]


def _frame(entry: Mapping[str, Any], free: frozenset[str]) -> Frame:
    counts, value = entry["counts"], entry.get("value")
    slots = tuple(map(parse_slot, entry["slots"]))
    flags = {name: bool(entry.get(name, False)) for name in FLAGS}
    return Frame(
        counts=(counts,) if isinstance(counts, str) else tuple(counts),
        slots=slots,
        free=free | frozenset(entry.get("free", ())),
        about=frozenset(entry.get("about", ())),
        verb=frozenset(entry.get("verb", ())),
        after=frozenset(entry.get("after", ())),
        value=None if value is None else Decimal(value),
        measure=entry.get("measure", "cases"),
        needed=tuple(frozenset(slot.names) for slot in slots if not slot.optional),
        **flags,
    )


def parse_slot(text: str) -> Slot:
    """``receive|handle``, with ? behind it where it may be missing, + where it may be repeated."""
    names = text.rstrip("?+")
    marks = text[len(names) :]
    return Slot(tuple(names.split("|")), "?" in marks, "+" in marks)
