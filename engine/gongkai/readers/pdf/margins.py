"""Finds page numbers and the lines that every page repeats at its edges."""

import re
from collections import Counter
from collections.abc import Sequence

from gongkai.readers.pdf.lines import TextLine
from gongkai.wording import clean

_EDGE = 0.12
_NUMBER = re.compile(
    r"[-—–─~·•\s]{0,6}(?:第|page)?\s?(?:\d{1,3}|[ivx]{1,6}|[一二三四五六七八九十]{1,3})\s?(?:页)?"
    r"(?:\s?[/,，、共of]{1,3}\s?\d{1,3}\s?页?)?[-—–─~·•\s]{0,6}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d{1,9}")


def drop_margins(pages: Sequence[list[TextLine]], heights: Sequence[float]) -> None:
    """Take page numbers, running heads and feet out of the lines of all pages, in place.

    A running head stands on most pages, at the same height, with the same words but for digits.
    """
    repeated = Counter(
        mark
        for lines, height in zip(pages, heights, strict=True)
        for mark in {_mark(line) for line in lines if _is_edge(line, height)}
    )
    often = max(3, len(pages) // 2 + 1)
    for lines, height in zip(pages, heights, strict=True):
        lines[:] = [
            line
            for line in lines
            if not _is_edge(line, height)
            or not (_NUMBER.fullmatch(clean(line.text)) or repeated[_mark(line)] >= often)
        ]


def _is_edge(line: TextLine, height: float) -> bool:
    return line.box.middle < _EDGE * height or line.box.middle > (1 - _EDGE) * height


def _mark(line: TextLine) -> tuple[str, int]:
    return _DIGITS.sub("#", clean(line.text)[:200]), round(line.box.y0 / 4)
