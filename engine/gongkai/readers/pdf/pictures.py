"""Tells scanned pages, and images that may hold what should be text, from decoration."""

from gongkai.readers.pdf.sheet import Box, Sheet

_FEW = 20
_MANY_SHAPES = 200
_COVERS = 0.3
_UNKNOWN = 0.2
_SMALLEST_WIDTH, _SMALLEST_HEIGHT = 150.0, 45.0


def is_picture(sheet: Sheet) -> bool:
    """Whether a page has no text that can be read: a scan, letters drawn as shapes, or a font
    that does not tell its letters. A page number beside a scan makes no text."""
    shown = sum(glyph.fate is None for glyph in sheet.glyphs)
    if sheet.unknown > _UNKNOWN * shown:
        return True
    if shown > _FEW:
        return False
    area = sum(image.width * image.height for image in sheet.images)
    return area > _COVERS * sheet.box.width * sheet.box.height or (
        not shown and sheet.shapes > _MANY_SHAPES
    )


def find_pictures(sheet: Sheet) -> list[Box]:
    """The images large enough for a table; one behind or around all text is a background."""
    page = sheet.box
    return [
        image
        for image in sheet.images
        if image.width >= _SMALLEST_WIDTH
        and image.height >= _SMALLEST_HEIGHT
        and image.width * image.height < 0.8 * page.width * page.height
    ]
