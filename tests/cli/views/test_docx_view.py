"""The document to print and sign: every rule, every file, room for hands."""

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from cli.assessments import township
from cli.output import bytes_of
from cli.results import LOST, NASTY, nasty, several
from gongkai.model.message import Language
from gongkai.model.waiver import Waiver
from gongkai_cli.result import Result

CARD, RULES, SIGNATURES = range(3)


def _bytes(
    *results: Result, language: Language = "zh", unmatched: tuple[Waiver, ...] = ()
) -> bytes:
    return bytes_of("docx", *results, language=language, unmatched=unmatched)


def _word(*results: Result, **asked: object) -> Any:
    return docx.Document(io.BytesIO(_bytes(*results, **asked)))  # pyright: ignore[reportArgumentType]


def _rows(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def _prose(word: Any) -> str:
    return "\n".join(paragraph.text for paragraph in word.paragraphs)


def test_the_card_and_whose_weights_they_are():
    word = _word(Result("a.txt", township()))
    assert word.paragraphs[0].text == "政府信息公开工作年度报告自查表"
    rows = _rows(word.tables[CARD])
    assert rows[0] == ["行政机关", "青石镇人民政府", "年度", "2023"]
    assert rows[1] == ["得分", "87.5", "等级", "良好"]
    assert "不是官方评分标准" in _prose(word)


def test_every_rule_has_a_numbered_row_with_room_to_fill_in():
    head, *rows = _rows(_word(Result("a.txt", township())).tables[RULES])
    assert head == ["序号", "检查项", "依据", "结论", "问题和位置", "整改情况"]
    rules = [row for row in rows if row[0].isdigit()]
    assert [row[0] for row in rules] == [str(n) for n in range(1, len(township().verdicts) + 1)]
    assert {row[5] for row in rules} == {""}
    assert [row[0] for row in rows if len(set(row)) == 1][:2] == ["标题与年度", "报告结构"]
    balance = next(row for row in rules if row[1].startswith("每列"))
    assert balance[2] == "《中华人民共和国政府信息公开条例》第五十条第（四）项"
    assert balance[3] == "不通过\n警告 −3.5"
    assert balance[4].splitlines()[1:] == [
        "第 74 行（表 2 第 4 行第 7 列） 新收·合计 61",
        "第 75 行（表 2 第 5 行第 7 列） 上年结转·合计 （空白）",
        "改：核对该列四个数",
    ]


def test_it_is_set_to_be_printed():
    word = _word(Result("a.txt", township()))
    page = word.sections[0]
    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (21.0, 29.7)
    rows = [row._tr for row in word.tables[RULES].rows]
    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows[:2]] == [True, False]
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    foot = page.footer.paragraphs[0]._p
    fields = [one.get(qn("w:instr")) for one in foot.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    faces = {
        name: word.styles[name].element.rPr.rFonts.get(qn("w:eastAsia"))
        for name in ("Title", "Normal", "Cell")
    }
    assert faces == {"Title": "宋体", "Normal": "仿宋", "Cell": "宋体"}


def test_hands_sign_at_the_end():
    rows = _rows(_word(Result("a.txt", township())).tables[SIGNATURES])
    assert [[cell.strip() for cell in row] for row in rows] == [
        ["填表人", "", "审核人", ""],
        ["分管领导", "", "日期", "年　　月　　日"],
    ]


def test_several_files_have_pages_of_their_own_and_none_is_lost():
    word = _word(*several(), unmatched=(LOST,))
    assert len(word.sections) == 4
    assert len(word.tables) == 6
    feet = [section.footer.paragraphs[0].text for section in word.sections]
    assert feet[0].startswith("青石镇人民政府 · 2023 年度报告")
    assert feet[2].startswith("c.pdf")
    prose = _prose(word)
    for told in ("无法读取：加密的文件", "程序出错：", "疑似填错的格：新收·总计 应为 60",
                 "读取存疑：", "无此机关"):  # fmt: skip
        assert told in prose
    waived = next(row for row in _rows(word.tables[4]) if row[3] == "豁免")
    assert "王某" in waived[4]


def test_any_text_is_text():
    word = _word(*(Result(text, nasty(text)) for text in NASTY))
    assert len(word.tables) == 3 * len(NASTY)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_same_input_gives_the_same_bytes(language: Language):
    written = _bytes(*several(), language=language)
    assert written == _bytes(*several(), language=language)
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_english_speaks_english():
    word = _word(Result("a.txt", township()), language="en")
    assert word.paragraphs[0].text.startswith("Self-check of the annual report")
    assert _rows(word.tables[RULES])[0][0] == "no."
