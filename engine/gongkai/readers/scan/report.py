"""Reads a scanned report page by page. Runs in a process of its own (``readers.apart``)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from io import BytesIO
from typing import Any

from gongkai.model.document import Document
from gongkai.model.message import message
from gongkai.readers.blocks import Blocks
from gongkai.readers.limits import Limits, TooInvolved
from gongkai.readers.opening import Content
from gongkai.readers.pdf.flow import Page, flow
from gongkai.readers.pdf.margins import drop_margins
from gongkai.readers.pdf.orientation import Orientation
from gongkai.readers.pdf.pages import draw_pages
from gongkai.readers.pdf.pictures import is_picture
from gongkai.readers.pdf.report import read_page as read_text
from gongkai.readers.pdf.sheet import Box
from gongkai.readers.refusal import refused
from gongkai.readers.scan.bitmap import prepare
from gongkai.readers.scan.page import read_page
from gongkai.readers.scan.recogniser import Recognise, open_recogniser
from gongkai.readers.telling import Tell

_SCALE = 200 / 72
"""Pixels per point: 200 dots per inch, for which the other measures here are made."""
_SHORT_SIDE = 595.0
"""Points: a picture that is no PDF is taken for a page of A4."""
_MOST_PIXELS = 40_000_000


def read_scan(content: Content, limits: Limits, tell: Tell) -> Document:
    """Every page that is a picture, and every picture of a table, read by its looks; other pages
    by their text."""
    reading = _Reading(content, limits, tell, open_recogniser())
    pages = list(reading.of_pdf() if content.format == "pdf" else reading.of_picture())
    drop_margins([page.lines for page in pages], [page.size.height for page in pages])
    blocks = Blocks(content.source, limits)
    for items in flow(pages, limits):
        blocks.turn_page()
        blocks.extend(items)
    document = content.document(tuple(blocks.found))
    return replace(document, transcribed=reading.recognised > 0)


@dataclass(slots=True)
class _Reading:
    """One file on its way. ``recognised`` counts the pages of which something was recognised."""

    content: Content
    limits: Limits
    tell: Tell
    recognise: Recognise
    recognised: int = 0
    images: Any = field(default_factory=lambda: import_module("PIL.Image"))

    def of_pdf(self) -> Iterator[Page]:
        drawn: Any = import_module("pypdfium2").PdfDocument(self.content.data)
        for index, (sheet, turned) in enumerate(draw_pages(self.content, self.limits)):
            page = read_text(sheet, turned, self.limits)
            if page.pictures and not turned.turn:
                self._begin(index, len(drawn))
                if sheet.box.width * sheet.box.height * _SCALE**2 > _MOST_PIXELS:
                    raise TooInvolved
                image = drawn[index].render(scale=_SCALE, grayscale=True).to_pil()
                scale = image.width / sheet.box.width
                if is_picture(sheet):
                    page = self._read(image, scale, sheet.box, turned)
                    self.recognised += 1
                else:
                    page = self._with_tables(page, image, scale)
            yield page

    def of_picture(self) -> Iterator[Page]:
        self.images.MAX_IMAGE_PIXELS = _MOST_PIXELS // 2  # beyond twice as many Pillow refuses
        opened = self.images.open(BytesIO(self.content.data))
        frames = getattr(opened, "n_frames", 1)
        for index in range(frames):
            self._begin(index, frames)
            opened.seek(index)
            factor = _SHORT_SIDE * _SCALE / min(opened.size)
            sides = tuple(round(side * factor) for side in opened.size)
            if sides[0] * sides[1] > _MOST_PIXELS:
                raise TooInvolved
            grey = opened.convert("L").resize(sides)
            size = Box(0.0, 0.0, grey.width / _SCALE, grey.height / _SCALE)
            self.recognised += 1
            yield self._read(grey, _SCALE, size, Orientation(size))

    def _begin(self, index: int, pages: int) -> None:
        if self.recognised >= self.limits.ocr_pages:
            raise refused(self.content.source, "too_many_scans", most=self.limits.ocr_pages)
        self.tell(message("read.transcribing", page=index + 1, pages=pages))

    def _read(self, image: Any, scale: float, size: Box, turned: Orientation) -> Page:
        return read_page(prepare(image, scale), size, turned, self.recognise, self.limits)

    def _with_tables(self, page: Page, image: Any, scale: float) -> Page:
        """A page of text with what stands in those of its pictures that hold ruled tables."""
        seen: list[tuple[Box, Page]] = []
        for picture in page.pictures:
            window = tuple(round(edge * scale) for edge in picture)
            alone = self.images.new("L", image.size, 255)
            alone.paste(image.crop(window), window[:2])
            found = self._read(alone, scale, page.size, page.orientation)
            if found.tables:
                seen.append((picture, found))
        self.recognised += bool(seen)
        return _joined(page, seen)


def _joined(page: Page, seen: Sequence[tuple[Box, Page]]) -> Page:
    read = [picture for picture, _ in seen]
    return replace(
        page,
        lines=page.lines + [line for _, found in seen for line in found.lines],
        tables=[*page.tables, *(table for _, found in seen for table in found.tables)],
        pictures=[picture for picture in page.pictures if picture not in read],
    )
