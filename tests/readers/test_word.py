"""What is printed in a docx is read; what is not printed is not."""

from pathlib import Path

import pytest

from readers.docx_file import (
    STRICT,
    field,
    grids,
    p,
    pictures,
    read_docx,
    rows,
    run,
    tbl,
    tc,
    texts,
)

PRINTED = {
    "runs are joined": (f"<w:p>{run('收到')}{run('申请')}</w:p>", ["收到申请"]),
    "empty paragraphs are no blocks": (p("一") + p("") + p("二"), ["一", "二"]),
    "a tab is kept": ("<w:p><w:r><w:t>规章</w:t><w:tab/><w:t>0</w:t></w:r></w:p>", ["规章\t0"]),
    "tab stops are no tabs": (p("一", "<w:tabs><w:tab w:val='left'/></w:tabs>"), ["一"]),
    "a break begins a new line": (
        "<w:p><w:r><w:t>标题</w:t><w:br/><w:t>副题</w:t></w:r></w:p>",
        ["标题", "副题"],
    ),
    "insertions are in": (f"<w:p>{run('共')}<w:ins>{run('3件')}</w:ins></w:p>", ["共3件"]),
    "deletions are out": (
        f"<w:p>{run('共')}<w:del><w:r><w:delText>2件</w:delText></w:r></w:del></w:p>",
        ["共"],
    ),
    "what was moved is read once": (
        f"<w:p><w:moveFrom>{run('移动')}</w:moveFrom></w:p><w:p><w:moveTo>{run('移动')}</w:moveTo></w:p>",
        ["移动"],
    ),
    "a deleted paragraph mark joins two paragraphs": (
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('前')}</w:p>" + p("后"),
        ["前后"],
    ),
    "hidden text is out": (f"<w:p>{run('见')}{run('不见', '<w:vanish/>')}</w:p>", ["见"]),
    "a field shows its result alone": (
        f"<w:p>{field('begin')}<w:r><w:instrText>DATE</w:instrText></w:r>{run('代码')}"
        f"{field('separate')}{run('2024年')}{field('end')}{run('1月')}</w:p>",
        ["2024年1月"],
    ),
    "an unfinished field does not swallow the next paragraph": (
        f"<w:p>{field('begin')}</w:p>{p('下文')}",
        ["下文"],
    ),
    "links and content controls": (
        f"<w:p><w:hyperlink>{run('网站')}</w:hyperlink></w:p>"
        f"<w:sdt><w:sdtContent>{p('控件')}</w:sdtContent></w:sdt>",
        ["网站", "控件"],
    ),
    "a table of contents is left out": (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
        f"</w:sdtPr><w:sdtContent>{p('一、总体情况 1')}</w:sdtContent></w:sdt>{p('一、总体情况')}",
        ["一、总体情况"],
    ),
    "a text box is read once": (
        "<w:p><w:r><w:t>正文</w:t><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"<wps:txbx><w:txbxContent>{p('框内')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><v:textbox>"
        f"<w:txbxContent>{p('框内')}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>",
        ["正文", "框内"],
    ),
    "a one-cell table only arranges the page": (tbl(tc("一、总体情况")), ["一、总体情况"]),
}


@pytest.mark.parametrize(("body", "printed"), PRINTED.values(), ids=PRINTED)
def test_printed_text(body: str, printed: list[str], tmp_path: Path):
    assert texts(read_docx(tmp_path, body)) == printed


def test_the_strict_namespace_is_the_same_document(tmp_path: Path):
    assert texts(read_docx(tmp_path, p("严格"), namespace=STRICT)) == ["严格"]


def test_headings_come_from_outline_levels_and_styles(tmp_path: Path):
    styles = (
        "<w:style w:type='paragraph' w:styleId='2'><w:name w:val='heading 1'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='3'><w:name w:val='正文小标题'/>"
        "<w:basedOn w:val='2'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='T'><w:name w:val='toc 1'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='R'><w:basedOn w:val='R'/></w:style>"
    )
    document = read_docx(
        tmp_path,
        p("样式", "<w:pStyle w:val='2'/>")
        + p("继承", "<w:pStyle w:val='3'/>")
        + p("目录", "<w:pStyle w:val='T'/>")
        + p("级别", "<w:outlineLvl w:val='1'/>")
        + p("正文", "<w:pStyle w:val='R'/><w:outlineLvl w:val='9'/>"),
        styles=styles,
    )
    found = [(block.text, block.heading) for block in document.blocks]
    assert found == [("样式", 1), ("继承", 1), ("级别", 2), ("正文", None)]


def test_paragraphs_are_counted_with_the_empty_ones(tmp_path: Path):
    document = read_docx(tmp_path, p("一") + p("") + p("二"))
    assert [block.at.paragraph for block in document.blocks] == [1, 3]


def test_spans_and_merges_stand_on_the_grid(tmp_path: Path):
    table = tbl(
        tc("申请人情况", 2, "restart") + tc("自然人") + tc("总计"),
        tc("", 2, "continue") + tc("") + tc(""),
        tc("三、办理结果", 1, "restart") + tc("（一）予以公开") + tc("1") + tc("1"),
        tc("", 1, "continue") + tc("（二）部分公开") + tc("0") + tc("0"),
    )
    (grid,) = grids(read_docx(tmp_path, p("前") + table))
    assert (grid.rows, grid.columns) == (4, 4)
    placed = {cell.text: (cell.row, cell.column, cell.rowspan, cell.colspan) for cell in grid.cells}
    assert placed["申请人情况"] == (0, 0, 2, 2)
    assert placed["三、办理结果"] == (2, 0, 2, 1)
    assert placed["（二）部分公开"] == (3, 1, 1, 1)
    last = grid.cells[-1]
    assert (last.at.table, last.at.row, last.at.column) == (1, 4, 4)


def test_cells_merged_the_old_way(tmp_path: Path):
    first = tc("").replace("<w:tcPr>", "<w:tcPr><w:hMerge w:val='restart'/>")
    second = tc("").replace("<w:tcPr>", "<w:tcPr><w:hMerge/>")
    body = tbl(first + second + tc("总计"), tc("甲") + tc("乙") + tc("1"))
    (grid,) = grids(read_docx(tmp_path, body))
    assert [(cell.column, cell.colspan) for cell in grid.cells[:2]] == [(0, 2), (2, 1)]


def test_a_merge_does_not_leap_over_rows(tmp_path: Path):
    body = tbl(
        tc("甲") + tc("乙", 1, "restart"),
        tc("丙", 2),
        tc("丁") + tc("戊", 1, "continue"),
    )
    (grid,) = grids(read_docx(tmp_path, body))
    assert rows(grid) == [["甲", "乙"], ["丙"], ["丁", "戊"]]


def test_a_row_may_begin_further_right(tmp_path: Path):
    body = (
        "<w:tbl><w:tr>" + tc("甲") + tc("乙") + "</w:tr><w:tr><w:trPr><w:gridBefore w:val='1'/>"
        "</w:trPr>" + tc("丙") + "</w:tr></w:tbl>"
    )
    (grid,) = grids(read_docx(tmp_path, body))
    assert [(cell.text, cell.column) for cell in grid.cells][-1] == ("丙", 1)


def test_deleted_rows_are_out(tmp_path: Path):
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr>{tc('丙')}{tc('丁')}</w:tr>"
    body = tbl(tc("甲") + tc("1"), tc("乙") + tc("2")).replace("</w:tbl>", deleted + "</w:tbl>")
    assert rows(grids(read_docx(tmp_path, body))[0]) == [["甲", "1"], ["乙", "2"]]


def test_paragraphs_of_a_cell_become_lines(tmp_path: Path):
    cell = f"<w:tc>{p('商业')}{p('企业')}</w:tc>"
    (grid,) = grids(read_docx(tmp_path, tbl(cell + tc("科研"), tc("0") + tc("0"))))
    assert grid.cells[0].text == "商业\n企业"


def test_a_layout_table_gives_way_to_the_tables_inside(tmp_path: Path):
    inner = tbl(tc("规章") + tc("0"), tc("行政规范性文件") + tc("1"))
    outer = (
        f"<w:tbl><w:tr>{tc('边')}<w:tc>{p('一、总体情况')}{inner}{p('后')}</w:tc></w:tr></w:tbl>"
    )
    document = read_docx(tmp_path, outer)
    assert texts(document) == ["边", "一、总体情况", "后"]
    assert [rows(grid) for grid in grids(document)] == [[["规章", "0"], ["行政规范性文件", "1"]]]


DRAWING = (
    "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='{width}' cy='{height}'/>"
    "<wp:docPr id='1' name='图片 1'/><a:graphic><a:graphicData uri='picture'><a:blip/>"
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


def test_a_picture_as_large_as_a_table_is_told(tmp_path: Path):
    body = p("二") + DRAWING.format(width=5_000_000, height=2_000_000)
    (picture,) = pictures(read_docx(tmp_path, body))
    assert (picture.name, picture.at.paragraph) == ("图片 1", 2)


def test_a_small_picture_is_decoration(tmp_path: Path):
    assert not pictures(
        read_docx(tmp_path, p("二") + DRAWING.format(width=300_000, height=300_000))
    )
