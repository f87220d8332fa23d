"""Makes up whole reports: numbers that hold together, prose that agrees with them, many layouts."""

from generator.cells import Printed, random_cells
from generator.docx import render_docx
from generator.html import render_html
from generator.prose import Heading, report_blocks
from generator.sheet import Sheet, Slot, sheet
from generator.text import LAYOUTS, render_text

__all__ = [
    "LAYOUTS",
    "Heading",
    "Printed",
    "Sheet",
    "Slot",
    "random_cells",
    "render_docx",
    "render_html",
    "render_text",
    "report_blocks",
    "sheet",
]
