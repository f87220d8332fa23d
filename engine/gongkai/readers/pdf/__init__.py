"""Reads PDF files that have a text layer, ruled tables and all."""

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
