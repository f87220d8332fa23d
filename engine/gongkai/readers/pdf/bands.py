"""Finds tables without lines: lines of numbers in the same columns, with the heads above them."""

from collections.abc import Sequence

from gongkai.readers.layout import is_section
from gongkai.readers.pdf.columns import Band, numbers_of
from gongkai.readers.pdf.sheet import Box
from gongkai.readers.pdf.words import Word

_APART, _FAR = 8.0, 60.0
_HEAD, _ABOVE = 6.0, 45.0
_LARGER = 1.15
_WIDE = 0.55
_EDGE = 0.08
_SURE = 3

PrintedLine = Sequence[Word]


def find_bands(lines: Sequence[PrintedLine], page: Box) -> list[Band]:
    """The bands of a page from top to bottom. One line with one or two numbers is a table only on a
    page with a larger one, or where the page begins with it: a table may go on there."""
    bands: list[Band] = []
    band: Band | None = None
    start = 0
    for index, line in enumerate(lines):
        if _is_prose(line, page) or (band and _is_far(lines[index - 1], line)):
            band, start = None, index + _is_prose(line, page)
        numbers = numbers_of(line)
        if not numbers or _is_prose(line, page):
            continue
        if band is None or _has_head(lines[band.end : index], band) or not band.take(numbers):
            if band is not None:
                start = band.end
            band = Band(_head(lines, index, start, page), index + 1, [])
            band.take(numbers)
            bands.append(band)
        band.rows.append(index)
        band.end = index + 1
    large = [each for each in bands if len(each.rows) > 1 or len(each.columns) >= _SURE]
    columns = [column for each in large for column in each.columns]
    return [
        each
        for each in bands
        if each in large
        or (each.first == 0 and _inside(lines[each.rows[0]], page))
        or (large and any(len(line) > 1 for line in lines[each.first : each.rows[0]]))
        or any(one.x0 < other.x1 and other.x0 < one.x1 for one in each.columns for other in columns)
    ]


def _inside(line: PrintedLine, page: Box) -> bool:
    """Whether a line stands clear of the edges of the page, where running heads stand."""
    return _EDGE * page.height < line[0].box.middle - page.y0 < (1 - _EDGE) * page.height


def _is_far(above: PrintedLine, line: PrintedLine) -> bool:
    size = max(word.size for word in line)
    return line[0].box.middle - above[0].box.middle > max(_APART * size, _FAR)


def _is_prose(line: PrintedLine, page: Box) -> bool:
    """Whether a line is a sentence or a heading, and so ends a table."""
    text = "".join(word.text for word in line)
    wide = len(line) == 1 and line[0].box.width > _WIDE * page.width
    return wide or "。" in text or is_section(text)


def _has_head(lines: Sequence[PrintedLine], band: Band) -> bool:
    """Whether something that is no number stands above the columns, or two labels above a single
    column: the head of another table."""
    return any(
        (len(line) > 1 and len(band.columns) == 1)
        or any(
            not word.is_number and any(one.shared(word) > 0 for one in band.columns)
            for word in line
        )
        for line in lines
    )


def _head(lines: Sequence[PrintedLine], row: int, start: int, page: Box) -> int:
    """The line with which the head above a row of numbers begins."""
    size = max(word.size for word in lines[row])
    first = row
    while first > start:
        above, below = lines[first - 1], lines[first]
        larger = max(word.size for word in above) > _LARGER * size
        far = below[0].box.middle - above[0].box.middle > max(_HEAD * size, _ABOVE)
        if far or larger or _is_prose(above, page) or numbers_of(above):
            break
        first -= 1
    return first
