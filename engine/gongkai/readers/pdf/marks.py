"""Digits that are none: raised marks, what is struck out or printed over, what the edge cuts."""

from collections.abc import Sequence

from gongkai.model.document import Omitted
from gongkai.readers.pdf.nearby import Nearby, Placed, is_beside, is_digit, lies_on
from gongkai.readers.pdf.sheet import Box, Glyph, Sheet
from gongkai.readers.pdf.strikes import strike

_SMALL, _RAISED = 0.82, 0.1
"""Shares of the larger neighbour's size: how small a mark is, how far it is raised or lowered."""
_AGAIN = 0.15
_NOTES = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⁽⁾₍₎ⁱ※*＊†‡")
_LINES = frozenset("_＿ˍ￣‾")
_STEP, _FINE = 20.0, 6.0


def set_aside(sheet: Sheet) -> list[Glyph]:
    """The glyphs of an upright sheet, those among them that are no part of a number or word with
    their fate, those that cannot be told with a doubt."""
    glyphs = list(sheet.glyphs)
    if sheet.dashes or sheet.slants:
        strike(glyphs, sheet)
    _mark(glyphs)
    _overprint(glyphs)
    if any(glyph.fate == "cut" for glyph in glyphs):
        _cut(glyphs, sheet.box)
    return glyphs


def _printed(glyphs: Sequence[Glyph], larger: float = 0.0) -> list[Placed]:
    """The letters that are part of the text, and larger than this."""
    return [
        (index, glyph)
        for index, glyph in enumerate(glyphs)
        if glyph.fate is None and glyph.size > larger and not glyph.text.isspace()
    ]


def _mark(glyphs: list[Glyph]) -> None:
    """Small letters, raised or lowered beside larger ones, and signs that are always notes."""
    larger = {
        size: Nearby(_printed(glyphs, size / _SMALL), _STEP)
        for size in {round(glyph.size, 1) for glyph in glyphs}
    }
    marks: list[int] = []
    for index, glyph in enumerate(glyphs):
        if glyph.fate is not None or glyph.text.isspace():
            continue
        if glyph.text in _NOTES:
            beside = Nearby(_printed(glyphs), _STEP).around(glyph.box)
            if any(is_digit(other) and is_beside(glyph, other) for _, other in beside):
                glyphs[index] = glyph._replace(fate="mark")
        elif _may_be_note(glyph.text):
            around = larger[round(glyph.size, 1)].around(glyph.box)
            kind = _kind(glyph, [other for _, other in around])
            if kind == "mark":
                glyphs[index] = glyph._replace(fate="mark")
                marks.append(index)
            elif kind:
                glyphs[index] = glyph._replace(doubt="mark")
    if marks:
        _carry_on(glyphs, marks)


def _carry_on(glyphs: list[Glyph], marks: list[int]) -> None:
    """The letters of a mark that stand further away from what it is a mark of."""
    near = Nearby(_printed(glyphs), _STEP)
    while marks:
        mark = glyphs[marks.pop()]
        for index, _ in near.around(mark.box):
            other = glyphs[index]
            alike = abs(other.size - mark.size) < 0.1 * mark.size
            level = abs(other.baseline - mark.baseline) < 0.1 * mark.size
            if other.fate is None and alike and level and is_beside(mark, other):
                glyphs[index] = other._replace(fate="mark")
                marks.append(index)


def _may_be_note(text: str) -> bool:
    """Words that somebody set small are no note."""
    return not "\u3400" <= text <= "\u9fff" or text in "注见备附脚尾释"


def _kind(glyph: Glyph, larger: Sequence[Glyph]) -> str:
    """``mark`` where a letter is raised or lowered beside a larger one, ``level`` where a digit
    stands beside a larger digit on one line with it."""
    for other in larger:
        if other.fate is not None or not is_beside(glyph, other):
            continue
        shift = abs(other.baseline - glyph.baseline) / other.size
        if _RAISED < shift < 0.9:
            return "mark"
        if shift <= _RAISED and is_digit(glyph) and is_digit(other):
            return "level"
    return ""


def _overprint(glyphs: list[Glyph]) -> None:
    """Digits on which another letter is printed; the same letter again makes it look bold."""
    near = Nearby(_printed(glyphs), _FINE)
    for index, glyph in enumerate(glyphs):
        if glyph.fate is not None or not is_digit(glyph):
            continue
        for number, other in near.around(glyph.box):
            if number == index or other.text in _LINES or not lies_on(other.box, glyph.box):
                continue
            if not _is_again(glyph, other):
                glyphs[index] = glyph._replace(doubt="overprinted")
                break


def _is_again(glyph: Glyph, other: Glyph) -> bool:
    return (
        glyph.text == other.text
        and abs(glyph.box.x0 - other.box.x0) < 2 * _AGAIN * glyph.size
        and abs(glyph.box.y1 - other.box.y1) < 2 * _AGAIN * glyph.size
    )


def _cut(glyphs: list[Glyph], page: Box) -> None:
    """What is cut away hides the rest of a number that is seen; alone it is hidden, unless it runs
    over the edge of the page beside other text."""
    near = Nearby(_printed(glyphs), _STEP)
    for index, glyph in enumerate(glyphs):
        if glyph.fate != "cut" or glyph.text.isspace():
            continue
        fate: Omitted = "hidden"
        for number, _ in near.around(glyph.box):
            other = glyphs[number]
            if other.fate is None and is_beside(glyph, other):
                glyphs[number] = other._replace(doubt="cut")
        beyond = page.width / 4
        over = page.x1 <= glyph.box.center < page.x1 + beyond or (
            page.x0 - beyond < glyph.box.center <= page.x0
        )
        if over and is_digit(glyph):
            fate = "cut"
        glyphs[index] = glyph._replace(fate=fate)
