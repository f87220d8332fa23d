"""One look over the body of a docx: which of its elements say anything special."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from gongkai.readers.contrast import WHITE, is_lost, normal_colour
from gongkai.readers.word.colours import colour_of, ground_of
from gongkai.readers.word.markup import (
    MC,
    MERGE_ACROSS,
    MERGE_DOWN,
    SPAN,
    VAL,
    WORD_2010,
    W,
)
from gongkai.readers.xml import Element

STYLE, OUTLINE, LIST = W + "pStyle", W + "outlineLvl", W + "numPr"
DELETED, MOVED, CELL_DELETED = W + "del", W + "moveFrom", W + "cellDel"
INSERTED, ARRIVED = W + "ins", W + "moveTo"
ALTERNATIVES = MC + "AlternateContent"
ROW_HIDDEN, ROW_HEIGHT, SPACING = W + "hidden", W + "trHeight", W + "spacing"
COLOUR, SIZE, SHADE, RUN_STYLE = W + "color", W + "sz", W + "shd", W + "rStyle"
TOGGLES = tuple(W + name for name in ("vanish", "specVanish", "strike", "dstrike"))
RAISED = W + "vertAlign", W + "position"
NARROWED, LETTERS = W + "w", WORD_2010 + "textFill"
TABLE_STYLE, CHANGES = W + "tblStyle", W + "tblPrChange"

_PARAGRAPH_AND_CELL = STYLE, OUTLINE, LIST, SPAN, MERGE_DOWN, MERGE_ACROSS
_LOOKS = *TOGGLES, *RAISED, NARROWED, LETTERS
_SOUGHT = (
    *_PARAGRAPH_AND_CELL, *_LOOKS, DELETED, MOVED, CELL_DELETED, INSERTED, ARRIVED, ALTERNATIVES,
    ROW_HIDDEN, ROW_HEIGHT, COLOUR, SHADE, RUN_STYLE, TABLE_STYLE,
)  # fmt: skip
_FREQUENT = (
    (SIZE, re.compile(rb"sz\s+\w+:val\s*=\s*[\"']\d[\"']")),
    (SPACING, re.compile(rb"exact")),
)
"""Elements that nearly every run or paragraph has, and the markup without which none of them says
anything special."""
_WIDE = b"\xff\xfe", b"\xfe\xff"
_TINY = frozenset(str(size) for size in range(7))


@dataclass(slots=True)
class Survey:
    """The elements of a body by their name, as far as the reader looks for them. ``telling`` are
    the property elements of paragraphs and cells that say anything about rank, number or span:
    most say nothing of the kind and need not be looked into. ``looks`` are those of runs that say
    something by which the run may not be seen."""

    found: dict[str, list[Element]]
    telling: set[Element] = field(default_factory=set[Element])
    looks: set[Element] = field(default_factory=set[Element])
    colours: dict[str, list[Element]] = field(default_factory=dict[str, list[Element]])
    fills: set[str] = field(default_factory=set[str])

    def __getitem__(self, tag: str) -> list[Element]:
        return self.found.get(tag, [])

    def lost(self, grounds: set[str]) -> list[Element]:
        """The colours of texts that can hardly be seen on one of these."""
        return [
            mark
            for colour, marks in self.colours.items()
            if is_lost(normal_colour(colour), grounds)
            for mark in marks
        ]


def look_over(body: Element, data: bytes) -> Survey:
    """Go through a body once; ``data`` is the markup that it was made from."""
    found: dict[str, list[Element]] = defaultdict(list)
    is_wide = data[:2] in _WIDE
    frequent = (tag for tag, hint in _FREQUENT if is_wide or hint.search(data))
    for element in body.iter(*_SOUGHT, *frequent):
        found[element.tag].append(element)
    seen = Survey(found)
    for tag in _PARAGRAPH_AND_CELL:
        _add_owners(seen[tag], seen.telling)
    for tag in _LOOKS:
        _add_owners(seen[tag], seen.looks)
    _add_owners([each for each in seen[SIZE] if each.get(VAL) in _TINY], seen.looks)
    for element in seen[COLOUR]:
        seen.colours.setdefault(colour_of(element), []).append(element)
    seen.fills = {ground_of(element) or WHITE for element in seen[SHADE]}
    return seen


def _add_owners(marks: list[Element], owners: set[Element]) -> None:
    for mark in marks:
        owner = mark.getparent()
        if owner is not None:
            owners.add(owner)
