"""A ruled table of fixed widths, filled row by row."""

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Cm

from gongkai_cli.views.docx.look import CELL, element
from gongkai_cli.views.printable import printable

HEAD, GREY = "D9E2F3", "F2F2F2"


def add_grid(word: Any, widths: Sequence[float]) -> Any:
    """An empty table; ``widths`` of its columns in centimetres."""
    table = word.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    return table


def add_row(
    table: Any, texts: Sequence[str], *, bold: bool = False, fill: str = "", head: bool = False
) -> Any:
    """A row that no page break divides. ``fill`` is a colour; a ``head`` is printed again on each
    page; fewer texts than columns: the last one reaches to the end."""
    row = table.add_row()
    rules = row._tr.get_or_add_trPr()
    rules.append(element("w:cantSplit"))
    if head:
        rules.append(element("w:tblHeader"))
    cells = row.cells
    if len(texts) < len(cells):
        cells[len(texts) - 1].merge(cells[-1])
    for cell, text in zip(cells, texts, strict=False):
        put(cell, text, bold=bold)
        if fill:
            shade(cell, fill)
    return row


def keep(row: Any) -> None:
    """On the same page as the next row."""
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def shade(cell: Any, colour: str) -> None:
    """Six hexadecimal digits, as printers render them: light ones."""
    cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=colour))


def put(cell: Any, text: str, *, bold: bool = False) -> None:
    """A text, a paragraph for each of its lines."""
    first, *rest = printable(text).split("\n")
    paragraphs = [cell.paragraphs[0], *(cell.add_paragraph() for _ in rest)]
    for paragraph, line in zip(paragraphs, (first, *rest), strict=True):
        # By its id; python-docx looks a name up among all styles, which takes longer than the rest.
        paragraph._p.style = CELL
        paragraph.add_run(line).bold = bold
