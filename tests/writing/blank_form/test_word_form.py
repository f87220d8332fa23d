"""The blank form as a Word file: what it looks like, and what the checker says of it."""

from io import BytesIO
from pathlib import Path

import docx
import pytest

from gongkai.model.assessment import Assessment
from gongkai.writing.blank_form import Blank, blank_form
from gongkai.writing.blank_form.word import word_form
from support.judged import having, judged, report_of, rulebook
from writing.blank_form.filled import fill_word, values_for

TOWNSHIP = "云溪县柳河镇人民政府"
COUNTY = "云溪县人民政府"
TEXT = {
    "overview": "本机关按照要求开展政府信息公开工作。",
    "overview.proactive": "通过县政府网站公开信息218条，发布政策解读6篇。",
    "overview.management": "落实先审后发，定期清理失效内容。",
    "overview.platform": "维护政务新媒体账号2个，设查阅点1处。",
    "overview.oversight": "工作考核结果为合格；社会评议满意率96%；没有责任追究情形。",
    "overview.on_request": "畅通申请渠道，专人登记、按期答复。",
    "problems.problems": "一是解读形式单一。二是村级公开栏更新慢。",
    "problems.improvements": "一是制作图解4篇。二是按季度通报更新情况。",
    "other": "本年度发出信息处理费收费通知60件，涉及金额1200元，实际收取信息处理费800元。",
}  # fmt: skip
BLANKS = [(2026, TOWNSHIP), (2026, COUNTY), (2026, "云溪县自然资源局"), (2020, TOWNSHIP)]


def _blank(year: int, name: str) -> Blank:
    return blank_form(rulebook(), year, None, name)


def _judged(packed: bytes, folder: Path) -> Assessment:
    path = folder / "blank.docx"
    path.write_bytes(packed)
    return judged(path)


@pytest.mark.parametrize(("year", "name"), BLANKS)
def test_it_has_the_headings_and_tables_of_the_form(year: int, name: str, tmp_path: Path):
    blank = _blank(year, name)
    path = tmp_path / "blank.docx"
    path.write_bytes(word_form(blank))
    report = report_of(path)
    assert (report.body.name, report.year, report.form) == (name, year, blank.form.id)
    assert [section.heading for section in report.sections] == [
        f"{numeral}、{section.heading}"
        for numeral, section in zip("一二三四五六", blank.form.sections, strict=True)
    ]
    aspects = [part.id for section in report.sections for part in section.subsections]
    assert aspects == [aspect.id for section in blank.form.sections for aspect in section.aspects]
    assert {reading.status for reading in report.tables.values()} == {"read"}
    assert report.doubts == ()


@pytest.mark.parametrize(("year", "name"), BLANKS)
def test_cells_that_cannot_be_anything_else_are_zero_and_all_others_blank(
    year: int, name: str, tmp_path: Path
):
    blank = _blank(year, name)
    path = tmp_path / "blank.docx"
    path.write_bytes(word_form(blank))
    cells = report_of(path).cells
    assert set(cells) == {id_ for table in blank.form.tables for id_ in table.cell_ids()}
    assert {id_ for id_, cell in cells.items() if cell.raw == "0"} == blank.bounds.zero
    assert {cell.state for id_, cell in cells.items() if id_ not in blank.bounds.zero} == {"blank"}


def test_a_form_that_nobody_filled_in_is_no_report(tmp_path: Path):
    """Its hints are left-overs of a template, and say nothing."""
    assessment = _judged(word_form(_blank(2026, TOWNSHIP)), tmp_path)
    failing = having(assessment, "fail")
    assert assessment.grade and assessment.grade.id == "poor"
    assert assessment.vetoed_by == ("requests.stated", "disputes.stated")
    assert {
        *("overview.proactive", "overview.on_request", "overview.management"),
        *("overview.platform", "overview.oversight", "overview.accountability"),
        *("disclosure.blank", "requests.blank", "disputes.blank"),
        *("problems.stated", "problems.improvements", "other.fee", "text.template_hints"),
    } <= failing


def test_a_body_without_a_name_is_to_be_named(tmp_path: Path):
    blank = blank_form(rulebook(), 2026, "township")
    failing = having(_judged(word_form(blank), tmp_path), "fail")
    assert {"title.body", "text.template_hints"} <= failing


@pytest.mark.parametrize(("year", "name"), BLANKS)
def test_filled_in_it_checks_without_a_fault_in_its_tables(year: int, name: str, tmp_path: Path):
    blank = _blank(year, name)
    values = values_for(blank)
    path = fill_word(blank, values, TEXT, tmp_path / "filled.docx")
    report = report_of(path)
    assert {id_: cell.value for id_, cell in report.cells.items()} == values
    assert report.doubts == ()
    assessment = judged(path)
    tables = ("disclosure.", "requests.", "disputes.")
    assert {rule for rule in having(assessment, "fail") if rule.startswith(tables)} <= {
        "disclosure.fee_unit"
    }
    assert having(assessment, "doubt") == set()
    assert not {"text.template_hints", "overview.accountability"} & having(assessment, "fail")


def test_it_is_a4_and_names_chinese_typefaces():
    word = docx.Document(BytesIO(word_form(_blank(2026, TOWNSHIP))))
    page = word.sections[0]
    assert page.page_width is not None and page.page_height is not None
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    faces = {
        style.element.rPr.rFonts.get(docx.oxml.ns.qn("w:eastAsia"))
        for style in word.styles
        if style.name in ("Title", "Heading 1", "Heading 2", "Body Text", "填写提示")
    }
    assert faces == {"宋体", "黑体", "楷体", "仿宋"}
