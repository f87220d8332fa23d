"""Markdown is read as it looks rendered; what is only plain text loses nothing."""

import pytest

from gongkai.model.document import Document, Grid, Paragraph
from gongkai.readers import read_bytes


def _read(text: str) -> Document:
    return read_bytes("report.md", text.encode())


LINES = {
    "# 题\n\n文": [("题", 1, 1), ("文", None, 3)],
    "#题": [("题", 1, 1)],
    "题\n==\n": [("题", 1, 1)],
    "**共**收到*12*件`3`": [("共收到12件3", None, 1)],
    "1. 甲\n2. 乙\n- 丙": [("1. 甲", None, 1), ("2. 乙", None, 2), ("- 丙", None, 3)],
    "规章\t0\t0\n罚款\t1": [("规章\t0\t0", None, 1), ("罚款\t1", None, 2)],
    "    3.其他\t5": [("    3.其他\t5", None, 1)],
    "| 规章 | 0 |\n| 罚款 | 1 |": [("| 规章 | 0 |", None, 1), ("| 罚款 | 1 |", None, 2)],
    "12\\*件": [("12*件", None, 1)],
    "> 引\n\n```\n码 1\n```": [("引", None, 1), ("码 1", None, 4)],
    "第1行 <br> 第2行": [("第1行", None, 1), ("第2行", None, 1)],
    "---\ntitle: x\n---\n文": [("文", None, 4)],
    "[1]: 注的文字": [("[1]: 注的文字", None, 1)],
    "见\n\n<div style='display:none'>\n\n藏\n\n</div>\n\n见": [("见", None, 1), ("见", None, 9)],
}


@pytest.mark.parametrize(("text", "lines"), LINES.items())
def test_lines(text: str, lines: list[tuple[str, int | None, int]]):
    document = _read(text)
    assert document.format == "md"
    assert [
        (block.text, block.heading, block.at.line)
        for block in document.blocks
        if isinstance(block, Paragraph)
    ] == lines


CELLS = {
    "**12**": ("12", None),
    "`12`": ("12", None),
    "~~15~~ 12": ("12", "struck"),
    "12<sup>1</sup>": ("12", "mark"),
    "12[^1]": ("12", "mark"),
    "12<br>件": ("12\n件", None),
    "<input value=12>": ("12", None),
}


@pytest.mark.parametrize(("cell", "seen"), CELLS.items())
def test_cells(cell: str, seen: tuple[str, str | None]):
    document = _read(f"| 内容 | 件数 |\n|---|---|\n| 规章 | {cell} |\n")
    (grid,) = document.blocks
    assert isinstance(grid, Grid)
    assert grid.cells[3].text == seen[0]
    told = [(one.what, one.at) for one in document.omissions]
    assert told == ([(seen[1], grid.cells[3].at)] if seen[1] else [])


def test_tables_written_as_html_may_hold_blank_lines():
    document = _read("文\n\n<table>\n\n<tr><td>规章</td><td>0</td></tr>\n\n<tr><td>罚款</td>"
                     "<td>1</td></tr>\n\n</table>\n\n后")  # fmt: skip
    first, grid, last = document.blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.cells] == ["规章", "0", "罚款", "1"]
    assert [block.text for block in (first, last) if isinstance(block, Paragraph)] == ["文", "后"]


def test_cells_that_rendering_would_drop_are_kept():
    document = _read("| 内容 | 件数 |\n|---|---|\n| 规章 | 0 | 7 |\n")
    assert "7" in "".join(block.text for block in document.blocks if isinstance(block, Paragraph))
