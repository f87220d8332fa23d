"""Opens a PDF and draws its pages one after the other, each turned so that its text is upright."""

from collections import Counter
from collections.abc import Iterator

from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, dict_value, resolve1, stream_value
from pdfminer.utils import Matrix

from gongkai.readers.limits import Limits, TooInvolved
from gongkai.readers.opening import Content
from gongkai.readers.pdf.annotations import draw_annotations
from gongkai.readers.pdf.canvas import Canvas
from gongkai.readers.pdf.faces import Fonts
from gongkai.readers.pdf.interpreter import Interpreter
from gongkai.readers.pdf.layers import Layers, find_layers
from gongkai.readers.pdf.operators import run
from gongkai.readers.pdf.orientation import Orientation
from gongkai.readers.pdf.pace import QuickDocument, quicken
from gongkai.readers.pdf.sheet import Box, Sheet
from gongkai.readers.pdf.state import State, bounds, overlap
from gongkai.readers.pdf.strict import DamagedData, WholeStreams, unpack_strictly
from gongkai.readers.pdf.visibility import weigh
from gongkai.readers.refusal import refused

_BLANK = 1_000
"""Bytes that a page without any mark may take."""


def draw_pages(content: Content, limits: Limits) -> Iterator[tuple[Sheet, Orientation]]:
    """Every page of the file and how it was turned; permissions are not asked, as a body reads its
    own report.

    UnreadableFile where a password is needed, a page is damaged or missing, or there are more
    pages than any report has.
    """
    unpack_strictly()
    quicken()
    try:
        document = QuickDocument(WholeStreams(content.data))
    except PDFPasswordIncorrect as error:
        raise refused(content.source, "pdf_password") from error
    fonts = Fonts()
    layers = find_layers(document.catalog)
    glyphs = number = 0
    for number, page in enumerate(PDFPage.create_pages(document), 1):
        if number > limits.pdf_pages:
            raise refused(content.source, "too_many_pages", most=limits.pdf_pages)
        try:
            sheet, shown = draw_page(page, fonts, layers, limits)
        except DamagedData as error:
            raise refused(content.source, "page_damaged", page=number) from error
        if sheet.is_blank and not _is_meant_blank(page):
            raise refused(content.source, "page_damaged", page=number)
        glyphs += len(sheet.glyphs)
        if glyphs > limits.characters:
            raise TooInvolved
        yield upright(sheet, shown)
    if number < _page_count(document):
        raise refused(content.source, "page_damaged", page=number + 1)


def draw_page(page: PDFPage, fonts: Fonts, layers: Layers, limits: Limits) -> tuple[Sheet, Matrix]:
    """What a page shows, and the matrix from user space to that. DamagedData where something that
    it needs is missing."""
    shown = _shown(page)
    sheet = Sheet(_visible(page, shown))
    resources = dict_value(page.resources)
    state = State(shown, sheet.box)
    interpreter = Interpreter(Canvas(sheet, limits), fonts, layers, resources, state, run)
    streams = [stream_value(each).get_data() for each in page.contents]
    run(interpreter, b"\n".join(streams))
    draw_annotations(interpreter, page, State(shown, sheet.box))
    weigh(sheet)
    return sheet, shown


def _shown(page: PDFPage) -> Matrix:
    """The matrix that turns the page as its own rotation says, its corner at the origin."""
    x0, y0, x1, y1 = page.mediabox
    match page.rotate:
        case 90:
            return 0.0, -1.0, 1.0, 0.0, -y0, x1
        case 180:
            return -1.0, 0.0, 0.0, -1.0, x1, y1
        case 270:
            return 0.0, 1.0, -1.0, 0.0, y1, -x0
        case _:
            return 1.0, 0.0, 0.0, 1.0, -x0, -y0


def _visible(page: PDFPage, shown: Matrix) -> Box:
    """The part of the page that is shown and printed."""
    media, crop = (bounds(shown, *box) for box in (page.mediabox, page.cropbox))
    both = overlap(media, crop)
    return both if both.width * both.height else media


def _page_count(document: PDFDocument) -> int:
    """How many pages the file says it has; 0 where it does not say."""
    count = resolve1(dict_value(document.catalog.get("Pages", {})).get("Count"))
    return count if isinstance(count, int) else 0


def _is_meant_blank(page: PDFPage) -> bool:
    """Whether a page on which nothing is drawn has content, as far as it has any, that draws
    nothing; what is missing or nonsense is damage."""
    streams = [resolve1(each) for each in page.contents]
    return sum(len(stream_value(each).get_data()) for each in streams) < _BLANK and all(
        isinstance(each, PDFStream) for each in streams
    )


def upright(sheet: Sheet, shown: Matrix) -> tuple[Sheet, Orientation]:
    """The sheet turned the way most of its text runs."""
    turns = Counter(glyph.turn for glyph in sheet.glyphs if glyph.fate is None)
    turn = turns.most_common(1)[0][0] if turns else 0
    orientation = Orientation(sheet.box, turn or 0, shown)
    turned = orientation.upright
    return Sheet(
        turned(sheet.box),
        [glyph._replace(box=turned(glyph.box)) for glyph in sheet.glyphs],
        [turned(stroke) for stroke in sheet.strokes],
        [turned(image) for image in sheet.images],
        sheet.shapes,
        sheet.unknown,
        dashes=[turned(dash) for dash in sheet.dashes],
        slants=[turned(slant) for slant in sheet.slants],
        watermarks=sheet.watermarks,
    ), orientation
