"""Documents of Word 97 to 2003, and of WPS, are read as they are printed."""

from pathlib import Path
from struct import pack

import pytest

from gongkai.model.document import Grid, Paragraph, Picture
from gongkai.model.errors import UnreadableFile
from gongkai.model.message import render
from gongkai.readers import read
from readers.doc_file import (
    DELETED,
    HIDDEN,
    INNER_CELL_END,
    INNER_ROW_END,
    ROW_END,
    Extra,
    Part,
    Run,
    depth,
    doc_bytes,
    p,
    read_doc,
    row,
    shape,
    styles,
)
from readers.docx_file import grids, pictures, rows, texts

OUTLINE, LIST, LEVEL = 0x2640, 0x460B, 0x260A


def test_paragraphs_keep_their_order_and_number(tmp_path: Path):
    document = read_doc(tmp_path, [p("一、总体情况"), p(""), p("收到申请3件。")])
    assert texts(document) == ["一、总体情况", "收到申请3件。"]
    assert [block.at.paragraph for block in document.blocks] == [1, 3]
    assert document.format == "doc"


def test_breaks_tabs_and_characters_beyond_the_basic_plane(tmp_path: Path):
    document = read_doc(tmp_path, [p("甲\x0b乙\t丙\x1e丁\x1f𠮷\x02")])
    assert texts(document) == ["甲", "乙\t丙-丁𠮷"]


@pytest.mark.parametrize("joined", [(1, 2, 0), (2, 1, 0)])
def test_cells_span_rows_and_columns(joined: tuple[int, ...], tmp_path: Path):
    parts = [
        *row((0, 1000, 2000, 3000), "甲", "", "乙", across=joined),
        *row((0, 1000, 2000, 3000), "丙", "1", "2", down=(3, 0, 0)),
        *row((10, 1005, 3000), "", "3", down=(1, 0)),
    ]
    (grid,) = grids(read_doc(tmp_path, parts))
    assert [
        (cell.text, cell.row, cell.column, cell.rowspan, cell.colspan) for cell in grid.cells
    ] == [
        ("甲", 0, 0, 1, 2), ("乙", 0, 2, 1, 1), ("丙", 1, 0, 2, 1), ("1", 1, 1, 1, 1),
        ("2", 1, 2, 1, 1), ("3", 2, 1, 1, 2),
    ]  # fmt: skip
    assert grid.at.table == 1
    assert (grid.cells[-1].at.row, grid.cells[-1].at.column) == (3, 2)


def test_a_row_whose_edges_do_not_fit_its_cells_is_counted_through(tmp_path: Path):
    parts = [*row((0, 900, 900, 1800), "甲", "1", "2"), *row((0, 1800), "乙", "3", "4")]
    (grid,) = grids(read_doc(tmp_path, parts))
    assert rows(grid) == [["甲", "1", "2"], ["乙", "3", "4"]]
    assert [cell.column for cell in grid.cells] == [0, 1, 2] * 2


def test_a_long_list_of_row_edges_stands_in_the_data_stream(tmp_path: Path):
    changes = depth(1) + ROW_END + shape((0, 1000, 2000), across=(1, 2))
    cells = [p(text, depth(1), mark="\x07") for text in ("甲", "")]
    end = Part([Run("\x07")], pack("<HI", 0x6646, 4))
    parts = [*cells, end, *row((0, 1000, 2000), "乙", "1")]
    data = bytes(4) + pack("<H", len(changes)) + changes
    (grid,) = grids(read_doc(tmp_path, parts, Extra(data=data)))
    assert [(cell.text, cell.colspan) for cell in grid.cells] == [("甲", 2), ("乙", 1), ("1", 1)]


def test_a_table_inside_a_cell_is_part_of_the_cell(tmp_path: Path):
    inner = [p(text, depth(2) + INNER_CELL_END) for text in ("1", "2")]
    inner.append(p("", depth(2) + INNER_ROW_END + shape((0, 500, 1000))))
    outer = row((0, 1000, 2000), "", "乙", down=(0, 0))
    more = [part for label in "丙丁戊" for part in row((0, 1000, 2000), label, "3")]
    first, *following = grids(read_doc(tmp_path, [*inner, *outer, *more]))
    assert following == []
    assert rows(first)[:2] == [["1\n2", "乙"], ["丙", "3"]]


def test_instructions_of_fields_are_not_printed(tmp_path: Path):
    field = "收到\x13 =SUM(\x13 REF x \x14 9 \x15) \x145\x15件\x13 SEQ \x15。"
    assert texts(read_doc(tmp_path, [p(field)])) == ["收到5件。"]


def test_hidden_and_deleted_text_is_left_out(tmp_path: Path):
    parts = [
        Part([Run("收到"), Run("四", HIDDEN), Run("3", DELETED), Run("5件，"), Run("\r", DELETED)]),
        p("已办结。"),
    ]
    assert texts(read_doc(tmp_path, parts)) == ["收到5件，已办结。"]


def test_a_deleted_row_is_left_out(tmp_path: Path):
    *cells, end = row((0, 1000, 2000), "乙", "2")
    gone = [*cells, Part([Run("\x07", DELETED)], end.formatting)]
    kept = [*row((0, 1000, 2000), "甲", "1"), *row((0, 1000, 2000), "丙", "3")]
    (grid,) = grids(read_doc(tmp_path, [*kept[:3], *gone, *kept[3:]]))
    assert rows(grid) == [["甲", "1"], ["丙", "3"]]


def test_headings_come_from_styles_and_from_the_paragraph(tmp_path: Path):
    sheet = styles((0, 0xFFF, b""), (1, 0, b""), (0xFFE, 1, b""), (19, 0, b""))
    parts = [
        p("正文"),
        p("标题", style=1),
        p("所属标题", style=2),
        p("目录行", style=3),
        p("自定", pack("<HB", OUTLINE, 1)),
        p("仍是正文", pack("<HB", OUTLINE, 9), style=1),
    ]
    document = read_doc(tmp_path, parts, Extra({1: sheet}))
    assert [(block.text, block.heading) for block in document.blocks if
            isinstance(block, Paragraph)] == [
        ("正文", None), ("标题", 1), ("所属标题", 1), ("自定", 2), ("仍是正文", None)
    ]  # fmt: skip


def test_numbers_of_lists_are_printed(tmp_path: Path):
    def level(format_: int, pattern: str) -> bytes:
        fixed = pack("<iBB9xBii4B", 1, format_, 0, 2, 0, 0, 0, 0, 0, 0)
        return fixed + pack("<H", len(pattern)) + pattern.encode("utf-16-le")

    levels = level(0x25, "\0、") + level(0x25, "（\1）") + level(0, "\2.") * 7
    lists = pack("<Hii18xBB", 1, 77, 0, 0, 0)
    uses = pack("<Ii8xB3xI", 1, 77, 0, 0xFFFFFFFF)
    first, second = pack("<Hh", LIST, 1), pack("<HhHB", LIST, 1, LEVEL, 1)
    parts = [
        p("总体情况", first),
        p("主动公开", second),
        p("依申请", second),
        p("申请情况", first),
        p("监督", second),
        p("无编号", pack("<Hh", LIST, 0)),
    ]
    extra = Extra({73: lists, 74: uses}, trailing=levels)
    assert texts(read_doc(tmp_path, parts, extra)) == [
        "一、总体情况", "（一）主动公开", "（二）依申请", "二、申请情况", "（一）监督", "无编号"
    ]  # fmt: skip


def test_pieces_go_together_in_their_order(tmp_path: Path):
    parts = [p("乙"), p("甲")]
    assert texts(read_doc(tmp_path, parts, Extra(pieces=[(2, 4), (0, 2)]))) == ["甲", "乙"]


def test_text_boxes_stand_where_they_are_anchored(tmp_path: Path):
    parts = [p("总体\x08情况"), p("其他"), p("红头"), p("")]
    anchors = pack("<II", 2, 6) + pack("<I22x", 1026)
    boxes = pack("<III", 0, 3, 4) + pack("<14xI4x", 1026) + bytes(22)
    extra = Extra({40: anchors, 56: boxes}, box_characters=4)
    assert texts(read_doc(tmp_path, parts, extra)) == ["总体情况", "红头", "其他"]
    extra = Extra({56: boxes}, box_characters=4)
    assert texts(read_doc(tmp_path, parts, extra)) == ["红头", "总体情况", "其他"]


def test_a_large_picture_is_told(tmp_path: Path):
    large, small = (pack("<28xHHHH", width, 3000, 1000, 1000) for width in (8000, 300))
    at = [pack("<HI", 0x6A03, place) for place in (0, len(large))]
    parts = [Part([Run("见图"), Run("\x01", at[0]), Run("\x01", at[1]), Run("\r")])]
    document = read_doc(tmp_path, parts, Extra(data=large + small))
    assert len(pictures(document)) == 1
    assert isinstance(document.blocks[-1], Picture)


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        (Extra(flags=0x0100), "密码"),
        (Extra(identity=0x1234), "损坏"),
        (Extra({33: b""}), "损坏"),
        (Extra({33: b"\2\xff\xff\0\0"}), "损坏"),
        (Extra(pieces=[(0, 3)]), "损坏"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(extra: Extra, said: str, tmp_path: Path):
    with pytest.raises(UnreadableFile) as caught:
        read_doc(tmp_path, [p("一、总体情况")], extra)
    assert said in render(caught.value.message)


def test_the_name_tells_wps_from_word(tmp_path: Path):
    path = tmp_path / "report.wps"
    path.write_bytes(doc_bytes([p("一、总体情况")]))
    assert read(path).format == "wps"
    assert not any(isinstance(block, Grid) for block in read(path).blocks)
