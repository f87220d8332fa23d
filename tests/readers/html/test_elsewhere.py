"""What stands in a page but not in its text: frames, fields, scripts, drawings. It is read where it
can be, and told where it cannot."""

import pytest

from gongkai.model.document import Document, Grid, Paragraph
from gongkai.model.errors import UnreadableFile
from gongkai.readers import read_bytes


def _read(body: str, name: str = "page.html") -> Document:
    return read_bytes(name, f"<!doctype html><html><body>{body}</body></html>".encode())


UNREAD = {
    "frame": ("<iframe src='/upload/t3.html' width='100%'></iframe>", "elsewhere", "t3.html"),
    "pdf": ("<embed src='/upload/t3.pdf' type='application/pdf'>", "elsewhere", "t3.pdf"),
    "object": ("<object data='/a/t3.pdf'><p>打不开</p></object>", "elsewhere", "t3.pdf"),
    "viewer": ("<iframe src='/web/viewer.html?file=/nb.pdf'></iframe>", "elsewhere", "nb.pdf"),
    "canvas": ("<canvas id=t width=700 height=900></canvas>", "script", "canvas"),
    "script": ("<script>document.write('<table><tr><td>1</table>')</script>", "script", ""),
    "filled": ("<div id=c></div><script>$('#c').html(rows)</script>", "script", ""),
    "component": ("<x-t><template shadowrootmode=open>共12件</template></x-t>", "script", "共12件"),
    "drawing": ("<svg><text>12</text></svg>", "picture", "12"),
    "picture in a drawing": ("<svg><image href='t3.png'/></svg>", "picture", "svg"),
    "template": ("<div>{{ rows }}</div>", "script", "{{ rows }}"),
    "formula": ("<math><msup><mn>1</mn><mn>2</mn></msup></math>", "formula", "12"),
}


@pytest.mark.parametrize(("html", "what", "text"), UNREAD.values(), ids=UNREAD)
def test_what_is_not_read_is_told_where_it_stands(html: str, what: str, text: str):
    filler = "本年没有变化。" * 80
    document = _read(f"<p>三、收到申请情况</p>{html}<p>四、{filler}</p>")
    (omission,) = document.omissions
    assert (omission.what, omission.text, omission.sure) == (what, text, False)
    assert omission.at == document.blocks[0].at


TRIFLES = (
    "<iframe src='/count.html' width=0 height=0></iframe>",
    "<iframe src='about:blank'></iframe>",
    "<iframe src='/a.html' style='display:none'></iframe>",
    "<embed src='a.swf' type='application/x-shockwave-flash'>",
    "<svg><path d='M0 0'></svg>",
    "<div id=share></div><script>var a = 1</script>",
    "<script>document.write('<script src=a.js></' + 'script>')</script>",
    "<canvas style='display:none'></canvas>",
    "<img src='/images/a1.png' width=20 height=20>",
)


@pytest.mark.parametrize("html", TRIFLES)
def test_trifles_are_not_told(html: str):
    assert _read(f"<p>三、收到申请情况</p>{html}<p>四、无</p>").omissions == ()


def test_a_frame_whose_page_is_in_the_file_is_read():
    document = _read("<p>甲</p><iframe srcdoc='<p>乙&lt;3</p>'></iframe><p>丙</p>")
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "甲", "乙<3", "丙"
    ]  # fmt: skip
    assert document.omissions == ()


def test_a_page_that_is_only_a_frame_is_in_doubt_as_a_whole():
    document = _read("<h1>某局年度报告</h1><iframe src='/nb.html'></iframe>")
    (omission,) = document.omissions
    assert omission.at.as_dict() == {}


def test_a_page_of_frames_holds_nothing_to_read():
    page = "<html><frameset cols='20%,80%'><frame src=menu.html><frame src=nb.html></frameset>"
    with pytest.raises(UnreadableFile):
        read_bytes("page.html", page.encode())


FIELDS = {
    "<input value=12>": "12",
    "<input type=text value='12'>件": "12件",
    "<textarea rows=1>12</textarea>": "12",
    "<select><option>1<option selected>12<option>3</select>": "12",
    "<select><option disabled>请选择<option>12</select>": "12",
    "<input type=hidden value=9>12": "12",
    "<input type=checkbox value=9>12": "12",
    "12<button>改</button>": "12",
    "<input value=8 style='display:none'>12": "12",
}


@pytest.mark.parametrize(("html", "text"), FIELDS.items())
def test_the_value_of_a_field_is_what_a_person_sees(html: str, text: str):
    document = _read(f"<table><tr><td>甲<td>{html}<tr><td>乙<td>3</table>")
    (grid,) = document.blocks
    assert isinstance(grid, Grid)
    assert grid.cells[1].text == text


@pytest.mark.parametrize("html", ["<input>", "<input placeholder=0>", "<textarea></textarea>"])
def test_an_empty_field_in_a_table_is_a_doubt(html: str):
    document = _read(f"<table><tr><td>甲<td>{html}<tr><td>乙<td>3</table>")
    (grid,) = document.blocks
    assert isinstance(grid, Grid)
    assert grid.cells[1].text == ""
    assert [(one.what, one.sure, one.at) for one in document.omissions] == [
        ("field", False, grid.cells[1].at)
    ]


@pytest.mark.parametrize(
    "inner",
    ["<img src=/d/3.png width=12>", "1<img src=/d/3.png width=12>2", "<img src=/d/3.png>"],
)
def test_an_image_in_a_cell_is_a_doubt_about_the_cell(inner: str):
    document = _read(f"<table><tr><td>甲<td>{inner}<tr><td>乙<td>3</table>")
    assert [(one.what, one.sure, one.at.column) for one in document.omissions] == [
        ("picture", False, 2)
    ]


UNKNOWN = {
    "<script>document.write(n)</script>": "script",
    "<meter value=3></meter>": "field",
    "<progress value=3 max=9></progress>": "field",
}


@pytest.mark.parametrize(("inner", "what"), UNKNOWN.items())
def test_what_a_cell_holds_in_place_of_a_number_is_a_doubt(inner: str, what: str):
    document = _read(f"<table><tr><td>甲<td>1<tr><td>乙<td>{inner}</table>")
    assert [(one.what, one.sure) for one in document.omissions] == [(what, False)]


def test_a_button_shows_its_number():
    document = _read("<table><tr><td>甲<td><button>12</button><tr><td>乙<td>1</table>")
    (grid,) = document.blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.cells] == ["甲", "12", "乙", "1"]


def test_an_image_that_is_loaded_late_is_named():
    document = _read("<p>三、收到申请情况</p><img data-src=/u/t3.png src=data:image/gif;base64,R0>")
    assert [getattr(block, "name", None) for block in document.blocks] == [None, "t3.png"]
