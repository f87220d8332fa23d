"""Digits that are none: raised marks, what is struck out or printed over, what the edge cuts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from gongkai.model.document import Omitted
from gongkai.readers.pdf.sheet import Box, Glyph, Sheet

_SMALL, _RAISED = 0.82, 0.1
"""Shares of the larger neighbour's size: how small a mark is, how far it is raised or lowered."""
_BESIDE = 0.6
_THROUGH = (0.12, 0.58)
"""How high above the line that letters stand on, in font sizes, a line strikes them out."""
_STRUCK, _MOSTLY = 0.5, 0.5
_AGAIN = 0.15
_OVER = 0.45
_LONG = 12.0
_NOTES = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⁽⁾₍₎ⁱ※*＊†‡")
_LINES = frozenset("_＿ˍ￣‾")
_CELL = 20.0


class _Near:
    """Glyphs by their place on the page."""

    def __init__(self, glyphs: Iterable[tuple[int, Glyph]]) -> None:
        self._cells: defaultdict[tuple[int, int], list[tuple[int, Glyph]]] = defaultdict(list)
        for index, glyph in glyphs:
            self._cells[_cell(glyph.box)].append((index, glyph))

    def around(self, box: Box) -> Iterator[tuple[int, Glyph]]:
        """The glyphs within some points of a box."""
        for x in range(int(box.x0 // _CELL) - 1, int(box.x1 // _CELL) + 2):
            for y in range(int(box.y0 // _CELL) - 1, int(box.y1 // _CELL) + 2):
                yield from self._cells.get((x, y), ())


def _cell(box: Box) -> tuple[int, int]:
    return int(box.center // _CELL), int(box.middle // _CELL)


def set_aside(sheet: Sheet) -> list[Glyph]:
    """The glyphs of an upright sheet, those among them that are no part of a number or word with
    their fate, those that cannot be told with a doubt."""
    glyphs = list(sheet.glyphs)
    near = _Near((i, g) for i, g in enumerate(glyphs) if not g.text.isspace())
    _strike(glyphs, near, sheet)
    _mark(glyphs, near)
    _overprint(glyphs, near)
    _cut(glyphs, near, sheet.box)
    return glyphs


def _strike(glyphs: list[Glyph], near: _Near, sheet: Sheet) -> None:
    """Letters that a line runs through. A line that is much longer than what it strikes may be
    meant for something else."""
    walls = [stroke for stroke in sheet.strokes if stroke.height > max(stroke.width, 3.0)]
    for dash in sheet.dashes:
        if dash.width < max(2.0, dash.height):
            continue
        struck = [
            (index, glyph)
            for index, glyph in near.around(dash)
            if glyph.fate is None and _runs_through(dash, glyph)
        ]
        if not struck:
            continue
        letters = sum(glyph.box.width for _, glyph in struck)
        ruled = _is_ruling(dash, walls)
        sure = letters > _MOSTLY * dash.width and not ruled
        if not sure and len(struck) < 2 and not any(_is_digit(glyph) for _, glyph in struck):
            continue
        for index, _ in struck:
            kept = glyphs[index]
            glyphs[index] = (
                kept._replace(fate="struck") if sure else kept._replace(doubt="overprinted")
            )
    for slant in sheet.slants:
        for index, glyph in near.around(slant):
            long = max(slant.width, slant.height) > _LONG * glyph.size
            if not long and slant.width > _BESIDE * glyph.box.width and _on(slant, glyph.box):
                glyphs[index] = glyphs[index]._replace(doubt="overprinted")


def _runs_through(dash: Box, glyph: Glyph) -> bool:
    low, high = _THROUGH
    above = (glyph.baseline - dash.middle) / (glyph.size or 1.0)
    shared = min(dash.x1, glyph.box.x1) - max(dash.x0, glyph.box.x0)
    return low < above < high and shared > _STRUCK * glyph.box.width


def _is_ruling(dash: Box, walls: Sequence[Box]) -> bool:
    """Whether both ends of a line stand at lines that run down, as those of a table do."""
    ends = [False, False]
    for wall in walls:
        if wall.y0 - 2 <= dash.middle <= wall.y1 + 2:
            ends[0] |= abs(wall.center - dash.x0) < 2
            ends[1] |= abs(wall.center - dash.x1) < 2
    return all(ends)


def _mark(glyphs: list[Glyph], near: _Near) -> None:
    """Small letters, raised or lowered beside larger ones, and signs that are always notes."""
    large = max((glyph.size for glyph in glyphs if glyph.fate is None), default=0.0)
    queue: list[int] = []
    for index, glyph in enumerate(glyphs):
        if glyph.fate is not None or glyph.text.isspace():
            continue
        if glyph.text in _NOTES:
            if any(
                _is_digit(other) and _is_beside(glyph, other) for _, other in near.around(glyph.box)
            ):
                glyphs[index] = glyph._replace(fate="mark")
        elif glyph.size < _SMALL * large and _may_be_note(glyph.text):
            fate = _smaller(glyph, near)
            if fate == "mark":
                glyphs[index] = glyph._replace(fate="mark")
                queue.append(index)
            elif fate:
                glyphs[index] = glyph._replace(doubt="mark")
    while queue:  # the letters of a mark that stand further away from the larger one
        mark = glyphs[queue.pop()]
        for index, _ in near.around(mark.box):
            other = glyphs[index]
            alike = abs(other.size - mark.size) < 0.1 * mark.size
            level = abs(other.baseline - mark.baseline) < 0.1 * mark.size
            if other.fate is None and alike and level and _is_beside(mark, other):
                glyphs[index] = other._replace(fate="mark")
                queue.append(index)


def _may_be_note(text: str) -> bool:
    """Words that somebody set small are no note."""
    return not "\u3400" <= text <= "\u9fff" or text in "注见备附脚尾释"


def _smaller(glyph: Glyph, near: _Near) -> str:
    """``mark`` where a letter is raised or lowered beside a larger one, ``level`` where a digit
    stands beside a larger digit on one line with it."""
    for _, other in near.around(glyph.box):
        if other.fate is not None or glyph.size >= _SMALL * other.size:
            continue
        if not _is_beside(glyph, other):
            continue
        shift = abs(other.baseline - glyph.baseline) / other.size
        if _RAISED < shift < 0.9:
            return "mark"
        if shift <= _RAISED and _is_digit(glyph) and _is_digit(other):
            return "level"
    return ""


def _is_beside(glyph: Glyph, other: Glyph) -> bool:
    """Whether two letters follow each other on about the same height."""
    gap = max(glyph.box.x0 - other.box.x1, other.box.x0 - glyph.box.x1)
    down = min(glyph.box.y1, other.box.y1) - max(glyph.box.y0, other.box.y0)
    size = max(glyph.size, other.size)
    return -0.5 * size < gap < _BESIDE * size and down > 0.2 * min(glyph.size, other.size)


def _overprint(glyphs: list[Glyph], near: _Near) -> None:
    """Digits on which another letter is printed; the same letter again makes it look bold."""
    for index, _ in enumerate(glyphs):
        glyph = glyphs[index]
        if glyph.fate is not None or not _is_digit(glyph):
            continue
        for number, _ in near.around(glyph.box):
            other = glyphs[number]
            if number == index or other.fate is not None or other.text in _LINES:
                continue
            if _on(other.box, glyph.box) and not _is_again(glyph, other):
                glyphs[index] = glyph._replace(doubt="overprinted")
                break


def _is_again(glyph: Glyph, other: Glyph) -> bool:
    return (
        glyph.text == other.text
        and abs(glyph.box.x0 - other.box.x0) < 2 * _AGAIN * glyph.size
        and abs(glyph.box.y1 - other.box.y1) < 2 * _AGAIN * glyph.size
    )


def _on(one: Box, other: Box) -> bool:
    """Whether two boxes share a good part of the smaller one's width and height."""
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    return across > _OVER * min(one.width, other.width) and down > _OVER * min(
        one.height, other.height
    )


def _cut(glyphs: list[Glyph], near: _Near, page: Box) -> None:
    """What is cut away hides the rest of a number that is seen; alone it is hidden, unless it runs
    over the edge of the page beside other text."""
    for index, glyph in enumerate(glyphs):
        if glyph.fate != "cut" or glyph.text.isspace():
            continue
        fate: Omitted = "hidden"
        for number, _ in near.around(glyph.box):
            other = glyphs[number]
            if other.fate is None and _is_beside(glyph, other):
                glyphs[number] = other._replace(doubt="cut")
        beyond = page.width / 4
        over = page.x1 <= glyph.box.center < page.x1 + beyond or (
            page.x0 - beyond < glyph.box.center <= page.x0
        )
        if over and _is_digit(glyph):
            fate = "cut"
        glyphs[index] = glyph._replace(fate=fate)


def _is_digit(glyph: Glyph) -> bool:
    return glyph.text.isdigit()
