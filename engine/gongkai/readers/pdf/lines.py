"""Lines of text from the runs that stand side by side."""

from collections.abc import Sequence
from typing import NamedTuple

from gongkai.readers.pdf.runs import Run
from gongkai.readers.pdf.sheet import Box, Glyph

_LEVEL = 0.5
_WORD, _WIDE, _COLUMN = 0.25, 0.6, 2.5
"""Gaps, in shares of the font size, that stand for a space between letters, for one between
ideographs, and for a tab."""


class TextLine(NamedTuple):
    """A printed line. ``size`` is that of its largest glyphs."""

    text: str
    box: Box
    size: float


def find_lines(runs: Sequence[Run]) -> list[TextLine]:
    """The lines from top to bottom; gaps become spaces and tabs."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.box.middle):
        row = rows[-1] if rows else []
        if row and run.box.middle - _middle(row) < _LEVEL * min(run.size, row[0].size):
            row.append(run)
        else:
            rows.append([run])
    return [_line(row) for row in rows]


def _middle(row: Sequence[Run]) -> float:
    return row[0].box.middle


def _line(row: Sequence[Run]) -> TextLine:
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
    return TextLine("".join(pieces).strip(), box, max(run.size for run in row))


def _space(before: Glyph, after: Glyph, left: str, right: str) -> str:
    gap = (after.box.x0 - before.box.x1) / max(before.size, after.size, 1.0)
    if gap > _COLUMN and not (left[-2:].isspace() or right[:2].isspace()):
        return "\t"
    if left[-1:].isspace() or right[:1].isspace():
        return ""
    letters = before.text.isascii() and after.text.isascii()
    return " " if gap > (_WORD if letters else _WIDE) else ""
