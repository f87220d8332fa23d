"""Readers: one file in, one Document out. They know nothing of reports or rules."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

from gongkai.model.document import Document
from gongkai.model.message import message
from gongkai.readers.limits import LIMITS, Limits, TooInvolved
from gongkai.readers.macros import has_macros
from gongkai.readers.opening import Content, open_file, take
from gongkai.readers.refusal import OlderFormat, refused
from gongkai.readers.telling import Tell, untold

__all__ = ["LIMITS", "Limits", "read", "read_bytes", "read_content"]

_REFUSED_OUTRIGHT = frozenset({"encrypted", "archive", "binary"})


def read(
    path: str | Path, *, limits: Limits = LIMITS, tell: Tell = untold, ocr: bool = False
) -> Document:
    """Read a report file: text, a web page, a document of Word or WPS, a PDF, a workbook, or a
    report record (json, toml).

    The reader is chosen by the file's bytes first, by its name second. UnreadableFile, with the
    reason and what to do, for everything that cannot be read; nothing else is raised for what a
    file may contain. ``tell`` hears of work that takes more than a moment. With ``ocr`` scanned
    pages of a PDF, and pictures, are recognised by the extra of this name; the document says so.
    """
    return read_content(open_file(Path(path), limits), limits=limits, tell=tell, ocr=ocr)


def read_bytes(
    source: str, data: bytes, *, limits: Limits = LIMITS, tell: Tell = untold
) -> Document:
    """The same for a file that is in memory: ``source`` is what it goes by."""
    return read_content(take(source, BytesIO(data), limits), limits=limits, tell=tell)


def read_content(
    content: Content, *, limits: Limits = LIMITS, tell: Tell = untold, ocr: bool = False
) -> Document:
    """The same for a file whose format has been looked at."""
    try:
        document = _read(content, limits, tell, ocr)
    except (TooInvolved, MemoryError, RecursionError) as error:
        raise refused(content.source, "too_involved") from error
    if not document.blocks and document.record is None:
        raise refused(content.source, "no_text")
    return replace(document, macros=True) if has_macros(content) else document


def _read(content: Content, limits: Limits, tell: Tell, ocr: bool) -> Document:
    # Each reader is imported when it is needed: a parser costs more to load than a report to read.
    match content.format:
        case "txt":
            from gongkai.readers.text import read_text as reader
        case "md":
            from gongkai.readers.markdown import read_markdown as reader
        case "html":
            from gongkai.readers.html import read_html as reader
        case "mht":
            from gongkai.readers.mht import read_mht as reader
        case "docx":
            from gongkai.readers.word import read_word as reader
        case "doc" | "wps":
            from gongkai.readers.doc import read_doc as reader
        case "flatopc":
            from gongkai.readers.word.flat import read_flat as reader
        case "odt":
            from gongkai.readers.odt import read_odt as reader
        case "xlsx" | "ods" | "xls" | "et":
            from gongkai.readers.sheets import read_sheets as reader
        case "csv":
            from gongkai.readers.sheets.separated import read_separated as reader
        case "pdf" | "picture" if ocr:
            from gongkai.readers.scan import read_scan

            return read_scan(content, limits, tell)
        case "pdf":
            from gongkai.readers.pdf import read_pdf as reader
        case "rtf" | "wordxml" | "sheetxml":
            from gongkai.readers.office import read_converted

            return read_converted(content, limits, tell=tell)
        case "damaged_ole":
            raise refused(content.source, "damaged", part="OLE", reason="-")
        case "json" | "toml":
            from gongkai.readers.record import read_record as reader
        case "picture":
            from gongkai.readers.scan.extra import remedy

            raise refused(content.source, "picture", remedy=remedy())
        case format_ if format_ in _REFUSED_OUTRIGHT:
            raise refused(content.source, format_)
        case format_:
            name = message(f"read.format.{format_}")
            raise refused(content.source, "not_yet", format=name)
    try:
        return reader(content, limits)
    except OlderFormat as error:
        from gongkai.readers.office import read_converted

        return read_converted(content, limits, tell=tell, name=error.name)
