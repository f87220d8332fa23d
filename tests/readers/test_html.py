"""What is visible on a web page is read, in order; what is hidden is not."""

from datetime import date
from pathlib import Path

import pytest

from gongkai.model.document import Document
from gongkai.readers import read
from readers.docx_file import grids, pictures, rows, texts


def page(folder: Path, html: str, encoding: str = "utf-8") -> Document:
    path = folder / "page.html"
    path.write_bytes(html.encode(encoding))
    return read(path)


VISIBLE = {
    "inline text runs on": ("<p>共<b>收</b>到<span>3</span>件</p>", ["共收到3件"]),
    "blocks divide": ("<div>一<p>二</p>三</div>四", ["一", "二", "三", "四"]),
    "a break begins a new line": ("<p>某局<br>2023年度报告</p>", ["某局", "2023年度报告"]),
    "white space is one space": ("<p>a  \n b</p>", ["a b"]),
    "a line break between ideographs is none": ("<p>政府信息\n   公开</p>", ["政府信息公开"]),
    "indents are cut, gaps inside are kept": (
        "<p>&nbsp;&nbsp;规章&nbsp;&nbsp;0　</p>",
        ["规章\u00a0\u00a00"],
    ),
    "control characters show nothing": ("<p>规章\x01 12\x0b\x7f</p>", ["规章 12"]),
    "preformatted lines": ("<pre>规章\t0\n罚款  1\n</pre>", ["规章\t0", "罚款  1"]),
    "unclosed paragraphs": ("<p>一<p>二<div>三", ["一", "二", "三"]),
    "scripts, styles, templates": (
        "<script>var a='<p>x</p>'</script><style>p{}</style><template><p>y</p></template>"
        "<noscript>z</noscript><p>见</p>",
        ["见"],
    ),
    "form fields": ("<select><option>2022年</option></select><p>见</p>", ["见"]),
    "hidden by attribute": ("<p hidden>藏</p><p>见</p>", ["见"]),
    "hidden by style": (
        "<div style='DISPLAY : None'><p>藏</p></div><p style='visibility:hidden'>藏</p><p>见</p>",
        ["见"],
    ),
    "displayed after all": ("<p style='display:block;border:none'>见</p>", ["见"]),
    "comments": ("<!-- 藏 --><p>见<!-- 藏 --></p>", ["见"]),
    "navigation stays": ("<nav><li><a>首页</a></li></nav><p>见</p>", ["首页", "见"]),
    "a one-cell table only arranges the page": (
        "<table><tr><td><p>一、总体情况</p><p>二</p></td></tr></table>",
        ["一、总体情况", "二"],
    ),
    "one column is no table": ("<table><tr><td>一<tr><td>二</table>", ["一", "二"]),
}


@pytest.mark.parametrize(("html", "seen"), VISIBLE.values(), ids=VISIBLE)
def test_visible_text(html: str, seen: list[str], tmp_path: Path):
    assert texts(page(tmp_path, f"<html><body>{html}</body></html>")) == seen


def test_headings_keep_their_level(tmp_path: Path):
    document = page(tmp_path, "<h1>题</h1><h3>一、<b>总体</b>情况</h3><p>文</p>")
    assert [(b.text, b.heading) for b in document.blocks] == [
        ("题", 1),
        ("一、总体情况", 3),
        ("文", None),
    ]


def test_empty_paragraphs_show_in_the_numbers(tmp_path: Path):
    document = page(tmp_path, "<p>规章</p><p>&nbsp;</p><p>0</p>")
    assert [block.at.paragraph for block in document.blocks] == [1, 3]


def test_spans_stand_on_the_grid(tmp_path: Path):
    (grid,) = grids(
        page(
            tmp_path,
            "<table><caption>表</caption><tr><td rowspan=2 colspan=2>申请人情况</td><td>自然人</td>"
            "<td>总计</td></tr><tr><td>0</td><td>0</td></tr>"
            "<tr><th rowspan=0>办理</th><td>公开</td><td>1</td><td>1</td></tr>"
            "<tr><td>部分公开</td><td>0</td><td>0</td></tr></table>",
        )
    )
    assert (grid.rows, grid.columns) == (4, 4)
    placed = [(c.text, c.row, c.column, c.rowspan, c.colspan) for c in grid.cells]
    assert placed[0] == ("申请人情况", 0, 0, 2, 2)
    assert placed[3] == ("0", 1, 2, 1, 1)
    assert placed[5] == ("办理", 2, 0, 2, 1)
    assert placed[9] == ("部分公开", 3, 1, 1, 1)
    assert (grid.cells[9].at.table, grid.cells[9].at.row, grid.cells[9].at.column) == (1, 4, 2)


def test_breaks_and_paragraphs_of_a_cell_become_lines(tmp_path: Path):
    (grid,) = grids(
        page(
            tmp_path, "<table><tr><td>商业<br>企业<td><p>科研</p><p>机构</p><tr><td>0<td>0</table>"
        )
    )
    assert rows(grid) == [["商业\n企业", "科研\n机构"], ["0", "0"]]


INNER = "<table><tr><td>规章</td><td>0</td></tr><tr><td>规范性文件</td><td>1</td></tr></table>"


def test_layout_tables_give_way_to_the_tables_inside(tmp_path: Path):
    document = page(
        tmp_path,
        f"<table><tr><td>导航</td><td><table><tr><td><h2>题</h2>{INNER}<p>后</p></td></tr></table>"
        "</td></tr></table>",
    )
    assert texts(document) == ["导航", "题", "后"]
    assert [rows(grid) for grid in grids(document)] == [[["规章", "0"], ["规范性文件", "1"]]]


def test_a_small_table_inside_a_data_cell_is_the_text_of_that_cell(tmp_path: Path):
    small = "<table><tr><td>1</td><td>万元</td></tr></table>"
    lines = "".join(f"<tr><td>项目{n}</td><td>{n}</td></tr>" for n in range(4))
    (grid,) = grids(page(tmp_path, f"<table>{lines}<tr><td>收费</td><td>{small}</td></tr></table>"))
    assert rows(grid)[-1] == ["收费", "1\n万元"]


def test_a_report_inside_one_table_is_taken_apart(tmp_path: Path):
    prose = "2023年，我局全面落实政府信息公开各项要求。" * 8
    document = page(
        tmp_path,
        f"<table><tr><td colspan=2>一、总体情况</td></tr><tr><td colspan=2>{prose}</td></tr>"
        "<tr><td colspan=2>二、主动公开政府信息情况</td></tr><tr><td>规章</td><td>0</td></tr>"
        "<tr><td>规范性文件</td><td>1</td></tr></table>",
    )
    assert texts(document) == ["一、总体情况", prose, "二、主动公开政府信息情况"]
    (grid,) = grids(document)
    assert rows(grid) == [["规章", "0"], ["规范性文件", "1"]]
    assert (grid.rows, grid.cells[-1].row, grid.cells[-1].at.row) == (2, 1, 5)


def test_prose_beside_a_margin_is_no_table(tmp_path: Path):
    prose = "2023年，我局全面落实政府信息公开各项要求。" * 20
    document = page(tmp_path, f"<table><tr><td>栏目</td><td><p>{prose}</p></td></tr></table>")
    assert texts(document) == ["栏目", prose]


PICTURES = {
    "<img src='/upload/table3.png'>": ["table3.png"],
    "<a href='/upload/big.jpg'><img src='/upload/small.jpg' alt='表三'></a>": ["表三"],
    "<img src='data:image/png;base64,AAAA' width=600>": ["png;base64,AAAA"],
    "<a href='/index.html'><img src='/upload/photo.png'></a>": [],
    "<img src='/images/icon_pdf.gif'><img src='/a/logo.png'>": [],
    "<img src='/upload/stamp.png' width=40 height=40>": [],
    "<img src='/upload/stamp.png' style='width:40px'>": [],
    "<img>": [],
}


@pytest.mark.parametrize(("html", "names"), PICTURES.items())
def test_pictures_that_may_hold_content(html: str, names: list[str], tmp_path: Path):
    document = page(tmp_path, f"<body><p>二、主动公开政府信息情况</p>{html}</body>")
    assert [picture.name for picture in pictures(document)] == names


def test_a_picture_in_a_table_is_told_with_its_cell(tmp_path: Path):
    html = "<table><tr><td>规章</td><td><img src='x.png'></td></tr><tr><td>a<td>b</tr></table>"
    (picture,) = pictures(page(tmp_path, html))
    assert (picture.at.table, picture.at.row, picture.at.column) == (1, 1, 2)


@pytest.mark.parametrize(
    ("told", "published"),
    [
        ("2024-01-25 10:12", date(2024, 1, 25)),
        ("2024年1月5日", date(2024, 1, 5)),
        ("20240125", date(2024, 1, 25)),
        ("2024-13-45", None),
        ("昨天", None),
    ],
)
def test_the_head_tells_title_site_and_day(told: str, published: date | None, tmp_path: Path):
    document = page(
        tmp_path,
        "<head><title>页面_某县</title><meta name='ArticleTitle' content='某局2023年度报告'>"
        f"<meta name='SiteName' content='某县政府网'><meta name='PubDate' content='{told}'></head>"
        "<body>文</body>",
    )
    assert (document.title, document.site) == ("某局2023年度报告", "某县政府网")
    assert document.published == published


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "iso-8859-1", ""])
def test_bytes_outrank_the_charset_that_a_page_claims(charset: str, encoding: str, tmp_path: Path):
    text = "政府信息公开工作年度报告，共收到申请3件。"
    meta = f"<meta charset='{charset}'>" if charset else ""
    assert texts(page(tmp_path, f"<html><head>{meta}</head><p>{text}</p>", encoding)) == [text]
