"""PDF: tables without lines have the rows and columns that their text stands in."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from generator import random_cells, render_pdf
from gongkai.model.document import Document
from readers.docx_file import grids, rows, texts
from readers.pdf_file import lines, pdf_bytes, read_bytes, rule, table, write
from support.judged import report_of, rulebook

FORM = next(form for form in rulebook().forms if form.id == "2021")
COLUMNS = (250.0, 300.0, 350.0)


def _read(folder: Path, *pages: str) -> Document:
    return read_bytes(folder, pdf_bytes(*pages))


def _row(y: float, label: str, *numbers: str, size: float = 8, x: float = 60) -> str:
    drawn = write(x, y, label, size) if label else ""
    return drawn + "".join(
        write(at, y, number, size) for at, number in zip(COLUMNS, numbers, strict=False) if number
    )


def _cells(document: Document) -> list[list[str]]:
    """Label and numbers of each row of the tables."""
    return [row[1:] for grid in grids(document) for row in rows(grid)]


def _unsure(document: Document) -> set[tuple[str, int | None]]:
    return {(omission.what, omission.at.row) for omission in document.omissions}


def test_a_blank_stands_in_its_column(tmp_path: Path):
    page = (
        _row(700, "1.甲", "1", "2", "3") + _row(684, "2.乙", "", "5", "") + _row(668, "3.丙", "7")
    )
    assert _cells(_read(tmp_path, page)) == [
        ["1.甲", "1", "2", "3"], ["2.乙", "", "5", ""], ["3.丙", "7", "", ""],
    ]  # fmt: skip


LABELS = {
    "above": ((700, 0, -10), (660, 0)),
    "in the middle": ((695, 5, -5), (660, 0)),
    "below": ((690, 10, 0), (660, 0)),
}


@pytest.mark.parametrize("steps", LABELS.values(), ids=LABELS)
def test_a_label_of_two_lines(steps: Sequence[Sequence[int]], tmp_path: Path):
    (y, first, second), (last, _) = steps
    page = _row(740, "1.属于某种情形", "1", "2", "3") + _row(last, "3.其他", "7", "8", "9")
    page += write(60, y + first, "2.一个要用两行才写得下", 8) + write(60, y + second, "的名称", 8)
    page += _row(y, "", "4", "5", "6")
    document = _read(tmp_path, page)
    assert _cells(document)[1] == ["2.一个要用两行才写得下的名称", "4", "5", "6"]
    assert not document.omissions


BETWEEN = _row(700, "甲", "1", "2") + write(60, 690, "某个名称", 8) + _row(680, "乙", "4", "5")


def test_a_line_that_may_belong_to_two_rows_is_in_doubt(tmp_path: Path):
    assert {what for what, _ in _unsure(_read(tmp_path, BETWEEN))} == {"geometry"}


def test_lines_that_are_drawn_part_the_rows(tmp_path: Path):
    document = _read(tmp_path, BETWEEN + rule(50, 697, 400, 697))
    assert [row[0] for row in _cells(document)] == ["甲", "某个名称乙"]


def test_digits_below_a_number_are_a_doubt(tmp_path: Path):
    page = (
        _row(700, "1.甲", "1", "2", "2456")
        + write(350, 691, "8", 8)
        + _row(670, "2.乙", "4", "5", "6")
    )
    document = _read(tmp_path, page)
    assert _cells(document)[0] == ["1.甲", "1", "2", "24568"]
    assert _unsure(document) == {("geometry", 1)}


def test_digits_set_apart_are_one_number(tmp_path: Path):
    apart = "".join(write(300 + 12 * n, 700, digit, 8) for n, digit in enumerate("135"))
    page = _row(700, "1.甲", "4") + apart + _row(680, "2.乙", "5", "246")
    assert _cells(_read(tmp_path, page)) == [["1.甲", "4", "135"], ["2.乙", "5", "246"]]


def test_digits_spread_over_a_ruled_cell_are_one_number(tmp_path: Path):
    spread = "".join(write(154 + 42 * n, 686, digit, 8) for n, digit in enumerate("135"))
    assert rows(grids(_read(tmp_path, table([["规章", ""]]) + spread))[0]) == [["规章", "135"]]


def test_a_row_that_moves_alone_to_the_next_page_is_still_a_row(tmp_path: Path):
    document = _read(tmp_path, _row(700, "甲", "1") + _row(680, "乙", "2"), _row(700, "丙", "3"))
    assert _cells(document) == [["甲", "1"], ["乙", "2"], ["丙", "3"]]


def test_a_number_that_the_page_tears_is_in_doubt(tmp_path: Path):
    below = rule(50, 800, 250, 800) + rule(50, 780, 250, 780)
    below += "".join(rule(x, 780, x, 800) for x in (50, 150, 250)) + write(154, 786, "4", 8)
    document = _read(tmp_path, table([["甲", "1"], ["乙", "114"]]).replace("乙", "乙"), below)
    assert {(o.what, o.at.page) for o in document.omissions} == set()
    wide = table([["甲", "1", "2"], ["乙", "114", "5"]])
    below += rule(250, 800, 350, 800) + rule(250, 780, 350, 780) + rule(350, 780, 350, 800)
    torn = _read(tmp_path, wide, below)
    assert {(o.what, o.at.page) for o in torn.omissions} == {("cut", 1), ("cut", 2)}


def test_numbers_in_prose_are_no_table(tmp_path: Path):
    words = ("一、总体情况", "2024年制发文件13件，公开信息27条。", "电话 12345678")
    table = _row(700, "1.甲", "1", "2", "3") + _row(684, "2.乙", "4", "5", "6")
    document = _read(tmp_path, lines(*words[:2]) + table + write(57, 500, words[2]))
    assert texts(document) == list(words)


def test_the_head_names_the_columns(tmp_path: Path):
    page = "".join(
        write(at, 716 + up, words, 8)
        for at, up, words in (
            (60, 8, "信息内容"),
            (240, 8, "制发"),
            (240, 0, "件数"),
            (300, 8, "废止"),
        )
    )
    document = _read(tmp_path, page + _row(700, "甲", "1", "2") + _row(684, "乙", "3", "4"))
    assert _cells(document)[0] == ["制发件数", "废止"]


@pytest.mark.parametrize("ruling", ["none", "across", "down", "outer"])
def test_whole_reports_with_some_of_their_lines(ruling: str, tmp_path: Path):
    for seed in range(3):
        cells = random_cells(FORM, Random(seed))
        path = tmp_path / "report.pdf"
        path.write_bytes(render_pdf(FORM, cells, ruling))
        report = report_of(path)
        assert {id_: cell.value for id_, cell in report.cells.items()} == cells
        assert not [doubt for doubt in report.doubts if doubt.cells]


def test_a_report_of_which_one_row_moves_to_the_next_page(tmp_path: Path):
    cells = random_cells(FORM, Random(7))
    fee = cells["disclosure.fees.amount"]
    head = lines("二、主动公开政府信息情况", top=760)
    head += _row(730, "信息内容", "制发", "废止", "有效")
    head += _row(714, "规章", "1", "2", "3") + _row(698, "行政规范性文件", "4", "5", "6")
    after = _row(700, "行政事业性收费", str(fee)) + lines(
        "三、收到和处理政府信息公开申请情况", top=600
    )
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf_bytes(head, after))
    report = report_of(path)
    assert report.cells["disclosure.fees.amount"].value == fee
