"""Computes the numbers that a word processor prints in front of paragraphs (一、 （一） 1.)."""

import re
from dataclasses import dataclass, field

from gongkai.readers.word.markup import VAL, W, number, value
from gongkai.readers.word.spelling import spell
from gongkai.readers.xml import Element

_LEVELS = 9
_MOST = 9_999
_PLACE = re.compile(r"%([1-9])")
_NUMBER = re.compile(r"\s*\d[\d.,，\s]*")


@dataclass(slots=True)
class Level:
    """One level of a list: how it counts and what it prints."""

    start: int = 1
    format: str = "decimal"
    pattern: str = ""
    legal: bool = False
    style: str | None = None


@dataclass(slots=True)
class Numbering:
    """All lists of a document and where each one stands."""

    lists: dict[str, tuple[str, dict[int, Level]]] = field(
        default_factory=dict[str, tuple[str, dict[int, Level]]]
    )
    restarts: dict[str, set[int]] = field(default_factory=dict[str, set[int]])
    counters: dict[str, list[int]] = field(default_factory=dict[str, list[int]])

    def label(self, list_id: str, level: int) -> str:
        """Count one paragraph on and give the text printed before it; "" for bullets."""
        if list_id not in self.lists or not 0 <= level < _LEVELS:
            return ""
        abstract, levels = self.lists[list_id]
        counters = self.counters.setdefault(abstract, [0] * _LEVELS)
        if level in self.restarts.get(list_id, ()):
            self.restarts[list_id].discard(level)
            counters[level] = 0
        this = levels.get(level, Level())
        counters[level] = counters[level] + 1 if counters[level] else this.start
        counters[level + 1 :] = [0] * (_LEVELS - level - 1)
        if this.format in ("bullet", "none"):
            return ""

        def printed(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            shown = levels.get(index, Level())
            count = counters[index] or shown.start
            return spell(count, "decimal" if this.legal else shown.format)

        text = _PLACE.sub(printed, this.pattern[:60])
        return text + " " if text[-1:].isalnum() else text

    def begin(self, list_id: str, level: int, start: int) -> None:
        """Have the next paragraph of a level count from ``start``."""
        if list_id in self.lists and 0 <= level < _LEVELS:
            counters = self.counters.setdefault(self.lists[list_id][0], [0] * _LEVELS)
            counters[level] = start - 1

    def level_of_style(self, list_id: str, style: str) -> int:
        """The level that a list gives to a paragraph style; 0 where it names none."""
        _, levels = self.lists.get(list_id, ("", dict[int, Level]()))
        return next((index for index, level in levels.items() if level.style == style), 0)


def is_aside(label: str, text: str) -> bool:
    """Whether the number of a list stands before nothing but a number, which it is no part of."""
    return bool(label) and _NUMBER.fullmatch(text) is not None


def read_numbering(root: Element | None) -> Numbering:
    """The lists of ``numbering.xml``."""
    found = Numbering()
    if root is None:
        return found
    abstracts = {
        abstract.get(W + "abstractNumId", ""): abstract for abstract in root.iter(W + "abstractNum")
    }
    styles = {value(each, "styleLink"): key for key, each in abstracts.items()}
    for item in root.iter(W + "num"):
        list_id = item.get(W + "numId", "")
        abstract = value(item, "abstractNumId") or ""
        linked = value(abstracts.get(abstract), "numStyleLink")
        if linked is not None:
            abstract = styles.get(linked, abstract)
        if abstract not in abstracts:
            continue
        levels = _levels(abstracts[abstract])
        for override in item.iter(W + "lvlOverride"):
            index = number(override.get(W + "ilvl"), 0, _LEVELS - 1)
            levels.update(_levels(override))
            start = value(override, "startOverride")
            if start is not None:
                levels.setdefault(index, Level()).start = number(start, 1, _MOST)
                found.restarts.setdefault(list_id, set()).add(index)
        found.lists[list_id] = abstract, levels
    return found


def _levels(parent: Element) -> dict[int, Level]:
    return {
        number(each.get(W + "ilvl"), 0, _LEVELS - 1): Level(
            start=number(value(each, "start"), 1, _MOST),
            format=_format(each),
            pattern=value(each, "lvlText") or "",
            legal=each.find(W + "isLgl") is not None,
            style=value(each, "pStyle"),
        )
        for each in parent.iterchildren(W + "lvl")
    }


def _format(level: Element) -> str:
    found = next(level.iter(W + "numFmt"), None)
    return "decimal" if found is None else found.get(VAL, "decimal")
