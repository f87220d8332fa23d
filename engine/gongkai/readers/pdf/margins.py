"""Finds page numbers and the lines that every page repeats at its edges."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from gongkai.model.wording import clean
from gongkai.readers.pdf.lines import TextLine

_EDGE = 0.12
_OUTERMOST = 2
_DIGITS = re.compile(r"\d{1,9}")
_BARE = re.compile(r"\d{1,3}")
_DRESSED = re.compile(
    r"[-—–─~·•]{1,3}\s?\d{1,3}\s?[-—–─~·•]{1,3}"
    r"|第\s?[\d一二三四五六七八九十]{1,3}\s?页(?:[\s/,、]{0,3}共\s?[\d一二三四五六七八九十]{1,3}\s?页)?"
    r"|(?:page\s?)?\d{1,3}\s?(?:/|of)\s?\d{1,3}|page\s?\d{1,3}",
    re.IGNORECASE,
)


def drop_margins(pages: Sequence[list[TextLine]], heights: Sequence[float]) -> None:
    """Take page numbers, running heads and feet out of the lines of all pages, in place.

    A running head stands on most pages, at the same height, with the same words but for the
    number of the page. A bare number is a page number only where it counts on from page to page:
    it might be the value of a table without rules.
    """
    edges = [list(_outermost(lines, height)) for lines, height in zip(pages, heights, strict=True)]
    repeated = Counter(
        mark
        for page, lines in enumerate(edges, 1)
        for mark in {_mark(line, page) for line in lines}
    )
    often = max(3, len(pages) // 2 + 1)
    shifts = Counter(
        int(clean(line.text)) - page
        for page, lines in enumerate(edges, 1)
        for line in lines
        if _is_bare(line)
    )
    counted = {shift for shift, count in shifts.items() if count > 1 or shift == 0}
    for page, (lines, outer) in enumerate(zip(pages, edges, strict=True), 1):
        dropped = {
            id(line)
            for line in outer
            if (
                int(clean(line.text)) - page in counted
                if _is_bare(line)
                else _DRESSED.fullmatch(clean(line.text)) or repeated[_mark(line, page)] >= often
            )
        }
        lines[:] = [line for line in lines if id(line) not in dropped]


def _outermost(lines: Sequence[TextLine], height: float) -> Iterator[TextLine]:
    for index, line in enumerate(lines):
        top = index < _OUTERMOST and line.box.middle < _EDGE * height
        bottom = index >= len(lines) - _OUTERMOST and line.box.middle > (1 - _EDGE) * height
        if top or bottom:
            yield line


def _is_bare(line: TextLine) -> bool:
    return _BARE.fullmatch(clean(line.text)) is not None


def _mark(line: TextLine, page: int) -> tuple[str, int]:
    words = _DIGITS.sub(
        lambda digits: "#" if digits[0] == str(page) else digits[0], line.text[:200]
    )
    return words, round(line.box.y0 / 4)
