"""What is wrong with the words and frames of ``prose.toml``, so that its author is told."""

import re
from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any, cast

from gongkai.recognise.prose.lexicon import FLAGS, NUMBER, ROW
from gongkai.rulefile.entry import Entry

CLAIMS = ("units", "objects", "verbs", "free", "statements", "topics")
FRAME = (
    "counts", "slots", "free", "about", "verb", "after", "value", "measure", *FLAGS,
)  # fmt: skip
CASE = ("text", "says", "stops")
TIMES = frozenset({"this", "last", "next", "period"})

_PATTERN = re.compile(r"[\[\](){}*+?\\|^$.]")
_SLOT = re.compile(r"[a-z_|]+|#")
_NOBODY = "-"


def check_claims(file: Entry, words: Mapping[str, Any]) -> None:
    """Tell every mistake in the tables ``claims`` and ``words`` of a file; ``words`` are those of
    all layers."""
    slots = frozenset((*words, *TIMES))
    claims = file.inner("claims", "claims")
    claims.only((*CLAIMS, "frame", "case"))
    for name in CLAIMS[1:]:
        for slot in claims.strings(name, ()):
            claims.one_of(name, slot, slots)
    claims.strings("units", ())
    own = file.inner("words", "words")
    for slot in own.table:
        _check_words(own, slot)
    for frame in claims.entries("frame"):
        _check_frame(frame, words, slots)
    for case in claims.entries("case"):
        case.only(CASE)
        case.string("text")


def _check_words(words: Entry, slot: str) -> None:
    """Words are meant as they stand, each once in its slot."""
    table = words.table[slot]
    lists = cast("Mapping[str, Any]", table if isinstance(table, Mapping) else {slot: table})
    entry = words.inner(slot, slot) if isinstance(table, Mapping) else words
    met: set[str] = set()
    for name in lists:
        for word in entry.strings(name):
            if _PATTERN.search(word):
                entry.refuse("lint.pattern_word", name, value=word)
            elif word in met:
                entry.refuse("lint.word_twice", name, value=word)
            met.add(word)


def _check_frame(frame: Entry, words: Mapping[str, Any], slots: frozenset[str]) -> None:
    frame.only(FRAME)
    numbers = 0
    for slot in frame.strings("slots"):
        names = slot.rstrip("?+")
        if not all(_SLOT.fullmatch(name) for name in names.split("|")):
            frame.refuse("lint.pattern_slot", "slots", value=slot)
            continue
        numbers += NUMBER in names
        for name in names.split("|"):
            if name != NUMBER:
                frame.one_of("slots", name, slots)
    for key in ("free", "about"):
        for name in frame.strings(key, ()):
            frame.one_of(key, name, slots)
    for name in frame.strings("verb", ()):
        frame.one_of("verb", name, slots | {_NOBODY})
    if numbers != (0 if "value" in frame.table else 1):
        frame.refuse("lint.frame_number", "slots")
    for name in _fields(frame):
        if name != ROW and not isinstance(words.get(name), Mapping):
            valued = [slot for slot, value in words.items() if isinstance(value, Mapping)]
            frame.one_of("counts", name, [*valued, ROW])


def _fields(frame: Entry) -> Iterator[str]:
    counts = frame.table.get("counts", ())
    for one in (counts,) if isinstance(counts, str) else cast("list[str]", counts):
        yield from (name for _, name, _, _ in Formatter().parse(one) if name)
