"""Reads scans (extra ``ocr``): what is recognised is never certain."""

from dataclasses import replace

from gongkai.model.document import Document, Picture
from gongkai.readers.apart.child import read_apart
from gongkai.readers.limits import Limits
from gongkai.readers.opening import Content
from gongkai.readers.refusal import refused
from gongkai.readers.scan.extra import is_installed
from gongkai.readers.telling import Tell


def read_scan(content: Content, limits: Limits, tell: Tell) -> Document:
    """A PDF or a picture, its scanned pages recognised; a PDF that has text throughout is read as
    ever.

    UnreadableFile where the extra is not installed, or there are more scanned pages than any
    report has.
    """
    if content.format == "pdf":
        from gongkai.readers.pdf import read_pdf

        document = read_pdf(content, limits)
        if not any(isinstance(block, Picture) for block in document.blocks):
            return document
    if not is_installed():
        raise refused(content.source, "ocr_missing")
    larger = replace(limits, child_seconds=limits.ocr_seconds, child_bytes=limits.ocr_bytes)
    return read_apart("gongkai.readers.scan.report:read_scan", content, larger, tell=tell)
