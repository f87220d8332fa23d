"""Reports as PDF files with ruled tables."""

from collections.abc import Iterator
from typing import Unpack

from generator.cells import Printed
from generator.prose import Heading, Told, report_blocks
from generator.sheet import Sheet
from gongkai.model.form import Form
from readers.pdf_file import pdf_bytes, rule, write

_LEFT, _WIDTH, _TOP, _BOTTOM = 50.0, 480.0, 780.0, 60.0
_SMALL, _LEADING, _ROOM = 5.0, 6.0, 2.0
_BODY, _PITCH, _PER_LINE = 12.0, 20.0, 40


def render_pdf(form: Form, cells: Printed, ruling: str = "all", **told: Unpack[Told]) -> bytes:
    """A whole PDF file, each table on a page of its own; ``told`` goes to ``report_blocks``.
    ``ruling`` says which lines the tables have: all, none, across, down, outer."""
    return pdf_bytes(*pdf_pages(form, cells, ruling, **told))


def pdf_pages(form: Form, cells: Printed, ruling: str = "all", **told: Unpack[Told]) -> list[str]:
    """The operators that draw each page."""
    pages = [""]
    top = _TOP
    for block in report_blocks(form, cells, **told):
        if isinstance(block, Sheet):
            pages += [_table(block, ruling), ""]
            top = _TOP
            continue
        for words in _wrapped(block.text if isinstance(block, Heading) else block, _PER_LINE):
            if top < _BOTTOM:
                pages.append("")
                top = _TOP
            pages[-1] += write(_LEFT, top, words, _BODY)
            top -= _PITCH
    return [page for page in pages if page]


def _table(table: Sheet, ruling: str) -> str:
    wide = _WIDTH / table.columns
    ys = [_TOP]
    for line in table.rows:
        most = max(len(_cell_lines(slot.text, slot.colspan, wide)) for slot in line)
        ys.append(ys[-1] - most * _LEADING - 2 * _ROOM)
    drawn = ""
    for y, line in enumerate(table.matrix()):
        for x, slot in enumerate(line):
            if slot is None:
                continue
            left, right = _LEFT + x * wide, _LEFT + (x + slot.colspan) * wide
            above, below = ys[y], ys[y + slot.rowspan]
            if ruling in ("all", "across"):
                drawn += rule(left, above, right, above) + rule(left, below, right, below)
            if ruling in ("all", "down"):
                drawn += rule(left, below, left, above) + rule(right, below, right, above)
            for number, words in enumerate(_cell_lines(slot.text, slot.colspan, wide)):
                at = above - _ROOM - _SMALL - number * _LEADING
                drawn += write(left + _ROOM, at, words, _SMALL)
    if ruling == "outer":
        drawn += f"{_LEFT} {ys[-1]} {_WIDTH} {ys[0] - ys[-1]} re S\n"
    return drawn


def _cell_lines(text: str, columns: int, wide: float) -> list[str]:
    return list(_wrapped(text, max(1, int((columns * wide - 2 * _ROOM) // _SMALL)))) or [""]


def _wrapped(text: str, width: int) -> Iterator[str]:
    for start in range(0, len(text), width):
        yield text[start : start + width]
