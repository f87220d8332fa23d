"""Reads a PDF page by page. Runs in a process of its own: see ``gongkai.readers.apart.child``."""

import re

from gongkai.model.document import Document, Omission
from gongkai.readers.blocks import Blocks
from gongkai.readers.limits import Limits
from gongkai.readers.opening import Content
from gongkai.readers.pdf.aligned import find_aligned
from gongkai.readers.pdf.cells import find_table
from gongkai.readers.pdf.flow import Page, flow
from gongkai.readers.pdf.lines import TextLine, find_lines
from gongkai.readers.pdf.margins import drop_margins
from gongkai.readers.pdf.marks import set_aside
from gongkai.readers.pdf.omitted import pictures_of_text
from gongkai.readers.pdf.orientation import Orientation
from gongkai.readers.pdf.pages import draw_pages
from gongkai.readers.pdf.pictures import find_pictures, is_picture
from gongkai.readers.pdf.placing import is_ruled_through, place_runs
from gongkai.readers.pdf.ruling import find_frames
from gongkai.readers.pdf.runs import find_runs
from gongkai.readers.pdf.sheet import Sheet

_STRAY = re.compile(r"(?:^|\t)\d[\d.,]*(?: [\d.,]+)*$")


def read_report(content: Content, limits: Limits) -> Document:
    """Paragraphs, ruled tables and pictures; a page without readable text is one picture."""
    pages = [
        read_page(sheet, orientation, limits) for sheet, orientation in draw_pages(content, limits)
    ]
    drop_margins([page.lines for page in pages], [page.size.height for page in pages])
    words = {word: None for page in pages for word in page.watermarks if word.strip()}
    blocks = Blocks(content.source, limits)
    blocks.omissions += (Omission("overprinted", text=word) for word in words)
    for items in flow(pages, limits):
        blocks.turn_page()
        blocks.extend(items)
    return content.document(tuple(blocks.found), omissions=blocks.omissions)


def read_page(sheet: Sheet, orientation: Orientation, limits: Limits) -> Page:
    """One page, its text put into its tables. A ruled box without text is decoration."""
    if is_picture(sheet):
        return Page(orientation, sheet.box, [], (), (sheet.box,))
    found = (find_table(frame, limits) for frame in find_frames(sheet.strokes))
    tables = [table for table in found if table is not None]
    outside = place_runs(find_runs(set_aside(sheet)), tables)
    filled = [table for table in tables if any(cell.runs for cell in table.cells)]
    bare = [table for table in filled if not is_ruled_through(table)]
    filled = [table for table in filled if table not in bare]
    outside += [run for table in bare for cell in table.cells for run in cell.runs]
    for cell in (cell for table in filled for cell in table.cells):
        cell.omissions += pictures_of_text(sheet.images, cell.box, cell.runs)
    walls = [stroke for stroke in sheet.strokes if stroke.width > stroke.height]
    aligned, outside = find_aligned(outside, walls, sheet.box)
    lines = find_lines(outside)
    if filled or aligned:
        lines = [_doubted(line) for line in lines]
    return Page(
        orientation,
        sheet.box,
        lines,
        [*filled, *aligned],
        find_pictures(sheet),
        sheet.watermarks,
    )


def _doubted(line: TextLine) -> TextLine:
    """A line beside tables; one that is a number, or ends with one at a distance, may have been
    meant for a row of them."""
    if not _STRAY.search(line.text):
        return line
    unsure = Omission("geometry", text=line.text, sure=False)
    return line._replace(omissions=(*line.omissions, unsure))
