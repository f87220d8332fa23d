"""A table of the form in Word: official labels, merged cells, grey where nothing can be."""

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Length
from docx.table import _Cell, _Row  # pyright: ignore[reportPrivateUsage]

from gongkai.writing.blank_form.bounds import Bounds
from gongkai.writing.blank_form.word_styles import CELL, WIDTH
from gongkai.writing.printed_table import PrintedCell, PrintedTable

_GREY = "D9D9D9"
_LABELS = (0.09, 0.18, 0.27)
"""The share of the page that each of three columns of labels takes."""
_FEW = 5
"""A table of so few columns is divided evenly."""
_HEIGHT = Emu(255_000)


def add_table(word: Document, printed: PrintedTable, bounds: Bounds) -> None:
    """Draw the table at the end of the file."""
    table = word.add_table(printed.rows, printed.columns, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    widths = _widths(printed)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    grid = [list(row.cells) for row in table.rows]
    for row, cells in zip(table.rows, grid, strict=True):
        row.height = _HEIGHT
        _mark(row, "w:cantSplit")
        for cell, width in zip(cells, widths, strict=True):
            cell.width = width
    for cell in printed.cells:
        _put(printed, grid, cell, bounds)
    for row in range(_heads(printed)):
        _mark(table.rows[row], "w:tblHeader")


def _widths(printed: PrintedTable) -> list[Length]:
    shares = list(_LABELS[-printed.labels :]) if printed.labels else []
    if printed.columns <= _FEW:
        shares = [1 / printed.columns] * printed.labels
    rest = (1 - sum(shares)) / (printed.columns - len(shares))
    shares += [rest] * (printed.columns - len(shares))
    return [Emu(int(WIDTH * share)) for share in shares]


def _put(printed: PrintedTable, grid: list[list[_Cell]], cell: PrintedCell, bounds: Bounds) -> None:
    drawn = grid[cell.row][cell.column]
    if cell.rows > 1 or cell.columns > 1:
        last = grid[cell.row + cell.rows - 1][cell.column + cell.columns - 1]
        drawn = drawn.merge(last)
    drawn.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    nothing = cell.id in bounds.zero
    paragraph = drawn.paragraphs[0]
    paragraph.style = CELL
    paragraph.text = "0" if nothing else cell.text
    if cell.role == "note" or (cell.role == "label" and cell.rows == 1 and printed.labels > 1):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    if nothing:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", _GREY)):
            shade.set(qn(f"w:{name}"), value)
        drawn._tc.get_or_add_tcPr().append(shade)  # pyright: ignore[reportPrivateUsage]


def _heads(printed: PrintedTable) -> int:
    """The lines of heads that are printed again on the next page; none of a table of blocks."""
    if any(cell.role == "item" for cell in printed.cells):
        return 0
    return min(cell.row for cell in printed.cells if cell.role == "value")


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # pyright: ignore[reportPrivateUsage]
