"""The running text of chosen places of a report, and the way back to where it stands."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from gongkai.model.form import Form
from gongkai.model.location import NOWHERE, Location
from gongkai.model.observation import Evidence
from gongkai.model.report import Report
from gongkai.model.wordings import Wordings

SECTIONS = ("overview", "disclosure", "requests", "disputes", "problems", "other")
PLACES = ("title", "preamble", *SECTIONS, "closing", "headings")
EVERYWHERE = ("title", "preamble", *SECTIONS, "closing")
"""The places of a report that rules may name; ``overview.oversight`` names a sub-section."""


def place_names(forms: Iterable[Form]) -> frozenset[str]:
    """Every place that a rule may name, with the sub-sections of these forms."""
    sections = (section for form in forms for section in form.sections)
    aspects = (f"{section.id}.{aspect.id}" for section in sections for aspect in section.aspects)
    return frozenset((*PLACES, *aspects))


_RANGES = ((0xFF10, 0xFF1A), (0xFF21, 0xFF3B), (0xFF41, 0xFF5B))
_WIDE = "".join(chr(code) for low, high in _RANGES for code in range(low, high)) + "＠．－％／"
_PLAIN = str.maketrans(
    _WIDE + "(),:;!?[]\u3000\u00a0",
    "".join(chr(ord(char) - 0xFEE0) for char in _WIDE) + "（），：；！？［］  ",
)
_SENTENCE = re.compile(r"[^。！？；\n]{1,400}[。！？；]?")
_QUOTE = 60
_kept: "list[tuple[Report, dict[tuple[tuple[str, ...], bool], Prose | None]]]" = []


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: ``text`` as printed, ``plain`` as patterns see it, without any spaces."""

    text: str
    plain: str
    at: Location


@dataclass(frozen=True)
class Prose:
    """Text of one or more places, joined by line breaks.

    ``text`` is as printed; ``plain`` has the same length and half-width digits and letters but
    full-width Chinese punctuation: patterns of rules are written for it. Not slotted, so that the
    sentences are cut but once.
    """

    text: str
    plain: str
    starts: tuple[int, ...]
    locations: tuple[Location, ...]

    def at(self, offset: int) -> Location:
        """Where the character with this offset stands in the author's file."""
        return self.locations[bisect_right(self.starts, offset) - 1] if self.starts else NOWHERE

    def evidence(self, start: int, end: int) -> Evidence:
        """The passage from start to end with some words around it."""
        left = max(start - _QUOTE // 3, self.text.rfind("\n", 0, start) + 1)
        stop = self.text.find("\n", end)
        right = min(max(end, left + _QUOTE), len(self.text) if stop < 0 else stop)
        return Evidence(at=self.at(start), raw=self.text[left:right].strip())

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order; one longer than 400 characters comes in pieces."""
        return tuple(
            Sentence(raw, "".join(match.group().split()), self.at(match.start()))
            for match in _SENTENCE.finditer(self.plain)
            if len(raw := self.text[match.start() : match.end()].strip()) > 1
        )


def plain(text: str) -> str:
    """Width made equal, length kept: ``（１）`` and ``(1)`` both become ``（1）``."""
    return text.translate(_PLAIN)


def compact(text: str) -> str:
    """``plain`` without spaces and line breaks."""
    return "".join(plain(text).split())


def written(text: str, wordings: Wordings) -> str:
    """The text without the hints of a blank form, which are nobody's report."""
    return wordings.pattern("hints", "printed").sub("", text) if "【" in text else text


def find_prose(report: Report, where: tuple[str, ...], *, hints: bool = False) -> Prose | None:
    """The text of these places; None where the report has none of them. With ``hints`` those that
    a blank form still has in it stand among it.

    Many rules look at the same places of one report, so those of the last two are kept.
    """
    kept = next((places for known, places in _kept if known is report), None)
    if kept is None:
        kept = {}
        _kept[:] = [(report, kept), *_kept[:1]]
    asked = where, hints
    if asked not in kept:
        present = any(_has(report, place) for place in where)
        every = (part for place in where for part in _place(report, place))
        parts = every if hints else ((written(text, report.wordings), at) for text, at in every)
        kept[asked] = join(parts) if present else None
    return kept[asked]


def join(parts: Iterable[tuple[str, Location]]) -> Prose:
    """One Prose of several texts."""
    texts: list[str] = []
    starts: list[int] = []
    locations: list[Location] = []
    length = 0
    for text, at in parts:
        texts.append(text)
        starts.append(length)
        locations.append(at)
        length += len(text) + 1
    joined = "\n".join(texts)
    return Prose(joined, plain(joined), tuple(starts), tuple(locations))


def _has(report: Report, place: str) -> bool:
    match place.split("."):
        case ["title"]:
            return report.title is not None
        case ["preamble"]:
            return bool(report.preamble)
        case ["closing"]:
            return bool(report.closing)
        case ["headings"]:
            return bool(report.sections)
        case [section, aspect]:
            found = report.section(section)
            return found is not None and any(sub.id == aspect for sub in found.subsections)
        case _:
            return report.section(place) is not None


def _place(report: Report, place: str) -> Iterator[tuple[str, Location]]:
    match place.split("."):
        case ["title"]:
            if report.title:
                yield report.title.text, report.title.at
        case ["preamble"]:
            yield from ((paragraph.text, paragraph.at) for paragraph in report.preamble)
        case ["closing"]:
            yield from ((paragraph.text, paragraph.at) for paragraph in report.closing)
        case ["headings"]:
            yield from ((section.heading, section.at) for section in report.sections)
        case [section, aspect]:
            found = report.section(section)
            for sub in found.subsections if found else ():
                if sub.id == aspect:
                    yield sub.text, sub.at
        case _:
            found = report.section(place)
            if found and found.paragraphs:
                yield from ((paragraph.text, paragraph.at) for paragraph in found.paragraphs)
            elif found:
                yield from ((line, found.at) for line in found.text.splitlines())
