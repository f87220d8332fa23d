"""Remarks as highlights in a copy of a PDF (ISO 32000-2, 12.5.6.10)."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import cast

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from gongkai.model.errors import GongkaiError
from gongkai.model.location import Box, Location
from gongkai.model.message import message
from gongkai.readers.opening import Content
from gongkai.readers.refusal import refused
from gongkai.writing.annotation.increment import Increment
from gongkai.writing.annotation.remarks import AUTHOR, Note

_YELLOW = 1.0, 0.85, 0.2
_PRINTED = 4
_ICON = 20.0
_FAULTS = (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError)


def annotate_pdf(content: Content, notes: Iterable[Note], *, date: datetime | None = None) -> bytes:
    """The PDF with one annotation for each note: a highlight where its place has a box, else a note
    at the top of the first page.

    The file's own bytes are the beginning of the copy, what is new comes behind them. GongkaiError
    where it is encrypted, UnreadableFile where its structure cannot be carried on.
    """
    told = list(notes)
    if not told:
        return content.data
    try:
        reader = PdfReader(BytesIO(content.data))
        if reader.is_encrypted:
            raise GongkaiError(message("annotate.encrypted", file=content.source))
        return _annotated(content.data, reader, told, date)
    except (*_FAULTS, RecursionError) as error:
        reason = f"{type(error).__name__} {error}"[:200]
        raise refused(content.source, "damaged", part="pdf", reason=reason) from error


def _annotated(
    data: bytes, reader: PdfReader, notes: Sequence[Note], date: datetime | None
) -> bytes:
    increment = Increment(data, reader)
    added: dict[int, list[IndirectObject]] = {}
    loose = 0
    for note in notes:
        at = next((place for place in note.places if place.box), Location(page=1))
        number = (at.page or 1) - 1
        page = reader.pages[number]
        if at.box:
            annotation = _highlight(at.box)
        else:
            annotation = _icon(float(page.cropbox.left), float(page.cropbox.top), loose)
            loose += 1
        annotation.update(_said(note, date))
        annotation[NameObject("/P")] = _reference(page)
        added.setdefault(number, []).append(increment.add(annotation))
    for number, references in added.items():
        _put_on(_reference(reader.pages[number]), references, reader, increment)
    return increment.written()


def _put_on(
    page: IndirectObject,
    annotations: Sequence[IndirectObject],
    reader: PdfReader,
    increment: Increment,
) -> None:
    """Add annotations behind those that the page has, in its own list or in one it refers to."""
    stored = cast(DictionaryObject, reader.get_object(page))
    listed = stored.raw_get("/Annots") if "/Annots" in stored else ArrayObject()
    before = cast(ArrayObject, listed.get_object())
    together = ArrayObject([*(before or ()), *annotations])
    if isinstance(listed, IndirectObject):
        increment.replace(listed, together)
        return
    changed = DictionaryObject(stored)
    changed[NameObject("/Annots")] = together
    increment.replace(page, changed)


def _reference(page: PageObject) -> IndirectObject:
    if page.indirect_reference is None:
        raise ValueError("page")
    return page.indirect_reference


def _highlight(box: Box) -> DictionaryObject:
    x0, y0, x1, y1 = box
    corners = (x0, y1, x1, y1, x0, y0, x1, y0)
    return DictionaryObject(
        {
            NameObject("/Subtype"): NameObject("/Highlight"),
            NameObject("/Rect"): _numbers(box),
            NameObject("/QuadPoints"): _numbers(corners),
        }
    )


def _icon(left: float, top: float, number: int) -> DictionaryObject:
    x0, y1 = left + _ICON, top - _ICON * (1 + number)
    return DictionaryObject(
        {
            NameObject("/Subtype"): NameObject("/Text"),
            NameObject("/Name"): NameObject("/Comment"),
            NameObject("/Rect"): _numbers((x0, y1 - _ICON, x0 + _ICON, y1)),
        }
    )


def _said(note: Note, date: datetime | None) -> DictionaryObject:
    said = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/T"): TextStringObject(AUTHOR),
            NameObject("/Contents"): TextStringObject("\n".join(note.lines)),
            NameObject("/C"): _numbers(_YELLOW),
            NameObject("/F"): NumberObject(_PRINTED),
        }
    )
    if date:
        said[NameObject("/M")] = TextStringObject(date.strftime("D:%Y%m%d%H%M%SZ"))
    return said


def _numbers(values: Iterable[float]) -> ArrayObject:
    return ArrayObject([FloatObject(value) for value in values])
