"""Puts the text of a page into the cells of its tables; what stands outside flows on as lines."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from gongkai.readers.layout import Item, Line, Square
from gongkai.readers.pdf.cells import RuledCell, RuledTable
from gongkai.readers.pdf.faces import UNKNOWN
from gongkai.readers.pdf.lines import TextLine, find_lines
from gongkai.readers.pdf.omitted import left_out, shown
from gongkai.readers.pdf.orientation import Orientation
from gongkai.readers.pdf.runs import Run, make_run
from gongkai.readers.pdf.sheet import Box, Glyph
from gongkai.readers.pdf.words import digits_apart

_APART = 0.15
_OUTSIDE = 0.3
_SLACK = 2.2
_STACKED = re.compile(r"\d\n\d|[^\d\W]\d+$")
_ABREAST = re.compile(r"(?m)^\D*?\d[\d.]*(?:[ \t]+\d[\d.]*){2,}$")
_BETWEEN = re.compile(r"(?<=[\u2e80-\uffef])[ \t]+(?=[\u2e80-\uffef])")
"""The gaps between ideographs that are spread over the width of a cell."""


def place_runs(runs: Sequence[Run], tables: Sequence[RuledTable]) -> list[Run]:
    """Put each run into the cell it stands in, and give back those that stand in none."""
    left: list[Run] = []
    for run in runs:
        table = _table_at(run.box, tables)
        if table is None:
            left.append(run)
            continue
        for part in _parts(run, table):
            cell = table.cell_at(part.box.center, part.box.middle)
            if cell is None:
                left.append(part)
            else:
                cell.runs.append(part)
                if part.fate is None:
                    _spill(part, cell, table)
    return left


def squares(table: RuledTable, orientation: Orientation) -> list[list[Square]]:
    """The table's cells with their text, row by row."""
    rows: list[list[Square]] = [[] for _ in range(len(table.ys) - 1)]
    for cell in table.cells:
        box = orientation.home(cell.box)
        line = Line(cell_text(cell), box=box)
        items: list[Item] = [line, *left_out(cell.runs), *cell.omissions]
        rows[cell.row].append(Square(items, cell.rowspan, cell.colspan, cell.column, box=box))
    return rows


def cell_text(cell: RuledCell) -> str:
    """The text in a cell. Labels run on from line to line; a number does only from a line that
    it fills: else the digits below are another number."""
    text = ""
    full = True
    for line in find_lines(shown(cell.runs)):
        words = _BETWEEN.sub("", line.text)
        if _is_spaced(line, cell):
            words = "".join(words.split())
        apart = text[-1:].isascii() and words[:1].isascii() and not full
        text += ("\n" if apart and text else "") + words
        full = cell.box.width - line.box.width < _SLACK * line.size
    return text


def is_ruled_through(table: RuledTable) -> bool:
    """Whether lines part all cells of a table: no row of it holds several numbers in one cell, side
    by side or, in several of its cells, one below the other."""
    stacked: Counter[int] = Counter()
    for cell in table.cells:
        text = cell_text(cell)
        stacked[cell.row] += _STACKED.search(text) is not None
        if _ABREAST.search(text):
            return False
    return max(stacked.values(), default=0) < 2


def _is_spaced(line: TextLine, cell: RuledCell) -> bool:
    """Whether a line is one number whose digits are set apart, or spread over the whole cell."""
    if not line.text[:1].isdigit() or not any(letter.isspace() for letter in line.text):
        return False
    on_line = (run for run in shown(cell.runs) if line.box.y0 <= run.box.middle <= line.box.y1)
    glyphs = [glyph for run in on_line for glyph in run.glyphs]
    beside = max(line.box.x0 - cell.box.x0, cell.box.x1 - line.box.x1)
    return digits_apart(sorted(glyphs, key=lambda glyph: glyph.box.x0), spread=beside < line.size)


def _table_at(box: Box, tables: Sequence[RuledTable]) -> RuledTable | None:
    """The smallest table around a point: a table may stand in a cell of another."""
    x, y = box.center, box.middle
    around = [
        table
        for table in tables
        if table.box.x0 <= x <= table.box.x1 and table.box.y0 <= y <= table.box.y1
    ]
    return min(around, key=lambda table: table.box.width * table.box.height, default=None)


def _parts(run: Run, table: RuledTable) -> list[Run]:
    """The run, cut where it crosses into another cell at a gap."""

    def cell_of(glyph: Glyph) -> int:
        return id(table.cell_at(glyph.box.center, run.box.middle))

    pieces = [list(group) for _, group in groupby(run.glyphs, cell_of)]
    parts = [pieces[0]]
    for piece in pieces[1:]:
        gap = piece[0].box.x0 - parts[-1][-1].box.x1
        blank = piece[0].text.isspace() or parts[-1][-1].text.isspace()
        if blank or gap > _APART * run.size:
            parts.append(piece)
        else:
            parts[-1] += piece
    return [make_run(part) for part in parts if not all(glyph.text.isspace() for glyph in part)]


def _spill(run: Run, cell: RuledCell, table: RuledTable) -> None:
    """Mark both cells where a text runs far into the next one: nobody can tell whose it is."""
    for glyph in (run.glyphs[0], run.glyphs[-1]):
        over = max(cell.box.x0 - glyph.box.x0, glyph.box.x1 - cell.box.x1)
        other = table.cell_at(glyph.box.center, run.box.middle)
        if other is not None and other is not cell and over > _OUTSIDE * run.box.width:
            mark = make_run([glyph._replace(text=UNKNOWN)])
            cell.runs.append(mark)
            other.runs.append(mark)
