"""The workbook: nothing is lost, numbers are numbers, texts are texts, wrong cells stand out."""

import io
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cli.assessments import township
from cli.output import bytes_of
from cli.results import LOST, NASTY, nasty, report, several, suspected
from gongkai.model.message import Language
from gongkai.model.waiver import Waiver
from gongkai_cli.result import Result
from gongkai_cli.views.checklist.xlsx import checklist
from gongkai_cli.views.checklist.xlsx.book import SheetNames

RED, DEEP_RED, YELLOW, GREY = "FFFFC7CE", "FFE03C31", "FFFFEB9C", "FFD9D9D9"


def _bytes(
    *results: Result, language: Language = "zh", unmatched: tuple[Waiver, ...] = ()
) -> bytes:
    return bytes_of("xlsx", *results, language=language, unmatched=unmatched)


def _book(*results: Result, **asked: object) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(_bytes(*results, **asked)))  # pyright: ignore[reportArgumentType]


def _rows(sheet: Worksheet) -> list[dict[str, object]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def _beside(sheet: Worksheet, label: str, right: int) -> Cell:
    """The cell so many to the right of the one that says this."""
    at = next(cell for row in sheet.iter_rows() for cell in row if cell.value == label)
    return sheet.cell(at.row, at.column + right)


def test_the_sheets_and_their_setting():
    book = _book(*several())
    assert book.sheetnames == ["结论", "得分", "通过和不适用", "青石镇人民政府2023",
                               "青石镇人民政府2023 (2)"]  # fmt: skip
    findings = book["结论"]
    assert findings.freeze_panes == "A2"
    assert findings.auto_filter.ref == f"A1:L{findings.max_row}"
    assert findings.page_setup.orientation == "landscape"
    assert findings.page_setup.paperSize == 9
    assert findings.print_title_rows == "$1:$1"
    assert findings["I2"].alignment.wrap_text


def test_every_verdict_stands_on_one_of_two_sheets_and_every_file_on_the_first():
    book = _book(*several(), unmatched=(LOST,))
    asking, quiet = _rows(book["结论"]), _rows(book["通过和不适用"])
    rules = [row["规则编号"] for row in (*asking, *quiet) if row["文件"] == "a.txt"]
    assert {one.rule for one in township().verdicts} == {rule for rule in rules if rule}
    assert {row["结论"] for row in quiet} == {"通过", "不适用"}
    states = {(row["文件"], row["结论"]) for row in asking}
    assert {("c.pdf", "无法读取"), ("d.doc", "程序出错"), ("a.txt", "读取存疑"),
            ("b/b.docx", "疑似填错的格"), ("b/b.docx", "豁免"),
            (None, "豁免")} <= states  # fmt: skip


def test_the_colour_tells_the_level():
    sheet = _book(Result("a.txt", township()))["结论"]
    failed = [row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 6).value == "不通过"]
    colours = {sheet.cell(row, 7).value: sheet.cell(row, 6).fill.fgColor.rgb for row in failed}
    assert colours["错误"] == RED
    assert len({colours[level] for level in ("错误", "警告", "建议")}) == 3


def test_scores_are_numbers_and_unread_files_say_why():
    rows = _rows(_book(*several())["得分"])
    assert (rows[0]["得分"], rows[0]["等级"], rows[0]["错误"]) == (87.5, "良好", 2)
    assert rows[2]["行政机关"] == "无法读取"
    assert rows[2]["说明"] == "加密的文件"
    assert any("不是官方评分标准" in str(row["文件"]) for row in rows)


def test_the_tables_hold_what_the_report_holds():
    sheet = _book(*several())["青石镇人民政府2023"]
    label = "一、本年新收政府信息公开申请数量"
    total, company = _beside(sheet, label, 14), _beside(sheet, label, 9)
    assert (total.value, total.data_type) == (61, "n")
    assert company.value == 3
    assert _beside(sheet, "二、上年结转政府信息公开申请数量", 14).value is None
    assert _beside(sheet, "（一）予以公开", 13).value == "/"
    assert _beside(sheet, "行政事业性收费", 3).value == 0
    assert "政府信息公开行政复议、行政诉讼情况  只有图片" in {
        sheet.cell(row, 1).value for row in range(1, sheet.max_row + 1)
    }


def test_wrong_cells_are_red_doubtful_ones_yellow_and_say_why():
    plain, suspicious = _book(*several()).worksheets[3:]
    label = "一、本年新收政府信息公开申请数量"
    wrong, suspect = _beside(plain, label, 14), _beside(suspicious, label, 14)
    assert suspect.fill.fgColor.rgb == DEEP_RED
    assert suspect.comment is not None
    assert "新收·总计 应为 60" in suspect.comment.text
    assert wrong.fill.fgColor.rgb == RED
    lost = _beside(plain, "（七）总计", 13)
    assert (lost.value, lost.fill.fgColor.rgb) == (None, YELLOW)
    assert lost.comment is not None
    nothing = _beside(plain, label, 8)
    assert (nothing.value, nothing.comment, nothing.fill.fgColor.rgb) == (None, None, GREY)


def test_no_text_becomes_a_formula_or_is_lost():
    book = _book(*(_nasty(text) for text in NASTY))
    assert len(book.sheetnames) == 3 + len(NASTY)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            assert not [cell.value for cell in row if cell.data_type in ("f", "e")]
            assert all(len(str(cell.value or "")) <= 32_767 for cell in row)
    assert sum(bool(row["规则编号"]) for row in _rows(book["结论"])) == 6 * len(NASTY)


def _nasty(text: str) -> Result:
    printed = {"requests.received.company": text, "requests.granted.total": text}
    body = replace(report().body, name=text)
    return Result(text, nasty(text), report=replace(report(printed), body=body))


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("青石镇人民政府2023", "青石镇人民政府2023"),
        ("a/b\\c?d*e[f]g:h", "a b c d e f g h"),
        ("'quoted'", "quoted"),
        ("", "-"),
        ("History", "History (2)"),
        ("长" * 40, "长" * 31),
        ("𠮷" * 20, "𠮷" * 15),
    ],
)
def test_sheet_names_keep_to_what_excel_allows(wanted: str, name: str):
    assert SheetNames().name(wanted) == name


def test_sheet_names_are_never_the_same():
    names = SheetNames(("结论",))
    given = [names.name("长" * 40) for _ in range(12)] + [names.name(one) for one in ("a", "A")]
    assert len({name.casefold() for name in given}) == 14
    assert max(map(len, given)) == 31
    assert names.name("结论") == "结论 (2)"


def test_what_does_not_fit_goes_on_or_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(checklist, "_ROWS", 10)
    monkeypatch.setattr(checklist, "_REPORTS", 1)
    book = _book(*several())
    assert book.sheetnames[:2] == ["结论", "结论 (2)"]
    assert book.sheetnames[-1] == "青石镇人民政府2023"
    assert any("另有 1 份没有画出" in str(row["文件"]) for row in _rows(book["得分"]))


def test_a_number_that_excel_would_round_stays_exact():
    huge = "1234567890123456789"
    found = report({"requests.received.total": huge})
    sheet = _book(Result("a.txt", suspected(), report=found)).worksheets[3]
    assert _beside(sheet, "一、本年新收政府信息公开申请数量", 14).value == huge


def test_the_same_input_gives_the_same_bytes_in_each_language():
    assert _bytes(*several()) == _bytes(*several())
    names = _book(*several(), language="en").sheetnames
    assert names[:3] == ["conclusions", "scores", "passed, not applicable"]
