"""A ruled table of fixed widths, filled row by row.

The rows are written as markup (ECMA-376, 17.4): python-docx takes a quarter of a second for a
hundred of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Cm

from gongkai_cli.views.checklist.docx.look import CELL
from gongkai_cli.views.wording.text import printable

HEAD, GREY = "D9E2F3", "F2F2F2"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_add: Any = import_module("lxml.etree").SubElement


@dataclass(frozen=True, slots=True)
class WordGrid:
    """The element of a table, and the widths of its columns in twentieths of a point."""

    markup: Any
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Filling:
    """A cell: text, a paragraph for each of its lines, on six hexadecimal digits of colour."""

    text: str
    bold: bool = False
    fill: str = ""


def add_grid(word: Any, widths: Sequence[float]) -> WordGrid:
    """An empty table at the end of a document; ``widths`` of its columns in centimetres."""
    table = word.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    return WordGrid(table._tbl, tuple(Cm(width).twips for width in widths))


def add_row(
    grid: WordGrid, cells: Sequence[Filling], *, head: bool = False, keep: bool = False
) -> None:
    """A row that no page break divides. A ``head`` is printed again on each page; ``keep`` holds
    a row on the page of the next one; of fewer cells than columns the last reaches to the end."""
    row = _add(grid.markup, f"{_W}tr")
    rules = _add(row, f"{_W}trPr")
    _add(rules, f"{_W}cantSplit")
    if head:
        _add(rules, f"{_W}tblHeader")
    for number, cell in enumerate(cells):
        last = number == len(cells) - 1
        columns = grid.widths[number:] if last else grid.widths[number : number + 1]
        _add_cell(row, cell, columns, keep)


def _add_cell(row: Any, cell: Filling, columns: Sequence[int], keep: bool) -> None:
    drawn = _add(row, f"{_W}tc")
    looks = _add(drawn, f"{_W}tcPr")
    _add(looks, f"{_W}tcW", {f"{_W}w": str(sum(columns)), f"{_W}type": "dxa"})
    if len(columns) > 1:
        _add(looks, f"{_W}gridSpan", {f"{_W}val": str(len(columns))})
    if cell.fill:
        shade = {f"{_W}val": "clear", f"{_W}color": "auto", f"{_W}fill": cell.fill}
        _add(looks, f"{_W}shd", shade)
    for line in printable(cell.text).replace("\r", " ").split("\n"):
        _add_paragraph(drawn, line, cell.bold, keep)


def _add_paragraph(drawn: Any, line: str, bold: bool, keep: bool) -> None:
    paragraph = _add(drawn, f"{_W}p")
    style = _add(paragraph, f"{_W}pPr")
    _add(style, f"{_W}pStyle", {f"{_W}val": CELL})
    if keep:
        _add(style, f"{_W}keepNext")
    run = _add(paragraph, f"{_W}r")
    if bold:
        _add(_add(run, f"{_W}rPr"), f"{_W}b")
    _add(run, f"{_W}t", {_SPACE: "preserve"}).text = line
