"""Runs: glyphs that follow each other without a gap, as they were written into the file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongkai.model.document import Omitted
from gongkai.readers.pdf.sheet import Box, Glyph

_GAP = 0.3
_BACK = -0.5
_SAME = 0.15
"""Shares of the font size: how far neighbours stand apart, and how far a glyph printed twice to
look bold is moved."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some glyphs on one line, left to right."""

    glyphs: Sequence[Glyph]
    box: Box
    size: float

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def fate(self) -> Omitted | None:
        """Why it is no part of the text; None where it is."""
        return self.glyphs[0].fate


def find_runs(glyphs: Sequence[Glyph]) -> list[Run]:
    """The runs of a page, in the order of the file; blanks end a run and are kept inside it."""
    runs: list[Run] = []
    open_run: list[Glyph] = []
    for glyph in _once(glyphs):
        if open_run and not _follows(open_run[-1], glyph):
            runs.append(make_run(open_run))
            open_run = []
        open_run.append(glyph)
    if open_run:
        runs.append(make_run(open_run))
    return [run for run in runs if not run.text.isspace()]


def make_run(glyphs: Sequence[Glyph]) -> Run:
    """The run of these glyphs."""
    boxes = [glyph.box for glyph in glyphs if not glyph.text.isspace()] or [glyphs[0].box]
    box = Box(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )
    return Run(tuple(glyphs), box, max(glyph.size for glyph in glyphs))


def _follows(before: Glyph, after: Glyph) -> bool:
    size = max(before.size, after.size)
    return (
        before.fate == after.fate
        and _BACK * size < after.box.x0 - before.box.x1 < _GAP * size
        and abs(after.box.y1 - before.box.y1) < _GAP * size
    )


def _once(glyphs: Iterable[Glyph]) -> Iterable[Glyph]:
    """Glyphs without those printed again over themselves, which some programs do for bold."""
    seen: dict[tuple[str, Omitted | None, int, int], list[Box]] = {}
    for glyph in glyphs:
        text, box, fate = glyph.text, glyph.box, glyph.fate
        if text.isspace():
            yield glyph
            continue
        step = max(glyph.size, 1.0)
        x, y = box.x0 / step, box.y1 / step
        column, row = int(x), int(y)
        columns, rows = _beside(x, column), _beside(y, row)
        again = False
        for i in columns:
            for j in rows:
                for other in seen.get((text, fate, i, j), ()):
                    again = again or _same(other, glyph)
        if not again:
            seen.setdefault((text, fate, column, row), []).append(box)
            yield glyph


def _beside(at: float, whole: int) -> tuple[int, ...]:
    """The squares in which a glyph may stand that is printed at about the same place."""
    rest = at - whole
    if rest < _SAME:
        return whole - 1, whole
    return (whole, whole + 1) if rest > 1 - _SAME else (whole,)


def _same(box: Box, glyph: Glyph) -> bool:
    reach = _SAME * glyph.size
    return abs(box.x0 - glyph.box.x0) < reach and abs(box.y1 - glyph.box.y1) < reach
