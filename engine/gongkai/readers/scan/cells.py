"""Finds the lines of text on a scanned page, in the cells of its tables and outside of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from gongkai.readers.pdf.cells import RuledCell, RuledTable
from gongkai.readers.pdf.faces import UNKNOWN
from gongkai.readers.pdf.lines import TextLine
from gongkai.readers.pdf.runs import Run
from gongkai.readers.pdf.sheet import Box, Glyph
from gongkai.readers.scan.bitmap import Bitmap
from gongkai.readers.scan.recogniser import Recognise

_RULING = 3  # pixels of a cell's edge that may belong to its lines
_GAP, _LOWEST = 4, 6
_BESIDE = 10
_RINGS = frozenset("。oO○〇")
_SPACED = re.compile(r"[\d,.]+(?: [\d,.]+)+")


@dataclass(frozen=True, slots=True)
class _Strip:
    """A line that is to be recognised: its picture, its place, and the cell it stands in."""

    picture: Any
    box: Box
    cell: RuledCell | None


def read_lines(
    bitmap: Bitmap, tables: Sequence[RuledTable], recognise: Recognise
) -> list[TextLine]:
    """Put what is written in the tables into their cells, and give back the lines outside.

    A lone ring in a cell is a zero, which recognisers take for a full stop; the spaces that they
    see between digits set wide are none.
    """
    strips = [
        strip
        for table in tables
        for cell in table.cells
        for strip in _strips(bitmap, bitmap.pixels(cell.box, -_RULING), cell)
    ]
    rest = bitmap.without([table.box for table in tables])
    strips += _strips(rest, (0, 0, rest.grey.shape[1], rest.grey.shape[0]), None)
    outside: list[TextLine] = []
    for strip, text in zip(strips, recognise([one.picture for one in strips]), strict=True):
        size = strip.box.height
        if strip.cell is not None:
            glyph = Glyph(
                text or UNKNOWN, strip.box, size
            )  # a cell that is written on is not empty
            strip.cell.runs.append(Run((glyph,), strip.box, size))
        elif text:
            outside.append(TextLine(text, strip.box, size))
    for table in tables:
        for cell in table.cells:
            _settle_number(cell)
    return outside


def _settle_number(cell: RuledCell) -> None:
    if len(cell.runs) != 1:
        return
    run = cell.runs[0]
    text = "0" if run.text in _RINGS else run.text
    if _SPACED.fullmatch(text):
        text = "".join(text.split())
    cell.runs[0] = Run((run.glyphs[0]._replace(text=text),), run.box, run.size)


def _strips(
    bitmap: Bitmap, window: tuple[int, int, int, int], cell: RuledCell | None
) -> Iterator[_Strip]:
    np: Any = import_module("numpy")
    x0, y0, x1, y1 = window
    ink, grey = bitmap.ink[y0:y1, x0:x1], bitmap.grey[y0:y1, x0:x1]
    rows = np.flatnonzero(ink.any(axis=1))
    if not len(rows):
        return
    for line in np.split(rows, np.flatnonzero(np.diff(rows) > _GAP) + 1):
        top, bottom = int(line[0]), int(line[-1]) + 1
        if bottom - top < _LOWEST:
            continue
        columns = np.flatnonzero(ink[top:bottom].any(axis=0))
        left, right = int(columns[0]), int(columns[-1]) + 1
        picture = grey[
            max(0, top - _LOWEST) : bottom + _LOWEST, max(0, left - _BESIDE) : right + _BESIDE
        ]
        box = bitmap.box(x0 + left, y0 + top, x0 + right, y0 + bottom)
        yield _Strip(picture, box, cell)
