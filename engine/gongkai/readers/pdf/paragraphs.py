"""Joins printed lines into paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from gongkai.readers.pdf.lines import TextLine

_FULL, _INDENT, _ALIKE = 2.2, 1.2, 1.5
"""In font sizes: how much a full line may lack, what counts as indented, and how far the ends of
lines differ that are meant to stand one below the other."""
_LETTER = 0.5
"""How wide a letter or digit is, in font sizes."""
_WORD = re.compile(r"[0-9A-Za-z./%-]{1,20}")
_SOME = 3
_NARROWEST = 15
"""Font sizes that a text area is wide at least; lines that are all shorter tell of no margin."""
_LOOSE = 1.3
_SIZES = 0.12
_MARKED = re.compile(
    r"[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]?[、.．)）](?!\d)|第[一二三四五六七八九十][，,、]"
    r"|[一二三四五六七八九十]是"
)
_ENDS = tuple("。；;：:！!？?.…")


@dataclass(frozen=True, slots=True)
class Measure:
    """The text area of pages of one width: its edges, and the distance of lines in a paragraph
    of the most usual font size."""

    left: float
    right: float
    pitch: float
    size: float = 0.0

    def step(self, size: float) -> float:
        """The distance of lines of this font size: that of larger ones grows with them."""
        grown = self.pitch * size / self.size if self.size else 0.0
        return max(self.pitch, size, grown)


def find_measure(pages: Sequence[Sequence[TextLine]]) -> Measure:
    """The edges at which several lines begin or end; a single long line sets no measure."""
    lines = [line for page in pages for line in page]
    if not lines:
        return Measure(0.0, 0.0, 0.0)
    size = median(line.size for line in lines)
    left = _edge(sorted(line.box.x0 for line in lines), size)
    right = _edge(sorted((line.box.x1 for line in lines), reverse=True), size)
    steps = sorted(
        step
        for page in pages
        for before, after in pairwise(page)
        if right - before.box.x1 < _FULL * size and after.box.x0 - left < _INDENT * size
        if 0 < (step := after.box.y1 - before.box.y1) < 3 * size
    )
    return Measure(left, right, steps[len(steps) // 5] if steps else 0.0, size)


def continues(before: TextLine, after: TextLine, measure: Measure, *, same_page: bool) -> bool:
    """Whether a line carries on the paragraph of the line above it."""
    size = max(before.size, after.size)
    if abs(before.size - after.size) > _SIZES * size or "\t" in before.text + after.text:
        return False
    if measure.right - measure.left < _NARROWEST * size:
        return False
    if measure.right - before.box.x1 > (_FULL + _LETTER * _unbroken(after.text)) * size:
        return False
    if after.box.x0 - measure.left > _INDENT * size:
        return False
    if same_page and after.box.y1 - before.box.y1 > _LOOSE * measure.step(size):
        return False
    return not (_MARKED.match(after.text) and before.text.endswith(_ENDS))


def _unbroken(text: str) -> int:
    """How many letters and digits a line begins with: a word that did not fit above it."""
    match = _WORD.match(text)
    return len(match.group()) if match else 0


def join(before: str, after: str) -> str:
    """Two lines of a paragraph as one; words of letters and digits keep their space."""
    apart = before[-1:].isascii() and after[:1].isascii() and not before.endswith("-")
    letters = before[-1:].isalpha() or after[:1].isalpha()
    return before + (" " if apart and letters else "") + after


def _edge(ends: Sequence[float], size: float) -> float:
    """The outermost place near which some lines end."""
    for end, inner in zip(ends, ends[_SOME - 1 :], strict=False):
        if abs(inner - end) < _ALIKE * size:
            return end
    return ends[0]
