"""Makes up whole reports: numbers that hold together, prose that agrees with them, many layouts."""

from generator.cells import Printed, random_cells
from generator.doc import render_doc
from generator.docx import render_docx
from generator.html import render_html
from generator.odt import render_odt
from generator.pdf import render_pdf
from generator.prose import Heading, report_blocks
from generator.sheet import Sheet, Slot, sheet
from generator.text import LAYOUTS, render_text
from generator.workbook import render_ods, render_xls, render_xlsx

__all__ = [
    "LAYOUTS",
    "Heading",
    "Printed",
    "Sheet",
    "Slot",
    "random_cells",
    "render_doc",
    "render_docx",
    "render_html",
    "render_ods",
    "render_odt",
    "render_pdf",
    "render_text",
    "render_xls",
    "render_xlsx",
    "report_blocks",
    "sheet",
]
