"""PDF: lines become paragraphs, rulings become tables, and what is no text is a picture."""

import re
from pathlib import Path

import pytest

from gongkai.model.cell_text import classify
from gongkai.model.document import Document, Grid
from gongkai.model.location import Location
from readers.docx_file import grids, pictures, rows, texts
from readers.pdf_file import image, lines, pdf_bytes, read_bytes, rule, stream, table, write

FULL = "开" * 40
"""A line from margin to margin."""


def _read(folder: Path, *pages: str, **entries: str) -> Document:
    return read_bytes(folder, pdf_bytes(*pages, **entries))


def _spans(grid: Grid) -> dict[str, tuple[int, int, int, int]]:
    return {cell.text: (cell.row, cell.column, cell.rowspan, cell.colspan) for cell in grid.cells}


def test_wrapped_lines_are_one_paragraph_and_headings_stand_alone(tmp_path: Path):
    page = lines("一、总体情况", FULL, FULL, "完。", "二、主动公开政府信息情况", FULL, "完。", FULL)
    assert texts(_read(tmp_path, page)) == [
        "一、总体情况",
        FULL + FULL + "完。",
        "二、主动公开政府信息情况",
        FULL + "完。",
        FULL,
    ]


def test_an_indented_line_begins_a_paragraph(tmp_path: Path):
    page = lines(FULL, FULL, FULL) + write(81, 720, "开" * 38) + lines(FULL, "完", top=700)
    assert texts(_read(tmp_path, page)) == [FULL * 3, "开" * 38 + FULL + "完"]


def test_a_wider_gap_begins_a_paragraph(tmp_path: Path):
    page = lines(FULL, FULL, FULL) + lines(FULL, "完", top=710)
    assert texts(_read(tmp_path, page)) == [FULL * 3, FULL + "完"]


def test_a_marker_after_a_stop_begins_a_paragraph(tmp_path: Path):
    page = lines(FULL, FULL, "开" * 39 + "。", "（二）依申请公开。" + "开" * 31, "完。")
    assert texts(_read(tmp_path, page)) == [
        FULL * 2 + "开" * 39 + "。",
        "（二）依申请公开。" + "开" * 31 + "完。",
    ]


def test_a_line_may_lack_the_number_that_did_not_fit(tmp_path: Path):
    page = lines(FULL, FULL, FULL, "开" * 36, "2023年完。")
    assert texts(_read(tmp_path, page)) == [FULL * 3 + "开" * 36 + "2023年完。"]


def test_a_paragraph_runs_on_across_the_page_break_and_stands_where_it_begins(tmp_path: Path):
    document = _read(tmp_path, lines("一、总体情况", FULL, FULL), lines("完。", "二、其他"))
    assert texts(document) == ["一、总体情况", FULL + FULL + "完。", "二、其他"]
    assert [block.at for block in document.blocks] == [
        Location(page=1, paragraph=1),
        Location(page=1, paragraph=2),
        Location(page=2, paragraph=1),
    ]


def test_a_ruled_table(tmp_path: Path):
    page = lines("二、情况") + table([["信息内容", "制发", "废止"], ["规章", "13", ""]])
    document = _read(tmp_path, page + lines("三、情况", top=600))
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Grid", "Paragraph"]
    (grid,) = grids(document)
    assert rows(grid) == [["信息内容", "制发", "废止"], ["规章", "13", ""]]
    assert grid.cells[4].at == Location(page=1, table=1, row=2, column=2)


def test_merged_cells(tmp_path: Path):
    frame = "".join(rule(50, y, 350, y) for y in (700, 640)) + rule(150, 680, 350, 680)
    frame += rule(150, 660, 350, 660) + "".join(rule(x, 640, x, 700) for x in (50, 150, 350))
    frame += rule(250, 640, 250, 680)
    words = write(60, 666, "办理结果", 8) + write(200, 686, "申请人", 8)
    words += write(160, 666, "自然人", 8) + write(260, 666, "总计", 8)
    words += write(160, 646, "1", 8) + write(260, 646, "2", 8)
    (grid,) = grids(_read(tmp_path, frame + words))
    assert _spans(grid) == {
        "办理结果": (0, 0, 3, 1),
        "申请人": (0, 1, 1, 2),
        "自然人": (1, 1, 1, 1),
        "总计": (1, 2, 1, 1),
        "1": (2, 1, 1, 1),
        "2": (2, 2, 1, 1),
    }


def _filled(rows: list[list[str]]) -> str:
    """The rulings as thin filled boxes, as word processors draw them."""
    words = "".join(
        write(54 + 100 * c, 686 - 20 * r, cell, 8)
        for r, row in enumerate(rows)
        for c, cell in enumerate(row)
    )
    across = "".join(f"50 {700 - 20 * n} 200 0.5 re f\n" for n in range(3))
    return across + "".join(f"{50 + 100 * n} 660 0.5 40 re f\n" for n in range(3)) + words


def _dashed(rows: list[list[str]]) -> str:
    return re.sub(r"(\S+) (\S+) m (\S+) (\S+) l S", _dashes, table(rows))


def _dashes(line: re.Match[str]) -> str:
    x0, y0, x1, y1 = map(float, line.groups())
    steps = [(x0 + (x1 - x0) * n / 60, y0 + (y1 - y0) * n / 60) for n in range(61)]
    return "".join(rule(*steps[n], *steps[n + 1]) for n in range(0, 60, 2))


def _open_sides(rows: list[list[str]]) -> str:
    sides = (rule(50, 660, 50, 700), rule(250, 660, 250, 700))
    drawn = table(rows)
    for side in sides:
        drawn = drawn.replace(side, "")
    return drawn


@pytest.mark.parametrize("draw", [_filled, _dashed, _open_sides])
def test_rulings_however_drawn(draw, tmp_path: Path):
    cells = [["规章", "13"], ["许可", "27"]]
    (grid,) = grids(_read(tmp_path, draw(cells)))
    assert rows(grid) == cells


def test_a_box_around_prose_is_no_table(tmp_path: Path):
    box = "40 600 520 200 re S\n"
    assert texts(_read(tmp_path, box + lines(FULL, "完。"))) == [FULL + "完。"]


TURNED = {
    "laid across": ("", "", (842, 595)),
    "turned by the page": ("0 1 -1 0 595 0 cm\n", "/Rotate 90", (595, 842)),
    "turned the other way": ("0 -1 1 0 0 842 cm\n", "/Rotate 270", (595, 842)),
    "upside down": ("-1 0 0 -1 595 842 cm\n", "/Rotate 180", (595, 842)),
    "turned text on an upright page": ("0 1 -1 0 595 0 cm\n", "", (595, 842)),
    "turned to the right": ("0 -1 1 0 0 842 cm\n", "", (595, 842)),
    "upside down, unsaid": ("-1 0 0 -1 595 842 cm\n", "", (595, 842)),
}


@pytest.mark.parametrize(("matrix", "entries", "size"), TURNED.values(), ids=TURNED)
def test_turned_pages(matrix: str, entries: str, size: tuple[int, int], tmp_path: Path):
    top = 500 if size[1] < 842 or "0 1 -1 0" in matrix or "0 -1 1 0" in matrix else 700
    cells = [["规章", "13", "27"], ["许可", "3", "4"]]
    page = matrix + write(57, top + 30, "二、情况") + table(cells, top=top)
    document = read_bytes(tmp_path, pdf_bytes(page, entries=entries, size=size))
    assert texts(document) == ["二、情况"]
    assert rows(grids(document)[0]) == cells


@pytest.mark.parametrize(("matrix", "entries", "size"), TURNED.values(), ids=TURNED)
def test_a_box_is_where_the_page_draws(
    matrix: str, entries: str, size: tuple[int, int], tmp_path: Path
):
    top = 500 if size[1] < 842 or "0 1 -1 0" in matrix or "0 -1 1 0" in matrix else 700
    page = matrix + write(57, top + 30, "二、情况") + table([["规章", "13"]], top=top)
    document = read_bytes(tmp_path, pdf_bytes(page, entries=entries, size=size))
    (grid,) = grids(document)
    a, b, c, d, e, f = map(float, matrix.split()[:6] or (1, 0, 0, 1, 0, 0))
    drawn = [((x, y), (a * x + c * y + e, b * x + d * y + f)) for x, y in [(155, top - 10)]]
    (_, (x, y)) = drawn[0]
    boxes = [cell.at.box for cell in grid.cells]
    holding = [box for box in boxes if box and box[0] < x < box[2] and box[1] < y < box[3]]
    assert holding == [grid.cells[1].at.box]


def test_the_box_of_a_paragraph_is_around_its_lines_on_the_page_on_which_it_begins(
    tmp_path: Path,
):
    first = lines("一、总体情况") + lines(FULL, FULL, top=60)
    document = _read(tmp_path, first, lines(FULL, "完。"))
    boxes = [block.at.box for block in document.blocks]
    assert [block.at.page for block in document.blocks] == [1, 1]
    assert boxes[0] and boxes[0][:2] == (57, 777.6)
    assert boxes[1] and boxes[1][1] < 40 < 60 < boxes[1][3] < 80


def test_a_page_that_does_not_begin_at_zero_has_its_boxes_there(tmp_path: Path):
    data = pdf_bytes(table([["规章", "13"]])).replace(
        b"/MediaBox[0 0 595 842]", b"/MediaBox[9 9 604 851]"
    )
    (grid,) = grids(read_bytes(tmp_path, data))
    assert grid.cells[0].at.box == (50, 680, 150, 700)


def test_a_table_carried_over_the_page_keeps_the_numbers_of_its_columns(tmp_path: Path):
    first = table([["三、结果", "（一）公开", "1"]], top=100)
    second = rule(150, 780, 350, 780) + rule(150, 760, 350, 760)
    second += "".join(rule(x, 760, x, 780) for x in (150, 250, 350))
    second += write(154, 766, "（二）部分", 8) + write(254, 766, "2", 8)
    above, below = grids(_read(tmp_path, first, second))
    assert _spans(below) == {"（二）部分": (0, 1, 1, 1), "2": (0, 2, 1, 1)}
    assert (above.at.page, below.at.page, below.at.table) == (1, 2, 2)


def test_a_label_broken_inside_a_cell_is_joined_and_two_numbers_are_not(tmp_path: Path):
    frame = "".join(rule(50, y, 250, y) for y in (700, 660))
    frame += "".join(rule(x, 660, x, 700) for x in (50, 150, 250))
    words = write(54, 688, "法律服务", 8) + write(54, 670, "机构", 8)
    words += write(154, 688, "12", 8) + write(154, 670, "3", 8)
    (grid,) = grids(_read(tmp_path, frame + words))
    assert [cell.text for cell in grid.cells] == ["法律服务机构", "12\n3"]


def test_a_number_that_runs_into_the_next_cell_is_no_number_of_either(tmp_path: Path):
    document = _read(tmp_path, table([["许可", "1234567890", "7"]], wide=40))
    assert [classify(cell.text)[0] for cell in grids(document)[0].cells] == ["text"] * 3


def test_letters_printed_twice_to_look_bold_count_once(tmp_path: Path):
    page = table([["许可", "5"]]) + write(154.3, 686, "5", 8)
    assert rows(grids(_read(tmp_path, page))[0]) == [["许可", "5"]]


def test_page_numbers_and_running_heads_are_left_out(tmp_path: Path):
    pages = [
        write(230, 810, "某镇年度报告") + lines(words) + write(280, 30, foot)
        for words, foot in zip("甲乙丙丁", ("- 1 -", "2", "第3页", "4 / 4"), strict=True)
    ]
    assert texts(_read(tmp_path, *pages)) == ["甲", "乙", "丙", "丁"]


def test_lines_that_only_look_alike_are_no_running_head(tmp_path: Path):
    pages = [lines(f"收到申请{count}件。") for count in (13, 27, 58, 6)]
    assert len(texts(_read(tmp_path, *pages))) == 4


def test_a_value_at_the_edge_of_the_page_is_no_page_number(tmp_path: Path):
    assert texts(_read(tmp_path, lines("行政许可"), lines("68", "行政处罚"))) == [
        "行政许可", "68", "行政处罚",
    ]  # fmt: skip


def test_a_row_of_numbers_without_rules_is_a_table(tmp_path: Path):
    page = write(57, 700, "规章") + write(200, 700, "13") + write(300, 700, "27")
    assert rows(grids(_read(tmp_path, page))[0]) == [["", "规章", "13", "27"]]


def test_radicals_become_ideographs(tmp_path: Path):
    assert texts(_read(tmp_path, write(57, 700, "⼈⺠政府⻔"))) == ["人民政府门"]


def test_a_scanned_page_is_a_picture(tmp_path: Path):
    hidden = "".join(write(57, 700 - 20 * n, FULL, mode=3) for n in range(5))
    scans = [
        image(0, 0, 595, 842),
        image(0, 0, 595, 842) + hidden,
        lines(FULL) + image(0, 0, 595, 842),
    ]
    document = _read(tmp_path, *scans, lines("四、情况"))
    assert [picture.at.page for picture in pictures(document)] == [1, 2, 3]
    assert texts(document) == ["四、情况"]


def test_an_image_in_the_text_stands_where_a_table_might(tmp_path: Path):
    page = lines("二、情况") + image(100, 500, 400, 150) + image(10, 10, 30, 30)
    document = _read(tmp_path, page + lines("三、情况", top=400))
    assert [type(block).__name__ for block in document.blocks] == [
        "Paragraph", "Picture", "Paragraph",
    ]  # fmt: skip


def test_letters_drawn_as_shapes_are_a_picture(tmp_path: Path):
    (picture,) = pictures(_read(tmp_path, "0 0 m 1 1 2 2 3 3 c f\n" * 300))
    assert picture.at.page == 1


def test_a_watermark_is_left_out(tmp_path: Path):
    mark = "q 0.7 0.7 -0.7 0.7 200 300 cm " + write(0, 0, "征求意见稿", 40) + "Q\n"
    assert texts(_read(tmp_path, mark + lines("一、总体情况"))) == ["一、总体情况"]


@pytest.mark.parametrize(
    ("kind", "flags", "seen"),
    [("Widget", 4, "13"), ("FreeText", 4, "13"), ("Widget", 2, ""), ("Stamp", 4, "")],
)
def test_what_was_typed_into_a_form_field_or_a_text_box_is_read(
    kind: str, flags: int, seen: str, tmp_path: Path
):
    typed = write(2, 4, "13", 8).encode()
    look = stream(typed, b"/Type/XObject/Subtype/Form/BBox[0 0 40 20]/Resources 5 0 R")
    note = f"/Annots[<</Type/Annot/Subtype/{kind}/F {flags}/Rect[154 680 194 700]/AP<</N 7 0 R>>>>]"
    data = pdf_bytes(table([["许可", ""]]), entries=note, more=(look,))
    assert rows(grids(read_bytes(tmp_path, data))[0]) == [["许可", seen]]
