"""Numbers that the word processor prints by itself are part of what is printed."""

from pathlib import Path

import pytest

from gongkai.readers.word.spelling import spell
from readers.docx_file import p, read_docx, texts

SPELLED = {
    ("chineseCounting", 1): "一",
    ("chineseCountingThousand", 10): "十",
    ("chineseCountingThousand", 12): "十二",
    ("chineseCountingThousand", 20): "二十",
    ("chineseCountingThousand", 105): "一百零五",
    ("japaneseCounting", 3): "三",
    ("ideographDigital", 10): "一〇",
    ("chineseLegalSimplified", 3): "叁",
    ("ideographTraditional", 2): "乙",
    ("decimalEnclosedCircle", 4): "④",
    ("decimalFullWidth", 12): "１２",
    ("decimalZero", 7): "07",
    ("upperRoman", 14): "XIV",
    ("lowerLetter", 28): "bb",
    ("decimal", 8): "8",
    ("no such format", 8): "8",
}


@pytest.mark.parametrize(("given", "spelled"), SPELLED.items())
def test_spelling(given: tuple[str, int], spelled: str):
    format_, count = given
    assert spell(count, format_) == spelled


def _level(index: int, format_: str, text: str, more: str = "") -> str:
    return (
        f"<w:lvl w:ilvl='{index}'><w:start w:val='1'/><w:numFmt w:val='{format_}'/>{more}"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
    )


NUMBERING = (
    "<w:abstractNum w:abstractNumId='0'>"
    + _level(0, "chineseCounting", "%1、", "<w:pStyle w:val='S'/>")
    + _level(1, "chineseCounting", "（%2）")
    + _level(2, "decimal", "%3.")
    + _level(3, "decimal", "%1.%4", "<w:isLgl/>")
    + _level(4, "bullet", "●")
    + "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>"
    "<w:startOverride w:val='1'/></w:lvlOverride></w:num>"
)


def _numbered(text: str, level: int, list_id: int = 1) -> str:
    return p(text, f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list_id}'/></w:numPr>")


def test_numbers_stand_before_the_text(tmp_path: Path):
    body = "".join(
        (
            _numbered("总体情况", 0), _numbered("主动公开", 1), _numbered("依申请公开", 1),
            _numbered("细目", 2), _numbered("主动公开政府信息情况", 0), _numbered("又一", 1),
            _numbered("法定", 3), _numbered("点", 4), _numbered("重新开始", 0, 2),
            _numbered("没有这个列表", 0, 9), _numbered("零号列表", 0, 0),
        )
    )  # fmt: skip
    assert texts(read_docx(tmp_path, body, numbering=NUMBERING)) == [
        "一、总体情况", "（一）主动公开", "（二）依申请公开", "1.细目", "二、主动公开政府信息情况",
        "（一）又一", "2.1 法定", "点", "一、重新开始", "没有这个列表", "零号列表",
    ]  # fmt: skip


def test_a_style_may_carry_the_numbers(tmp_path: Path):
    styles = (
        "<w:style w:type='paragraph' w:styleId='S'><w:name w:val='heading 1'/>"
        "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    )
    body = p("总体情况", "<w:pStyle w:val='S'/>") + p("其他", "<w:pStyle w:val='S'/>")
    document = read_docx(tmp_path, body, styles=styles, numbering=NUMBERING)
    assert texts(document) == ["一、总体情况", "二、其他"]


@pytest.mark.parametrize("text", ["12", "3.5", "1,204"])
def test_the_number_of_a_list_is_no_part_of_a_number(text: str, tmp_path: Path):
    document = read_docx(tmp_path, _numbered(text, 2), numbering=NUMBERING)
    assert texts(document) == [text]
    assert [(one.what, one.text, one.sure) for one in document.omissions] == [("mark", "1.", True)]
