"""Workbooks are read as their cells show them; what is not seen is told."""

from pathlib import Path
from struct import pack

import pytest

from gongkai.model.document import Document
from readers.docx_file import grids, rows, texts
from readers.workbook_file import label, ods_bytes, read_workbook, record, xls_bytes, xlsx_bytes

STYLES = (
    "<fonts><font/><font><strike/></font><font><color rgb='FFFFFFFF'/></font>"
    "<font><color theme='0'/></font><font><sz val='1'/></font></fonts>"
    "<fills><fill><patternFill patternType='none'/></fill><fill><patternFill patternType='solid'>"
    "<fgColor rgb='FF1F4E79'/></patternFill></fill></fills>"
    "<cellXfs><xf/><xf fontId='1'/><xf fontId='2'/><xf fontId='3'/><xf fontId='4'/>"
    "<xf fontId='2' fillId='1'/></cellXfs>"
)


def told(document: Document) -> list[tuple[str, str, bool]]:
    return [(left.what, left.text, left.sure) for left in document.omissions]


def one(cell: str, *, strings: str = "", styles: str = STYLES, more: str = "") -> str:
    """A sheet with a label, this cell and a number."""
    return (
        f"{more}<sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>甲</t></is></c>{cell}"
        "<c r='C1'><v>9</v></c></row></sheetData>"
    )


FORMATS = {
    "a count": ("0", "12", "12", []),
    "a rounded number": ("0", "12.4", "12", [("hidden", "12.4", True)]),
    "thousands": ("0,", "12345", "12", [("hidden", "12345", True)]),
    "a unit": ('0"件"', "12", "12件", []),
    "a word before it": ('"约"0', "12", "约12", []),
    "groups of digits": ("#,##0", "1234", "1234", []),
    "no zeros": ("0;;;", "0", "", [("hidden", "0", True)]),
    "nothing": (";;;", "386", "", [("hidden", "386", True)]),
    "white": ("[White]0", "386", "", [("hidden", "386", True)]),
    "a dash for zero": ('0;-0;"-"', "0", "-", [("hidden", "0", False)]),
    "a share": ("0%", "0.5", "50%", []),
    "Chinese numerals": ("[DBNum1][$-804]General", "12", "12", []),
    "on a condition": ('[>100]"多";0', "150", "多", [("hidden", "150", False)]),
    "negative in brackets": ("0_);(0)", "-7", "(7)", []),
    "a fraction": ("# ?/?", "0.5", "0.5", [("hidden", "0.5", False)]),
    "too long to be exact": (
        "0",
        "12345678901234567",
        "12345678901234600",
        [("unread", "12345678901234567", False)],
    ),
}


@pytest.mark.parametrize(("code", "stored", "read", "left"), FORMATS.values(), ids=FORMATS)
def test_a_number_is_what_its_format_shows(
    code: str, stored: str, read: str, left: list[tuple[str, str, bool]], tmp_path: Path
):
    escaped = code.replace('"', "&quot;").replace(">", "&gt;")
    styles = (
        f'<numFmts><numFmt numFmtId="170" formatCode="{escaped}"/></numFmts>'
        "<cellXfs><xf/><xf numFmtId='170'/></cellXfs>"
    )
    sheet = one(f"<c r='B1' s='1'><v>{stored}</v></c>")
    document = read_workbook(tmp_path, xlsx_bytes(sheet, styles=styles))
    assert rows(grids(document)[0]) == [["甲", read, "9"]]
    assert told(document) == left


LOOKS = {
    "struck": (1, "", [("struck", "5", False)]),
    "white": (2, "", [("hidden", "5", True)]),
    "of the colour of paper": (3, "", [("hidden", "5", True)]),
    "tiny": (4, "", [("hidden", "5", True)]),
    "white on a dark cell": (5, "5", []),
}


@pytest.mark.parametrize(("style", "read", "left"), LOOKS.values(), ids=LOOKS)
def test_the_look_of_a_cell_counts(
    style: int, read: str, left: list[tuple[str, str, bool]], tmp_path: Path
):
    sheet = one(f"<c r='B1' s='{style}'><v>5</v></c>")
    document = read_workbook(tmp_path, xlsx_bytes(sheet, styles=STYLES))
    assert rows(grids(document)[0]) == [["甲", read, "9"]]
    assert told(document) == left


RICH = {
    "a raised mark": ("<vertAlign val='superscript'/>", "19", "1", "mark"),
    "a struck number": ("<strike/>", "19", "66", "struck"),
    "white": ("<color rgb='FFFFFFFF'/>", "19", "7", "hidden"),
}


@pytest.mark.parametrize("shared", [True, False])
@pytest.mark.parametrize(("look", "kept", "left", "what"), RICH.values(), ids=RICH)
def test_pieces_of_a_text_that_do_not_count(
    look: str, kept: str, left: str, what: str, shared: bool, tmp_path: Path
):
    pieces = f"<r><t>{kept}</t></r><r><rPr>{look}</rPr><t>{left}</t></r>"
    cell = "<v>0</v></c>" if shared else f"<is>{pieces}</is></c>"
    sheet = one(f"<c r='B1' t='{'s' if shared else 'inlineStr'}'>{cell}")
    document = read_workbook(tmp_path, xlsx_bytes(sheet, strings=f"<si>{pieces}</si>"))
    assert rows(grids(document)[0]) == [["甲", kept, "9"]]
    assert told(document) == [(what, left, True)]
    assert document.omissions[0].at == grids(document)[0].cells[1].at


HIDDEN = {
    "a row": ("<row r='2' hidden='1'>", ""),
    "a row without height": ("<row r='2' ht='0'>", ""),
}


@pytest.mark.parametrize(("row", "columns"), HIDDEN.values(), ids=HIDDEN)
def test_hidden_rows_are_not_read_and_do_not_part_a_table(row: str, columns: str, tmp_path: Path):
    def line(number: int, name: str) -> str:
        return (
            f"<c r='A{number}' t='inlineStr'><is><t>{name}</t></is></c>"
            f"<c r='B{number}'><v>{number}</v></c></row>"
        )

    sheet = (
        f"{columns}<sheetData><row r='1'>{line(1, '甲')}{row}{line(2, '乙')}"
        f"<row r='3'>{line(3, '丙')}</sheetData>"
    )
    document = read_workbook(tmp_path, xlsx_bytes(sheet))
    (grid,) = grids(document)
    assert rows(grid) == [["甲", "1"], ["丙", "3"]]
    assert grid.cells[-1].at.row == 3
    assert told(document) == [("hidden", "乙 2", True)]


@pytest.mark.parametrize("columns", ["hidden='1'", "width='0'"])
def test_hidden_columns_are_not_read(columns: str, tmp_path: Path):
    more = f"<cols><col min='2' max='2' {columns}/></cols>"
    document = read_workbook(tmp_path, xlsx_bytes(one("<c r='B1'><v>5</v></c>", more=more)))
    (grid,) = grids(document)
    assert rows(grid) == [["甲", "9"]]
    assert grid.cells[-1].at.column == 3
    assert told(document) == [("hidden", "5", True)]


def test_a_sheet_may_show_no_zeros(tmp_path: Path):
    more = "<sheetViews><sheetView showZeros='0'/></sheetViews>"
    document = read_workbook(tmp_path, xlsx_bytes(one("<c r='B1'><v>0</v></c>", more=more)))
    assert rows(grids(document)[0]) == [["甲", "", "9"]]
    assert told(document) == [("hidden", "0", True)]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_told(state: str, tmp_path: Path):
    sheet = one("<c r='B1'><v>5</v></c>")
    document = read_workbook(tmp_path, xlsx_bytes(sheet, sheet, states=("visible", state)))
    assert told(document) == [("hidden", "表2", True)]


SUMS = {
    "right": ("C1+0", "9", False),
    "right sum": ("SUM(C1:C9)", "9", False),
    "never worked out": ("SUM(C1:C9)", "0", True),
    "worked out before a number was changed": ("C1+C2", "7", True),
    "not worked out here": ("ROUND(C1,0)", "8", False),
}


@pytest.mark.parametrize(("formula", "stored", "doubt"), SUMS.values(), ids=SUMS)
def test_stored_results_of_sums_are_checked(formula: str, stored: str, doubt: bool, tmp_path: Path):
    cell = f"<c r='B1'><f>{formula}</f><v>{stored}</v></c>"
    document = read_workbook(tmp_path, xlsx_bytes(one(cell)))
    assert rows(grids(document)[0]) == [["甲", stored, "9"]]
    assert told(document) == ([("formula", f"={formula}", False)] if doubt else [])


def test_a_formula_without_result_is_a_doubt_and_no_text(tmp_path: Path):
    document = read_workbook(tmp_path, xlsx_bytes(one("<c r='B1'><f>SUM(C1:D1)</f></c>")))
    assert rows(grids(document)[0]) == [["甲", "", "9"]]
    assert told(document) == [("formula", "=SUM(C1:D1)", False)]


def beside(*lines: str) -> bytes:
    """A file of separated values."""
    return "\n".join(lines).encode()


def test_tables_side_by_side_are_apart(tmp_path: Path):
    data = beside("项目,本年,,结果,本年", "规章,1,,维持,3", "规范性文件,2,,纠正,4")
    document = read_workbook(tmp_path, data, "report.csv")
    assert [rows(grid) for grid in grids(document)] == [
        [["项目", "本年"], ["规章", "1"], ["规范性文件", "2"]],
        [["结果", "本年"], ["维持", "3"], ["纠正", "4"]],
    ]


def test_an_empty_column_alone_parts_no_table(tmp_path: Path):
    data = beside("项目,,自然人,,企业", "新收,,1,,2", "结转,,3,,4")
    assert len(grids(read_workbook(tmp_path, data, "report.csv"))) == 1


@pytest.mark.parametrize(("sign", "name"), [(",", "csv"), ("\t", "tsv"), (";", "csv")])
def test_separated_values(sign: str, name: str, tmp_path: Path):
    lines = ["年度报告", f"规章{sign}1", f'"规范性\n文件"{sign}"1{sign}2"']
    document = read_workbook(tmp_path, beside(*lines), f"report.{name}")
    assert texts(document) == ["年度报告"]
    assert rows(grids(document)[0]) == [["规章", "1"], ["规范性\n文件", f"1{sign}2"]]
    assert grids(document)[0].cells[-1].at.row == 3


def font(*, struck: bool = False, raised: int = 0, ink: int = 0x7FFF) -> bytes:
    return record(0x31, pack("<HHHHHB9x", 200, 8 if struck else 0, ink, 400, raised, 0))


def style(number: int, format_: int = 0) -> bytes:
    return record(0xE0, pack("<HH14xH", number, format_, 65))


def number(column: int, value: float, style_: int = 0) -> bytes:
    return record(0x203, pack("<HHHd", 0, column, style_, value))


XLS_LOOKS = {
    "struck": (font(struck=True), "struck", False),
    "white": (font(ink=9), "hidden", True),
}


@pytest.mark.parametrize(("look", "what", "sure"), XLS_LOOKS.values(), ids=XLS_LOOKS)
def test_the_look_of_an_old_cell_counts(look: bytes, what: str, sure: bool, tmp_path: Path):
    data = xls_bytes(
        label(0, 0, "甲"), number(1, 5, 1), number(2, 9),
        describing=[font(), look, style(0), style(1)],
    )  # fmt: skip
    document = read_workbook(tmp_path, data, "report.xls")
    assert rows(grids(document)[0]) == [["甲", "", "9"]]
    assert told(document) == [(what, "5", sure)]


def test_old_rich_strings_rows_and_columns(tmp_path: Path):
    strings = record(0xFC, pack("<II", 1, 1) + pack("<HBH", 3, 8, 1) + b"191" + pack("<HH", 2, 1))
    data = xls_bytes(
        record(0x208, pack("<HHHHHHHH", 1, 0, 3, 255, 0, 0, 0x20, 15)),
        record(0x7D, pack("<HHHHHH", 2, 2, 2048, 15, 1, 0)),
        label(0, 0, "甲"),
        record(0xFD, pack("<HHHI", 0, 1, 0, 0)),
        number(2, 7),
        label(1, 0, "乙"),
        describing=[font(), font(raised=1), style(0), strings],
    )
    document = read_workbook(tmp_path, data, "report.xls")
    assert rows(grids(document)[0]) == [["甲", "19"]]
    assert sorted(told(document)) == [
        ("hidden", "7", True), ("hidden", "乙", True), ("mark", "1", True)
    ]  # fmt: skip


ODS = {
    "shown as it is": ("<text:p>12</text:p>", "12", "12", []),
    "grouped": ("<text:p>1,234</text:p>", "1234", "1234", []),
    "rounded": ("<text:p>12</text:p>", "12.4", "12", [("hidden", "12.4", True)]),
    "not its value": ("<text:p>393</text:p>", "386", "393", [("hidden", "386", False)]),
    "not shown": ("<text:p/>", "386", "", [("hidden", "386", True)]),
    "no number": ("<text:p>12</text:p>", "true", "12", [("hidden", "true", False)]),
    "not finite": ("<text:p>12</text:p>", "NaN", "12", [("hidden", "NaN", False)]),
    "too fine": (f"<text:p>1.{'0' * 40}</text:p>", "1.5", f"1.{'0' * 40}",
                 [("hidden", "1.5", False)]),
}  # fmt: skip


@pytest.mark.parametrize(("shown", "value", "read", "left"), ODS.values(), ids=ODS)
def test_an_ods_cell_is_what_it_shows(
    shown: str, value: str, read: str, left: list[tuple[str, str, bool]], tmp_path: Path
):
    cells = (
        "<table:table-cell><text:p>甲</text:p></table:table-cell>"
        f"<table:table-cell office:value-type='float' office:value='{value}'>{shown}"
        "</table:table-cell><table:table-cell><text:p>9</text:p></table:table-cell>"
    )
    tables = (
        f"<table:table table:name='表'><table:table-row>{cells}</table:table-row></table:table>"
    )
    document = read_workbook(tmp_path, ods_bytes(tables), "report.ods")
    assert rows(grids(document)[0]) == [["甲", read, "9"]]
    assert told(document) == left


@pytest.mark.parametrize("visibility", ["collapse", "filter"])
def test_hidden_rows_of_an_ods_are_not_read(visibility: str, tmp_path: Path):
    def line(text: str, attributes: str = "") -> str:
        cell = f"<table:table-cell><text:p>{text}</text:p></table:table-cell>"
        return f"<table:table-row {attributes}>{cell}{cell}</table:table-row>"

    hidden = line("乙", f"table:visibility='{visibility}'")
    tables = f"<table:table table:name='表'>{line('甲')}{hidden}{line('丙')}</table:table>"
    document = read_workbook(tmp_path, ods_bytes(tables), "report.ods")
    assert rows(grids(document)[0]) == [["甲", "甲"], ["丙", "丙"]]
    assert told(document) == [("hidden", "乙 乙", True)]
