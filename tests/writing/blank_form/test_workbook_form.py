"""The blank form as a workbook: what it refuses, what it adds up, and what the checker reads."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from gongkai.writing.blank_form import Blank, blank_form
from gongkai.writing.blank_form.sheet_sums import totals_of
from gongkai.writing.blank_form.workbook import workbook_form
from gongkai.writing.printed_table import print_table
from support.judged import having, judged, report_of, rulebook
from writing.blank_form.filled import fill_sheets, recalculated, values_for

BLANKS = [(2026, "云溪县柳河镇人民政府"), (2020, "云溪县人民政府")]


def _blank(year: int, name: str) -> Blank:
    return blank_form(rulebook(), year, None, name)


@pytest.mark.parametrize(("year", "name"), BLANKS)
def test_a_blank_workbook_reads_as_blank(year: int, name: str, tmp_path: Path):
    blank = _blank(year, name)
    path = tmp_path / "blank.xlsx"
    path.write_bytes(workbook_form(blank))
    report = report_of(path)
    assert (report.body.name, report.year, report.form) == (name, year, blank.form.id)
    assert {id_ for id_, cell in report.cells.items() if cell.raw == "0"} == blank.bounds.zero
    rest = {id_: cell for id_, cell in report.cells.items() if id_ not in blank.bounds.zero}
    # Of table 4 there are but heads: nobody knows which row its numbers would stand in.
    known = {cell.state for id_, cell in rest.items() if not id_.startswith("disputes.")}
    assert known == {"blank"}
    assert {cell.value for cell in rest.values()} == {None}
    assert {"requests.blank", "disclosure.blank"} <= having(judged(path), "fail")
    assert "disputes.total" not in having(judged(path), "pass")


@pytest.mark.parametrize(("year", "name"), BLANKS)
def test_filled_in_and_recalculated_every_cell_is_right(year: int, name: str, tmp_path: Path):
    blank = _blank(year, name)
    values = values_for(blank)
    path = recalculated(fill_sheets(blank, values, tmp_path / "filled.xlsx"))
    report = report_of(path)
    assert {id_: cell.value for id_, cell in report.cells.items()} == values
    assert report.doubts == ()
    tables = ("disclosure.", "requests.", "disputes.")
    failing = {rule for rule in having(judged(path), "fail") if rule.startswith(tables)}
    assert failing <= {"disclosure.fee_unit"}
    sheet = openpyxl.load_workbook(path, data_only=True).worksheets[1]
    below = [cell.value for cell in sheet[sheet.max_row] if cell.value]
    assert below == ["勾稽一致"] * 7


def test_a_column_that_does_not_balance_says_so(tmp_path: Path):
    blank = _blank(*BLANKS[0])
    values = values_for(blank)
    off = {**values, "requests.received.company": values["requests.received.company"] + 2}
    path = recalculated(fill_sheets(blank, off, tmp_path / "filled.xlsx"))
    sheet = openpyxl.load_workbook(path, data_only=True).worksheets[1]
    below = [cell.value for cell in sheet[sheet.max_row] if cell.value]
    assert below == ["勾稽一致", "勾稽差2", *["勾稽一致"] * 4, "勾稽差2"]
    assert "requests.balance" in having(judged(path), "fail")


def test_totals_and_what_cannot_be_are_locked_and_all_else_is_open():
    blank = _blank(*BLANKS[0])
    book = openpyxl.load_workbook(BytesIO(workbook_form(blank)))
    for table, sheet in zip(blank.form.tables, book.worksheets, strict=True):
        assert sheet.protection.sheet and not sheet.protection.password
        totals = totals_of(blank.sums, table.id)
        for cell in print_table(table).cells:
            drawn = sheet.cell(cell.row + 3, cell.column + 1)
            filled = cell.id and cell.id not in totals and cell.id not in blank.bounds.zero
            assert drawn.protection.locked != bool(filled), (cell, drawn.coordinate)
            assert str(drawn.value).startswith("=") == (cell.id in totals)


def test_wrong_numbers_are_refused_in_chinese():
    book = openpyxl.load_workbook(BytesIO(workbook_form(_blank(*BLANKS[0]))))
    refused = [rule for sheet in book.worksheets for rule in sheet.data_validations.dataValidation]
    assert {rule.type for rule in refused} == {"whole", "decimal"}
    assert all("不小于0" in rule.error and rule.formula1 == "0" for rule in refused)
    assert [rule.type for rule in refused].count("decimal") == 1


def test_it_prints_on_one_page_of_a4_without_what_stands_below():
    for sheet in openpyxl.load_workbook(BytesIO(workbook_form(_blank(*BLANKS[0])))).worksheets:
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_area
