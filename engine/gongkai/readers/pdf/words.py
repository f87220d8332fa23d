"""Words of a page by the gaps between them: what stands together in one place of a table."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gongkai.model.wording import clean
from gongkai.readers.pdf.omitted import shown
from gongkai.readers.pdf.runs import Run, make_run
from gongkai.readers.pdf.sheet import Box, Glyph

_LEVEL = 0.5
_TOGETHER, _DIGITS = 0.6, 0.8
_SPACED, _SLIGHT = 0.25, 0.1
_EVEN = 0.35
_FURTHEST = 1.2
"""Gaps in font sizes: of words that stand together, of digits set apart; how far even gaps differ,
and how wide they are at most."""
_NUMBER = re.compile(r"[-+－]?\d[\d,，]*(?:[.．]\d+)?%?")
MARKED = re.compile(
    r"[(（][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[、.．](?!\d)"
)
"""The number with which a label begins."""
_FIGURES = re.compile(r"[\d.,，．]+")


class Word(NamedTuple):
    """What stands together on one line."""

    text: str
    box: Box
    size: float
    runs: tuple[Run, ...]

    @property
    def is_number(self) -> bool:
        """Whether it is a number, as tables hold them."""
        return _NUMBER.fullmatch(clean(self.text)) is not None


def lines_of_words(runs: Sequence[Run]) -> list[list[Word]]:
    """The words of each printed line, from top to bottom and left to right."""
    rows: list[list[Run]] = []
    pieces = [piece for run in shown(runs) for piece in _pieces(run)]
    for piece in sorted(pieces, key=lambda piece: piece.box.middle):
        row = rows[-1] if rows else []
        if row and piece.box.middle - row[0].box.middle < _LEVEL * min(piece.size, row[0].size):
            row.append(piece)
        else:
            rows.append([piece])
    return [list(_words(sorted(row, key=lambda piece: piece.box.x0))) for row in rows]


def digits_apart(glyphs: Sequence[Glyph], *, spread: bool = False) -> bool:
    """Whether the digits of one line are set apart evenly, so that they are one number; with
    ``spread`` however far."""
    printed = [glyph for glyph in glyphs if not glyph.text.isspace()]
    if not _FIGURES.fullmatch("".join(glyph.text for glyph in printed)):
        return False
    size = max(glyph.size for glyph in printed)
    gaps = [after.box.x0 - before.box.x1 for before, after in pairwise(printed)]
    return (
        bool(gaps)
        and max(gaps) - min(gaps) < _EVEN * size
        and (spread or max(gaps) < _FURTHEST * size)
    )


def _pieces(run: Run) -> Iterator[Run]:
    """A run, cut where blanks were typed."""
    piece: list[Glyph] = []
    for glyph in run.glyphs:
        if not glyph.text.isspace():
            piece.append(glyph)
        elif piece:
            yield make_run(piece)
            piece = []
    if piece:
        yield make_run(piece)


def _words(pieces: Sequence[Run]) -> Iterator[Word]:
    held: list[Run] = []
    for piece in pieces:
        if held and not _joins(held[-1], piece):
            yield word_of(held)
            held = []
        held.append(piece)
    if held:
        yield word_of(held)


def _joins(before: Run, after: Run) -> bool:
    size = max(before.size, after.size)
    gap = after.box.x0 - before.box.x1
    if MARKED.match(after.text) and gap > _SLIGHT * size:
        return False
    figures = [_FIGURES.fullmatch(run.text) is not None for run in (before, after)]
    if all(figures):
        return gap < _DIGITS * size and digits_apart([*before.glyphs, *after.glyphs])
    return gap < (_SPACED if figures[1] else _TOGETHER) * size


def word_of(pieces: Sequence[Run]) -> Word:
    """The word that some pieces of a line make up."""
    glyphs = [glyph for piece in pieces for glyph in piece.glyphs]
    whole = make_run(glyphs)
    text = pieces[0].text
    figures = all(_FIGURES.fullmatch(piece.text) for piece in pieces)
    for before, after in pairwise(pieces):
        wide = after.box.x0 - before.box.x1 > _SPACED * max(before.size, after.size)
        ascii_ = before.text[-1:].isascii() and after.text[:1].isascii()
        text += (" " if wide and ascii_ and not figures else "") + after.text
    return Word(text, whole.box, whole.size, tuple(pieces))
