"""Raised, lowered and struck text joins no number, and is told."""

from pathlib import Path

import pytest

from gongkai.model.document import Document, Grid, Paragraph
from gongkai.readers import read_bytes

CELLS = {
    "sup": ("4843<sup>1</sup>", "4843", "mark", "1"),
    "sub": ("12<sub>2</sub>", "12", "mark", "2"),
    "note": ("12<sup>注1</sup>", "12", "mark", "注1"),
    "star before": ("<sup>*</sup>12", "12", "mark", "*"),
    "style": ("12<span style='vertical-align:super;font-size:60%'>3</span>", "12", "mark", "3"),
    "raised by a length": ("12<span style='vertical-align:6px'>3</span>", "12", "mark", "3"),
    "raised by Word": ("12<span style='position:relative;top:-5pt'>3</span>", "12", "mark", "3"),
    "ruby": ("<ruby>12<rp>(</rp><rt>34</rt><rp>)</rp></ruby>", "12", "mark", "34"),
    "s": ("<s>701</s> 694", "694", "struck", "701"),
    "del": ("<del>7</del>69<ins>4</ins>", "694", "struck", "7"),
    "line-through": ("<span style='text-decoration:red line-through'>8</span>12", "12", "struck",
                     "8"),
}  # fmt: skip


def _read(body: str) -> Document:
    return read_bytes("page.html", f"<!doctype html><body>{body}</body>".encode())


@pytest.mark.parametrize(("inner", "text", "what", "left"), CELLS.values(), ids=CELLS)
def test_a_cell_keeps_its_plain_number(inner: str, text: str, what: str, left: str):
    document = _read(f"<table><tr><td>甲<td>{inner}<tr><td>乙<td>3</table>")
    (grid,) = document.blocks
    assert isinstance(grid, Grid)
    assert grid.cells[1].text == text
    assert [(one.what, one.text, one.sure, one.at) for one in document.omissions] == [
        (what, left, True, grid.cells[1].at)
    ]


PROSE = {
    "面积100m<sup>2</sup>，": "面积100m2，",
    "CO<sub>2</sub>": "CO2",
    "政府信息<sup>[1]</sup>公开": "政府信息公开",
    "共收到<span style='vertical-align:middle'>12</span>件": "共收到12件",
    "共<span>1</span><span>2</span>件": "共12件",
    "<del style='text-decoration:none'>12</del>件": "12件",
}


@pytest.mark.parametrize(("body", "text"), PROSE.items())
def test_prose_reads_as_it_is_read(body: str, text: str):
    document = _read(f"<p>{body}</p>")
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == text
    assert document.omissions == ()


def test_a_number_in_prose_that_bears_a_mark_is_told():
    document = _read("<p>收到12<sup>1</sup>件</p>")
    assert [(one.what, one.text) for one in document.omissions] == [("mark", "1")]


def test_a_cell_that_is_raised_as_a_whole_is_read_and_doubted():
    document = _read("<table><tr><td>甲<td><sup>12</sup><tr><td>乙<td>3</table>")
    (grid,) = document.blocks
    assert isinstance(grid, Grid)
    assert grid.cells[1].text == "12"
    assert [(one.what, one.sure) for one in document.omissions] == [("mark", False)]


def test_vertical_align_of_a_cell_raises_nothing():
    cell = "<td style='vertical-align:top;font-size:8px'>12"
    document = _read(f"<table style='font-size:16px'><tr><td>甲{cell}<tr><td>乙<td>3</table>")
    assert document.omissions == ()


def test_two_lone_surrogates_and_a_deep_page_stay_bounded(tmp_path: Path):
    assert _read("<p>甲&#xd800;1</p>").blocks
    table = "<div>" * 2_000 + "甲" + "</div>" * 2_000
    assert _read(table).blocks
