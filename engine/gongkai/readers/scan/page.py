"""One scanned page → its tables and lines, as if they had been read in a text layer."""

from gongkai.readers.limits import Limits
from gongkai.readers.pdf.cells import find_table
from gongkai.readers.pdf.flow import Page
from gongkai.readers.pdf.orientation import Orientation
from gongkai.readers.pdf.ruling import find_frames
from gongkai.readers.pdf.sheet import Box
from gongkai.readers.scan.bitmap import Bitmap
from gongkai.readers.scan.cells import read_lines
from gongkai.readers.scan.recogniser import Recognise
from gongkai.readers.scan.strokes import find_strokes


def read_page(
    bitmap: Bitmap, size: Box, orientation: Orientation, recognise: Recognise, limits: Limits
) -> Page:
    """The page. Its ruled lines are wiped out before its characters are looked at: a piece of one
    in a cell would be read as a digit."""
    strokes = find_strokes(bitmap)
    found = (find_table(frame, limits) for frame in find_frames(strokes))
    tables = [table for table in found if table is not None]
    inside = [
        stroke
        for stroke in strokes
        if any(
            table.box.x0 <= stroke.center <= table.box.x1
            and table.box.y0 <= stroke.middle <= table.box.y1
            for table in tables
        )
    ]
    lines = read_lines(bitmap.without(inside, more=1), tables, recognise)
    filled = [table for table in tables if any(cell.runs for cell in table.cells)]
    return Page(orientation, size, lines, filled, ())
