"""Workbooks of Excel, WPS and LibreOffice are read as they are printed."""

from pathlib import Path
from struct import pack

import pytest

from gongkai.model.errors import UnreadableFile
from gongkai.model.location import Location
from gongkai.model.message import render
from readers.docx_file import grids, rows, texts
from readers.workbook_file import (
    begin,
    label,
    ods_bytes,
    read_workbook,
    record,
    xls_bytes,
    xlsx_bytes,
)


def c(place: str, text: str) -> str:
    """A cell with a text, or with a number where the text is one."""
    if text.replace(".", "").isdigit():
        return f'<c r="{place}"><v>{text}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def sheet(*cells: str, merged: tuple[str, ...] = ()) -> str:
    """The markup of a sheet, one row with all the cells: each tells its own place."""
    areas = "".join(f'<mergeCell ref="{area}"/>' for area in merged)
    return f"<sheetData><row>{''.join(cells)}</row></sheetData><mergeCells>{areas}</mergeCells>"


TABLE = (c("A3", "规章"), c("B3", "1"), c("A4", "规范性文件"), c("B4", "2"))


def test_text_and_tables_keep_their_place(tmp_path: Path):
    cells = c("A1", "政府信息公开工作年度报告"), c("A2", "二、主动公开政府信息情况"), *TABLE
    document = read_workbook(tmp_path, xlsx_bytes(sheet(*cells, merged=("A1:D1", "A2:B2"))))
    assert texts(document) == ["政府信息公开工作年度报告", "二、主动公开政府信息情况"]
    assert document.blocks[1].at == Location(sheet="表1", row=2, column=1)
    (grid,) = grids(document)
    assert rows(grid) == [["规章", "1"], ["规范性文件", "2"]]
    assert grid.at == Location(sheet="表1", row=3, column=1)
    assert grid.cells[-1].at == Location(sheet="表1", row=4, column=2)


def test_merged_cells_span_and_blank_ones_stay(tmp_path: Path):
    cells = c("A1", "甲"), c("C1", "乙"), c("B2", "1"), c("A3", "丙")
    data = xlsx_bytes(sheet(*cells, merged=("A1:A2", "C1:D1")))
    (grid,) = grids(read_workbook(tmp_path, data))
    assert [
        (cell.text, cell.row, cell.column, cell.rowspan, cell.colspan) for cell in grid.cells
    ] == [
        ("甲", 0, 0, 2, 1), ("", 0, 1, 1, 1), ("乙", 0, 2, 1, 2), ("1", 1, 1, 1, 1),
        ("", 1, 2, 1, 1), ("", 1, 3, 1, 1), ("丙", 2, 0, 1, 1), ("", 2, 1, 1, 1),
        ("", 2, 2, 1, 1), ("", 2, 3, 1, 1),
    ]  # fmt: skip


def test_a_row_with_only_its_label_stays_in_the_table(tmp_path: Path):
    cells = *TABLE, c("A5", "行政许可"), c("A6", "三、收到和处理政府信息公开申请情况"), c("A8", "x")
    document = read_workbook(tmp_path, xlsx_bytes(sheet(*cells)))
    (grid,) = grids(document)
    assert rows(grid)[-1] == ["行政许可", ""]
    assert texts(document) == ["三、收到和处理政府信息公开申请情况", "x"]


@pytest.mark.parametrize(
    ("stored", "printed"),
    [
        ("3", "3"),
        ("3.0", "3"),
        ("1E3", "1000"),
        ("75.926000000000002", "75.926"),
        ("0.30000000000000004", "0.3"),
        ("-12", "-12"),
        ("1E300", "1E300"),
    ],
)
def test_numbers_are_exact(stored: str, printed: str, tmp_path: Path):
    cells = c("A1", "甲"), f'<c r="B1"><v>{stored}</v></c>'
    (grid,) = grids(read_workbook(tmp_path, xlsx_bytes(sheet(*cells))))
    assert grid.cells[1].text == printed


def test_days_and_shares_are_told_by_their_format(tmp_path: Path):
    styles = (
        '<numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d"/>'
        '<numFmt numFmtId="171" formatCode="0&quot;days&quot;"/></numFmts>'
        "<cellXfs>" + "".join(f'<xf numFmtId="{n}"/>' for n in (0, 14, 170, 171, 10)) + "</cellXfs>"
    )
    values = (45316, 45316, 45316, 45316, 0.5)
    cells = [f'<c r="{"ABCDE"[n]}1" s="{n}"><v>{v}</v></c>' for n, v in enumerate(values)]
    (grid,) = grids(read_workbook(tmp_path, xlsx_bytes(sheet(*cells), styles=styles)))
    assert rows(grid) == [["45316", "2024-01-25", "2024-01-25", "45316days", "50%"]]


def test_a_formula_counts_with_its_stored_result_and_never_as_zero(tmp_path: Path):
    cells = (
        c("A1", "总计"),
        '<c r="B1"><f>SUM(C1:D1)</f><v>5</v></c>',
        '<c r="C1"><f>SUM(C2:C9)</f></c>',
        '<c r="D1"><f>SUM(D2:D9)</f><v></v></c>',
        '<c r="E1" t="str"><f>IF(1,"","x")</f><v></v></c>',
        '<c r="F1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        '<c r="G1" t="b"><v>1</v></c>',
    )
    (grid,) = grids(read_workbook(tmp_path, xlsx_bytes(sheet(*cells))))
    assert rows(grid) == [
        ["总计", "5", "", "", "", "#DIV/0!", "TRUE"]
    ]  # fmt: skip


def test_shared_strings_lose_their_phonetic_readings(tmp_path: Path):
    strings = "<si><r><t>规</t></r><r><t>章</t></r><rPh><t>ぎ</t></rPh></si>"
    cells = '<c r="A1" t="s"><v>0</v></c>', c("B1", "1")
    (grid,) = grids(read_workbook(tmp_path, xlsx_bytes(sheet(*cells), strings=strings)))
    assert rows(grid) == [["规章", "1"]]


def test_hidden_sheets_are_left_out(tmp_path: Path):
    sheets = sheet(*TABLE), sheet(c("A1", "草稿"))
    document = read_workbook(tmp_path, xlsx_bytes(*sheets, states=("visible", "hidden")))
    assert len(document.blocks) == 1


def test_a_cell_in_the_far_corner_costs_nothing(tmp_path: Path):
    cells = *TABLE, c("XFD1048576", "1")
    document = read_workbook(tmp_path, xlsx_bytes(sheet(*cells, merged=("A9:XFD1048576",))))
    assert rows(grids(document)[0]) == [["规章", "1"], ["规范性文件", "2"]]


def test_ods_cells_repeat_and_span(tmp_path: Path):
    def cell(text: str, attributes: str = "") -> str:
        return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"

    number = 'office:value-type="float" office:value="{}"'
    formula = 'table:formula="of:=SUM([.B1:.B2])"'
    tables = (
        '<table:table table:name="表"><table:table-row>'
        + cell("甲", 'table:number-rows-spanned="2"')
        + cell("3件", number.format("3"))
        + cell("1,234", number.format("1234") + ' table:number-columns-repeated="2"')
        + "</table:table-row><table:table-row><table:covered-table-cell/>"
        + f"<table:table-cell {formula}/><table:table-cell table:number-columns-repeated='9999'/>"
        "</table:table-row><table:table-row table:number-rows-repeated='1048000'>"
        "<table:table-cell/></table:table-row></table:table>"
    )
    document = read_workbook(tmp_path, ods_bytes(tables), "report.ods")
    assert document.format == "ods"
    (grid,) = grids(document)
    assert rows(grid) == [["甲", "3件", "1234", "1234"], ["", "", ""]]
    assert (grid.cells[0].rowspan, grid.cells[-1].at.column) == (2, 4)


def test_every_record_of_a_cell(tmp_path: Path):
    shared = pack("<II", 2, 2) + pack("<HB", 4, 0) + b"ab"
    continued = b"\x01" + "规章".encode("utf-16-le") + pack("<HBH", 1, 8, 1) + b"x" + bytes(4)
    strings = record(0xFC, shared) + record(0x3C, continued)
    data = xls_bytes(
        record(0xFD, pack("<HHHI", 0, 0, 0, 0)),
        record(0xFD, pack("<HHHI", 0, 1, 0, 1)),
        record(0x203, pack("<HHHd", 0, 2, 0, 75.926)),
        record(0x27E, pack("<HHHI", 0, 3, 0, 300 << 2 | 3)),
        record(0xBD, pack("<HHHIHIH", 1, 0, 0, 7 << 2 | 2, 0, 0x3FF00000, 1)),
        record(0x06, pack("<HHHdHIH", 1, 2, 0, 5.0, 0, 0, 0)),
        record(0x06, pack("<HHHB5x2sHIH", 1, 3, 0, 0, b"\xff\xff", 0, 0, 0)),
        record(0x207, pack("<HB", 2, 0) + b"ok"),
        record(0x205, pack("<HHHBB", 2, 0, 0, 0x17, 1)),
        label(2, 1, "甲"),
        record(0xE5, pack("<HHHHH", 1, 2, 2, 1, 3)),
        describing=[strings],
    )
    document = read_workbook(tmp_path, data, "report.et")
    assert document.format == "et"
    (grid,) = grids(document)
    assert rows(grid) == [
        ["ab规章", "x", "75.926", "3"], ["7", "1", "5", "ok"], ["#REF!", "甲"]
    ]  # fmt: skip
    assert grid.cells[-1].colspan == 3
    assert grid.cells[-1].at == Location(sheet="表", row=3, column=2)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (xls_bytes(label(0, 0, "甲"), describing=[record(0x2F, bytes(6))]), "密码"),
        (xls_bytes(begin(0x0500)), "Excel 5.0/95"),
        (xls_bytes(label(0, 0, "甲"), b"\xff\x0f\xff\xff"), "损坏"),
        (xls_bytes(record(0xFD, pack("<HHHI", 0, 0, 0, 9))), "损坏"),
        (ods_bytes("", **{"META-INF/manifest.xml": "<m><encryption-data/></m>"}), "密码"),
        (ods_bytes("<!DOCTYPE x>"), "文档类型"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data: bytes, said: str, tmp_path: Path):
    with pytest.raises(UnreadableFile) as caught:
        read_workbook(tmp_path, data, "report.et")
    assert said in render(caught.value.message)
