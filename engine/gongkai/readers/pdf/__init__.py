"""Reads PDF files that have a text layer, with ruled tables and without lines.

Where the glyphs come from: pdfminer reads the file (objects, fonts, keys), the pages are drawn by
an interpreter of our own. It keeps what tells whether a person sees a glyph: how text is shown, its
colour and what lies behind, transparency, clipping, layers, and what is drawn over it, in order.
pdfminer's own interpreter passes on neither clipping nor layers nor order. pdfium's boxes of
characters are quicker (a fifth of pdfminer's time), but they do not tell which layers are off, mend
damaged data and missing fonts in silence (a digit taken from such is a wrong figure), join and drop
characters by rules of their own, and would add a library of some megabytes.

file → draw_pages (tokens, operators, interpreter, canvas) → weigh (visibility, watermarks) →
upright → set_aside (marks, strikes) → runs → ruled tables (ruling, cells, placing) and aligned ones
(words, columns, bands, captions, heads) → flow → blocks.
"""

from gongkai.model.document import Document
from gongkai.readers.apart.child import read_apart
from gongkai.readers.limits import Limits
from gongkai.readers.opening import Content


def read_pdf(content: Content, limits: Limits) -> Document:
    """Paragraphs, tables and pictures with their page. A scanned page is a picture.

    UnreadableFile where a password is needed or the file is damaged; TooInvolved where it takes
    more time or memory than allowed.
    """
    return read_apart("gongkai.readers.pdf.report:read_report", content, limits)
