"""Ruled lines and what stands between them, found in a bitmap; widths stand in for characters."""

from typing import Any

import pytest

from gongkai.readers import LIMITS
from gongkai.readers.pdf.flow import Page
from gongkai.readers.pdf.orientation import Orientation
from gongkai.readers.pdf.placing import cell_text
from gongkai.readers.pdf.sheet import Box
from gongkai.readers.scan.page import read_page
from gongkai.readers.scan.strokes import find_strokes
from readers.scan.bitmaps import SCALE, bitmap, blank, block, grid

XS, YS = [40, 120, 200, 280], [40, 100, 160]


def width(picture: Any) -> str:
    """What stands in for characters: how many pixels of the line are written on."""
    return str(int((picture < 150).any(axis=0).sum()))


def read(page: Any, text: dict[str, str] | None = None) -> Page:
    size = Box(0.0, 0.0, page.shape[1] / SCALE, page.shape[0] / SCALE)

    def recognise(pictures: Any) -> list[str]:
        return [(text or {}).get(width(one), width(one)) for one in pictures]

    return read_page(bitmap(page), size, Orientation(size), recognise, LIMITS)


def cells(page: Page) -> list[list[str]]:
    (table,) = page.tables
    rows: list[list[str]] = [[] for _ in table.ys[1:]]
    for cell in table.cells:
        rows[cell.row].append(cell_text(cell))
    return rows


def test_strokes_are_long_and_dark():
    page = blank()
    block(page, 40, 40)
    page[100:102, 20:250] = 0
    page[150, 20:250:2] = 0
    assert {round(stroke.y0 * SCALE) for stroke in find_strokes(bitmap(page))} == {100, 101}


def test_a_table_has_its_cells_and_its_text():
    page = blank()
    grid(page, XS, YS)
    block(page, 60, 50, width=11)
    block(page, 150, 50, width=13)
    block(page, 220, 122, width=17)
    assert cells(read(page)) == [["11", "13", ""], ["", "", "17"]]


def test_cells_that_no_line_parts_are_one():
    page = blank()
    grid(page, XS, YS)
    page[44:98, 116:126] = 255
    block(page, 100, 50, width=30)
    assert cells(read(page)) == [["30", ""], ["", "", ""]]


def test_what_stands_outside_is_prose():
    page = blank()
    grid(page, XS, YS)
    block(page, 60, 50)
    block(page, 50, 10, width=90)
    block(page, 50, 176, width=30)
    assert [line.text for line in read(page).lines] == ["90", "30"]


def test_a_piece_of_a_line_is_no_digit():
    """A line that is thick in places must not become a 1 before the number beside it."""
    page = blank()
    grid(page, XS, YS)
    page[40:160, 122:126] = 0
    block(page, 150, 50, width=13)
    block(page, 60, 50, width=11)
    assert cells(read(page))[0] == ["11", "13", ""]


@pytest.mark.parametrize(
    ("recognised", "meant"), [("。", "0"), ("O", "0"), ("2 2", "22"), ("3,0 7 2", "3,072"),
                              ("12 件", "12 件")]
)  # fmt: skip
def test_rings_are_zeros_and_wide_digits_one_number(recognised: str, meant: str):
    page = blank()
    grid(page, XS, YS)
    block(page, 60, 50, width=11)
    assert cells(read(page, {"11": recognised}))[0][0] == meant


def test_two_lines_in_a_cell_stay_two():
    page = blank()
    grid(page, XS, YS)
    block(page, 60, 44, width=11, height=10)
    block(page, 60, 62, width=13, height=10)
    assert cells(read(page))[0][0].split() == ["11", "13"]
