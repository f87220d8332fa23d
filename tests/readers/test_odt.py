"""OpenDocument texts: what is printed, with spans, lists and text boxes; nothing that is not."""

from pathlib import Path

import pytest

from gongkai.model.document import Grid, Paragraph
from gongkai.model.errors import UnreadableFile
from gongkai.model.message import render
from gongkai.readers import read
from readers.docx_file import grids, pictures, rows, texts
from readers.odt_file import covered, odt_bytes, p, read_odt, tbl, tc
from readers.workbook_file import ods_bytes
from support.corpus import corpus_files


def _level(number: int, format_: str, more: str = "") -> str:
    return (
        f'<text:list-level-style-number text:level="{number}" style:num-format="{format_}" {more}/>'
    )


LISTS = (
    '<text:list-style style:name="L">'
    + _level(1, "一, 二, 三, ...", 'style:num-suffix="、"')
    + _level(2, "一, 二, 三, ...", 'style:num-prefix="（" style:num-suffix="）"')
    + _level(3, "1", 'text:display-levels="2" style:num-suffix="."')
    + '<text:list-level-style-bullet text:level="4" text:bullet-char="•"/></text:list-style>'
    '<text:list-style style:name="N">'
    + _level(1, "①, ②, ③, ...", 'loext:num-list-format="第%1%项 " text:start-value="3"')
    + "</text:list-style>"
)


def _list(*items: str, style: str = "L", more: str = "") -> str:
    inside = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    named = f'text:style-name="{style}"' if style else ""
    return f"<text:list {named} {more}>{inside}</text:list>"


def test_paragraphs_headings_and_signs(tmp_path: Path):
    body = (
        '<text:h text:outline-level="1">一、总体情况</text:h>'
        + p("收到<text:s text:c='2'/>申请<text:tab/>3<text:span>件</text:span>\n  。")
        + p("第一行<text:line-break/>第二行<text:soft-page-break/>")
        + p("")
        + p("<text:a>链接</text:a><text:date>2024年1月</text:date><text:bookmark/>")
    )
    document = read_odt(tmp_path, body)
    assert texts(document) == [
        "一、总体情况", "收到  申请\t3件 。", "第一行", "第二行", "链接2024年1月",
    ]  # fmt: skip
    first, *_, last = document.blocks
    assert isinstance(first, Paragraph)
    assert first.heading == 1
    assert last.at.paragraph == 6


def test_what_is_not_printed_is_left_out(tmp_path: Path):
    automatic = (
        '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="T2" style:parent-style-name="Secret"/>'
        '<style:style style:name="T3" style:parent-style-name="Secret">'
        '<style:text-properties text:display="true"/></style:style>'
        '<style:style style:name="G"><style:table-properties table:display="false"/></style:style>'
    )
    styles = (
        '<style:style style:name="Secret"><style:text-properties text:display="none"/>'
        "</style:style>"
    )
    deleted = "<text:changed-region><text:deletion>" + p("删去") + "</text:deletion>"
    body = (
        f"<text:tracked-changes>{deleted}</text:changed-region></text:tracked-changes>"
        "<text:table-of-content><text:index-body>"
        + p("一、总体情况 1")
        + "</text:index-body></text:table-of-content>"
        + p('<text:change text:change-id="a"/>甲<text:span text:style-name="T1">隐</text:span>')
        + p("隐", "T2")
        + p("乙<text:note><text:note-citation>1</text:note-citation></text:note>", "T3")
        + p("丙<office:annotation>" + p("批注") + "</office:annotation>")
        + p('丁<text:hidden-text text:is-hidden="true">隐</text:hidden-text>')
        + p('隐<text:hidden-paragraph text:is-hidden="true"/>')
        + p("<text:ruby><text:ruby-base>戊</text:ruby-base><text:ruby-text>wù</text:ruby-text>"
            "</text:ruby>")
        + '<text:section text:display="none">' + p("隐") + "</text:section>"
        + "<text:section>" + p("己") + "</text:section>"
        + tbl(tc("隐") + tc("1"), tc("隐") + tc("2")).replace(
            "<table:table>", '<table:table table:style-name="G">')
    )  # fmt: skip
    document = read_odt(tmp_path, body, automatic=automatic, styles=styles)
    assert texts(document) == ["甲", "乙", "丙", "丁", "戊", "己"]
    assert grids(document) == []


def test_lists_print_their_numbers(tmp_path: Path):
    nested = _list(p("主动公开"), p("依申请公开") + _list(p("细目"), style=""), style="")
    body = (
        _list(p("总体情况") + nested, p("主动公开政府信息情况") + p("又一段"))
        + p("正文")
        + _list(p("收到申请"), more='text:continue-numbering="true" xml:id="one"')
        + _list(p("另起"), style="N", more='xml:id="two"')
        + _list(p("重来"))
        + _list(p("接着"), more='text:continue-list="one"')
        + _list(p("接着第二个"), style="N", more='text:continue-list="two"')
        + "<text:list text:style-name='L'><text:list-header>" + p("不编号") + "</text:list-header>"
        "<text:list-item text:start-value='5'>" + p("从五起") + "</text:list-item></text:list>"
    )  # fmt: skip
    assert texts(read_odt(tmp_path, body, automatic=LISTS)) == [
        "一、总体情况", "（一）主动公开", "（二）依申请公开", "二.1.细目",
        "二、主动公开政府信息情况", "又一段", "正文", "三、收到申请", "第③项 另起",
        "一、重来", "四、接着", "第④项 接着第二个",
        "不编号", "五、从五起",
    ]  # fmt: skip


def test_bullets_print_nothing(tmp_path: Path):
    deep = p("点")
    for _ in range(3):
        deep = _list(deep, style="")
    assert texts(read_odt(tmp_path, _list(deep), automatic=LISTS)) == ["点"]


def test_headings_print_the_numbers_of_the_outline(tmp_path: Path):
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-suffix="、" '
        'style:num-format="一, 二, 三, ..."/><text:outline-level-style text:level="2" '
        'style:num-format=""/></text:outline-style>'
    )
    heading = '<text:h text:outline-level="{}" {}>{}</text:h>'
    body = (
        heading.format(1, "", "总体情况")
        + heading.format(2, "", "主动公开")
        + heading.format(1, 'text:is-list-header="true"', "附表")
        + heading.format(1, "", "其他")
    )
    document = read_odt(tmp_path, body, styles=outline)
    assert texts(document) == ["一、总体情况", "主动公开", "附表", "二、其他"]


def test_a_numbered_paragraph_needs_no_list(tmp_path: Path):
    mark = '<text:numbered-paragraph text:list-id="a" text:style-name="L" text:level="1">'
    body = "".join(f"{mark}{p(text)}</text:numbered-paragraph>" for text in ("甲", "乙"))
    assert texts(read_odt(tmp_path, body, automatic=LISTS)) == ["一、甲", "二、乙"]


def test_tables_keep_their_spans(tmp_path: Path):
    table = tbl(
        tc("第二十条", 3) + covered(2),
        tc("规章", rows=2) + tc("制发") + tc("废止"),
        covered() + tc("1") + "<text:soft-page-break/>" + tc("2"),
    )
    header = table.replace("<table:table>", "<table:table><table:table-header-rows>", 1)
    header = header.replace("</table:table-row>", "</table:table-row></table:table-header-rows>", 1)
    for markup in (table, header):
        (grid,) = grids(read_odt(tmp_path, markup))
        assert rows(grid) == [["第二十条"], ["规章", "制发", "废止"], ["1", "2"]]
        assert (grid.rows, grid.columns) == (3, 3)
        assert [(cell.column, cell.rowspan, cell.colspan) for cell in grid.cells] == [
            (0, 1, 3), (0, 2, 1), (1, 1, 1), (2, 1, 1), (1, 1, 1), (2, 1, 1),
        ]  # fmt: skip
        assert grid.cells[-1].at.as_dict() == {"table": 1, "row": 3, "column": 3}


def test_repeated_rows_and_cells_stand_for_themselves(tmp_path: Path):
    again = "table:number-columns-repeated='3'"
    zero = tc("0").replace("<table:table-cell", f"<table:table-cell {again}")
    row = f"<table:table-row table:number-rows-repeated='2'>{tc('规章')}{zero}</table:table-row>"
    (grid,) = grids(read_odt(tmp_path, f"<table:table>{row}</table:table>"))
    assert rows(grid) == [["规章", "0", "0", "0"]] * 2


def test_text_boxes_stand_where_they_are_anchored(tmp_path: Path):
    frame = "<draw:frame><draw:text-box>{}</draw:text-box></draw:frame>"
    body = (
        frame.format(p("页上"))
        + p("甲" + frame.format(p("框中") + tbl(tc("a") + tc("1"), tc("b") + tc("2"))) + "乙")
        + p("<draw:g><draw:custom-shape>" + p("形状") + "</draw:custom-shape></draw:g>")
    )
    document = read_odt(tmp_path, body)
    assert texts(document) == ["页上", "甲乙", "框中", "形状"]
    assert isinstance(document.blocks[3], Grid)


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ('svg:width="15cm" svg:height="8cm"', True),
        ('svg:width="5.9in" svg:height="80mm"', True),
        ('svg:width="2cm" svg:height="2cm"', False),
        ('svg:width="10pt" svg:height="400pt"', False),
        ("", True),
    ],
)
def test_pictures_that_may_hold_a_table_are_told(size: str, shown: bool, tmp_path: Path):
    image = f"<draw:frame {size} draw:name='图1'><draw:image/><svg:title>表三</svg:title>"
    document = read_odt(tmp_path, p("见图" + image + "</draw:frame>"))
    assert [picture.name for picture in pictures(document)] == (["表三"] if shown else [])


def test_the_title_comes_from_the_metadata(tmp_path: Path):
    meta = "<office:meta><dc:title> 年度报告 </dc:title></office:meta>"
    assert read_odt(tmp_path, p("x"), meta=meta).title == "年度报告"
    assert read_odt(tmp_path, p("x")).title is None


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (ods_bytes("").replace(b"spreadsheet", b"text\0\0\0\0\0\0\0"), "损坏"),
        (odt_bytes(""), "没有任何文字"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data: bytes, said: str, tmp_path: Path):
    path = tmp_path / "a.odt"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    assert said in render(caught.value.message)


def test_a_protected_file_is_told(tmp_path: Path):
    with pytest.raises(UnreadableFile, match="encrypted"):
        read_odt(tmp_path, "", **{"META-INF/manifest": "<encryption-data/>"})


@pytest.mark.parametrize("path", corpus_files("forms/*.odt"), ids=lambda path: path.name)
def test_an_odt_is_read_as_its_docx_is(path: Path):
    assert read(path).blocks == read(path.with_suffix(".docx")).blocks
