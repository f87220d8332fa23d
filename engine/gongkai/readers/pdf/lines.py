"""Lines of text from the runs that stand side by side."""

from collections.abc import Sequence
from typing import NamedTuple

from gongkai.model.document import Omission
from gongkai.readers.pdf.omitted import left_out, shown
from gongkai.readers.pdf.runs import Run
from gongkai.readers.pdf.sheet import Box, Glyph

_LEVEL = 0.5
_WORD, _WIDE, _COLUMN = 0.25, 0.6, 2.5
"""Gaps, in shares of the font size, that stand for a space between letters, for one between
ideographs, and for a tab."""


class TextLine(NamedTuple):
    """A printed line. ``size`` is that of its largest glyphs; ``omissions`` are what stands there
    and is no part of it."""

    text: str
    box: Box
    size: float
    omissions: Sequence[Omission] = ()


def find_lines(runs: Sequence[Run]) -> list[TextLine]:
    """The lines from top to bottom; gaps become spaces and tabs. What stands there and is no text
    goes with the nearest line; where there is none, it is a line without text."""
    rows: list[list[Run]] = []
    for run in sorted(shown(runs), key=lambda run: run.box.middle):
        row = rows[-1] if rows else []
        if row and run.box.middle - _middle(row) < _LEVEL * min(run.size, row[0].size):
            row.append(run)
        else:
            rows.append([run])
    aside = [run for run in runs if run.fate is not None]
    if aside and not rows:
        return [TextLine("", aside[0].box, aside[0].size, left_out(aside))]
    beside: list[list[Run]] = [[] for _ in rows]
    for run in aside:
        middle = run.box.middle
        nearest = min(range(len(rows)), key=lambda row: abs(_middle(rows[row]) - middle))
        beside[nearest].append(run)
    return [_line(row, more) for row, more in zip(rows, beside, strict=True)]


def _middle(row: Sequence[Run]) -> float:
    return row[0].box.middle


def _line(row: Sequence[Run], aside: Sequence[Run]) -> TextLine:
    row = sorted(row, key=lambda run: run.box.x0)
    pieces: list[str] = []
    before: Glyph | None = None
    for run in row:
        printed = [glyph for glyph in run.glyphs if not glyph.text.isspace()]
        if before is not None and printed:
            pieces.append(_space(before, printed[0], pieces[-1], run.text))
        pieces.append(run.text)
        before = printed[-1] if printed else before
    box = Box(
        min(run.box.x0 for run in row),
        min(run.box.y0 for run in row),
        max(run.box.x1 for run in row),
        max(run.box.y1 for run in row),
    )
    size = max(run.size for run in row)
    return TextLine("".join(pieces).strip(), box, size, left_out([*row, *aside]))


def _space(before: Glyph, after: Glyph, left: str, right: str) -> str:
    gap = (after.box.x0 - before.box.x1) / max(before.size, after.size, 1.0)
    if gap > _COLUMN and not (left[-2:].isspace() or right[:2].isspace()):
        return "\t"
    if left[-1:].isspace() or right[:1].isspace():
        return ""
    letters = before.text.isascii() and after.text.isascii()
    return " " if gap > (_WORD if letters else _WIDE) else ""
