"""What style sheets and attributes hide is not read; what only looks hidden is.

Every line was held against Chromium's own computed styles and boxes.
"""

from pathlib import Path

import pytest

from gongkai.model.document import Document, Grid, Paragraph
from gongkai.readers import read, read_bytes


def seen(folder: Path, css: str, body: str, doctype: str = "<!doctype html>") -> str:
    """All text that is read of a page, without spaces."""
    return _text(page(folder, css, body, doctype))


def page(folder: Path, css: str, body: str, doctype: str = "<!doctype html>") -> Document:
    path = folder / "page.html"
    path.write_text(
        f"{doctype}<html><head><style>{css}</style></head><body>{body}</body></html>",
        encoding="utf-8",
    )
    return read(path)


def _text(document: Document) -> str:
    texts: list[str] = []
    for block in document.blocks:
        if isinstance(block, Grid):
            texts += (cell.text for cell in block.cells)
        elif isinstance(block, Paragraph):
            texts.append(block.text)
    return "".join("".join(texts).split())


X = "<p>甲1</p><p class=x>乙2</p>"
HIDDEN_BY_RULE = {
    "class": ".x{display:none}",
    "media: screen": "@media screen{.x{display:none}}",
    "media: wide enough": "@media (min-width:600px){.x{display:none}}",
    "media: the newer way": "@media (width>=600px){.x{display:none}}",
    "media: not print": "@media not print{.x{display:none}}",
    "variable": ":root{--d:none}.x{display:var(--d)}",
    "variable with a fallback": ".x{display:var(--q,none)}",
    "variable colour": ":root{--c:#fff}.x{color:var(--c)}",
    "no scale": ".x{transform:scale(0)}",
    "scale as a property": ".x{scale:0}",
    "filter": ".x{filter:opacity(0)}",
    "no height": ".x{max-height:0;overflow:hidden}",
    "no height, clipped": ".x{height:0;overflow:clip}",
    "far left": ".x{position:absolute;left:-9999px}",
    "far left, relative": ".x{position:relative;left:-9999px}",
    "far left by its margin": ".x{margin-left:-9999px}",
    "far left, moved": ".x{position:absolute;transform:translateX(-9999px)}",
    "above the window": ".x{position:fixed;top:-2000px}",
    "clip": ".x{position:absolute;clip:rect(0,0,0,0)}",
    "clip-path": ".x{clip-path:inset(100%)}",
    "clip-path from both sides": ".x{clip-path:inset(50%)}",
    "circle": ".x{clip-path:circle(0)}",
    "content-visibility": ".x{content-visibility:hidden}",
    "indent": ".x{text-indent:-9999px}",
    "opacity": ".x{opacity:0}",
    "no font": ".x{font-size:0}",
    "no font, shorthand": ".x{font:0/0 a}",
    "transparent": ".x{color:transparent}",
    "colour of the page": ".x{color:#fff}",
    "own ground": ".x{color:#eee;background:#eee}",
    "comments": "/*.a{}*/.x{/*c*/display:/*d*/none}",
    "brace in a string": ".q{content:'}'}.x{display:none}",
    "escape": ".\\78{display:none}",
    "within a rule": "body{color:red;.x{display:none}}",
    "of the rule around": "p{&.x{display:none}}",
    "important in a layer": "@layer a{.x{display:none!important}}.x{display:block!important}",
    "supports": "@supports(display:grid){.x{display:none}}",
    "is": ":is(.x,.y){display:none}",
    "sibling": "p + p{display:none}",
    "last child": "p:last-child{display:none}",
    "a bad declaration after": ".x{display:none;display:foo}",
}
SHOWN_AFTER_ALL = {
    "media: small screens": "@media (max-width:600px){.x{display:none}}",
    "media: print": "@media print, (max-width:300px){.x{display:none}}",
    "overruled by order": ".x{display:none}.x{display:block}",
    "overruled by weight": "p.x{display:block}.x{display:none}",
    "a layer gives way": "@layer a{.x{display:none}}.x{display:block}",
    "one selector of the list is none": "p:bad, .x{display:none}",
    "no position": ".x{left:-9999px}",
    "clip without position": ".x{clip:rect(0,0,0,0)}",
    "overflow seen": ".x{max-height:0}",
    "hover": "p:hover{display:none}",
    "another case of the class": ".X{display:none}",
    "faint but there": ".x{opacity:.9}",
    "hanging indent": ".x{text-indent:-2em;padding-left:2em}",
    "white on dark": ".x{color:#fff;background:#123}",
    "white on a picture": ".x{color:#fff;background:url(a.png)}",
    "white on a gradient": ".x{color:#fff;background:linear-gradient(red,blue)}",
    "white with a shadow": ".x{color:#fff;text-shadow:0 0 2px #000}",
    "dark page": "body{color:#fff;background:#123}",
    "contents": ".x{display:contents}",
}


@pytest.mark.parametrize("css", HIDDEN_BY_RULE.values(), ids=HIDDEN_BY_RULE)
def test_what_a_rule_hides_is_not_read(css: str, tmp_path: Path):
    assert seen(tmp_path, css, X) == "甲1"


@pytest.mark.parametrize("css", SHOWN_AFTER_ALL.values(), ids=SHOWN_AFTER_ALL)
def test_what_no_rule_hides_is_read(css: str, tmp_path: Path):
    assert seen(tmp_path, css, X) == "甲1乙2"


BODIES = {
    "id": ("#a{display:none}", "甲1<p id=a>乙2</p>", "甲1"),
    "attribute": ("[data-old='1']{display:none}", "甲1<p data-old=1>乙2</p>", "甲1"),
    "row": (
        "tr:nth-child(2){display:none}",
        "<table><tr><td>甲<td>1<tr><td>乙<td>2<tr><td>丙<td>3</table>",
        "甲1丙3",
    ),
    "collapsed row": (
        "",
        "<table><tr><td>甲<td>1<tr style='visibility:collapse'><td>乙<td>2<tr><td>丙<td>3</table>",
        "甲1丙3",
    ),
    "a row without height is a row": (
        ".x{height:0;overflow:hidden}",
        "<table><tr><td>甲<td>1<tr class=x><td>丙<td>3</table>",
        "甲1丙3",
    ),
    "column": (
        "",
        "<table><col><col style='display:none'><tr><td>甲<td>1<tr><td>乙<td>2</table>",
        "甲1乙2",
    ),
    "cell without font": ("", "<table><tr><td>甲<td style='font-size:0'>乙<td>丙</table>", "甲丙"),
    "child of no font": (
        ".z{font-size:0}.z span{font-size:14px}",
        "<div class=z>乙2<span>甲1</span></div>",
        "甲1",
    ),
    "nothing of nothing": (
        ".z{font-size:0}.z span{font-size:2em}",
        "甲1<div class=z>乙2<span>丙3</span></div>",
        "甲1",
    ),
    "child shown": (
        ".v{visibility:hidden}.w{visibility:visible}",
        "<div class=v>乙2<span class=w>甲1</span></div>",
        "甲1",
    ),
    "opacity is for good": (
        ".o{opacity:0}.p{opacity:1}",
        "甲1<div class=o><p class=p>乙2</p></div>",
        "甲1",
    ),
    "important": (".x{display:none!important}", "甲1<p class=x style='display:block'>乙2", "甲1"),
    "hidden attribute": ("", "甲1<p hidden>乙2</p>", "甲1"),
    "hidden attribute overruled": (".s{display:block}", "<p hidden class=s>甲1</p>", "甲1"),
    "all unset": ("[hidden]{all:unset}", "<p hidden>甲1</p>", "甲1"),
    "revert": (".x{display:revert}", "<p hidden class=x>甲1</p>", "甲1"),
    "a height is nothing to a span": (
        ".x{height:0;overflow:hidden}",
        "甲1<span class=x>乙2</span>",
        "甲1乙2",
    ),
    "for screen readers": (
        ".o{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)}",
        "甲1<span class=o>乙2</span>",
        "甲1",
    ),
    "white font": ("", "甲1<font color=white>乙2</font>", "甲1"),
    "white font on blue": ("", "<p style='background:blue'><font color=#FFF>甲1</font></p>", "甲1"),
    "ground of a cell": (
        "",
        "<table bgcolor=black><tr><td><font color=white>甲</font><td><font color=black>乙</font>"
        "<td bgcolor=white>丙</table>",
        "甲丙",
    ),
    "no colour at all": ("", "甲1<p style='color:rgb(0 0 0 / 0%)'>乙2</p>", "甲1"),
    "checked": (
        "#c:checked ~ p{display:none}",
        "<input type=checkbox id=c checked><p>乙2</p><b>甲1</b>",
        "甲1",
    ),
    "details open by a click": ("", "<details><summary>甲1</summary>丙3</details>", "甲1丙3"),
    "dialog": ("", "甲1<dialog>乙2</dialog>", "甲1"),
    "open dialog": ("", "甲1<dialog open>丙3</dialog>", "甲1丙3"),
    "text that the sheet inserts": (".x::before{content:'12'}", "<p class=x>件</p>", "12件"),
    "signs that the sheet inserts": (".x::before{content:'\\f101'}", "<p class=x>甲1</p>", "甲1"),
    "aria-hidden is seen": ("", "<p aria-hidden=true>甲1</p>", "甲1"),
}


@pytest.mark.parametrize(("css", "body", "text"), BODIES.values(), ids=BODIES)
def test_visible_text(css: str, body: str, text: str, tmp_path: Path):
    assert seen(tmp_path, css, body) == text


def test_old_browsers_began_tables_anew(tmp_path: Path):
    body = "<div style='color:#fff'><table><tr><td>甲<td>1</table></div>"
    assert seen(tmp_path, "", body, doctype="") == "甲1"
    assert seen(tmp_path, "", body) == ""


def test_a_sheet_that_is_not_at_hand_is_no_doubt(tmp_path: Path):
    document = page(tmp_path, "", "<link rel=stylesheet href=site.css><p>甲1</p>")
    assert document.omissions == ()


def test_a_missing_sheet_may_have_painted_the_ground(tmp_path: Path):
    table = "<table><tr><td>甲<td style='color:#fff'>12<tr><td>乙<td>3</table>"
    document = page(tmp_path, "", f"<link rel=stylesheet href=site.css>{table}")
    assert _text(document) == "甲12乙3"
    assert [(o.what, o.sure, o.at.column) for o in document.omissions] == [("hidden", False, 2)]


ROWS = "".join(f"<tr><td>项目{n}</td><td>{n}</td></tr>" for n in range(5))
TABLE = f"<p>二、主动公开政府信息情况</p><table>{ROWS}</table>"
OLD = TABLE.replace("<td>4</td>", "<td>99</td>")
UNFOLDED = {
    "by a class": (".b{display:none}.o .b{display:block}", "<div class=b>{}</div>", True),
    "by a second class": (".b{display:none}.b.on{display:block}", "<div class=b>{}</div>", True),
    "by pointing at it": (
        ".b{max-height:0;overflow:hidden}.b:target{max-height:none}",
        "<div class=b>{}</div>",
        True,
    ),
    "by a button": ("", "<a data-target='#b'>+</a><div id=b style='display:none'>{}</div>", True),
    "by a script": (
        "",
        "<div id=b style='display:none'>{}</div><script>show('#b')</script>",
        False,
    ),
    "by nothing that shows": ("", "<div style='display:none'>{}</div>", False),
    "where there are no scripts": ("", "<noscript>{}</noscript>", False),
    "from a template": ("", "<template>{}</template>", False),
}


@pytest.mark.parametrize(("css", "around", "sure"), UNFOLDED.values(), ids=UNFOLDED)
def test_a_folded_part_that_is_nowhere_else_is_read(
    css: str, around: str, sure: bool, tmp_path: Path
):
    document = page(tmp_path, css, f"<p>某局年度报告</p>{around.format(TABLE)}")
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    assert [cell.text for cell in grid.cells][-1] == "4"
    doubted = {omission.at for omission in document.omissions if not omission.sure}
    assert ({cell.at for cell in grid.cells} <= doubted) is not sure


@pytest.mark.parametrize(("css", "around", "sure"), UNFOLDED.values(), ids=UNFOLDED)
def test_a_hidden_copy_is_left_out_and_told(css: str, around: str, sure: bool, tmp_path: Path):
    document = page(tmp_path, css, TABLE + around.format(OLD))
    assert "99" not in _text(document)
    assert [(one.what, one.sure) for one in document.omissions] == [("hidden", True)]


def test_menus_and_windows_that_are_hidden_are_not_told(tmp_path: Path):
    menu = "<ul style='display:none'><li><a>首页</a><li><a>政务公开</a></ul>"
    assert page(tmp_path, "", f"{menu}<p>甲1</p>").omissions == ()


CUT = {
    "<div style='width:4px;overflow:hidden'>1777</div>": True,
    "<div style='max-width:1em;overflow:hidden'><b>1777</b></div>": True,
    "<span style='display:inline-block;overflow:hidden;width:9px'>177</span>": True,
    "<div style='width:40px;overflow:hidden'>1777</div>": False,
    "<div style='width:4px'>1777</div>": False,
    "<span style='width:4px;overflow:hidden'>1777</span>": False,
}


@pytest.mark.parametrize(("inner", "is_cut"), CUT.items())
def test_a_number_wider_than_its_box_is_cut(inner: str, is_cut: bool):
    page = f"<!doctype html><table><tr><td>甲<td>{inner}<tr><td>乙<td>3</table>"
    document = read_bytes("page.html", page.encode())
    told = [(one.what, one.sure, one.at.column) for one in document.omissions]
    assert told == ([("cut", False, 2)] if is_cut else [])


def test_hidden_digits_of_a_cell_are_told_at_the_cell(tmp_path: Path):
    table = "<table><tr><td>甲<td>1<span class=x>8</span>2<tr><td>乙<td>3</table>"
    document = page(tmp_path, ".x{display:none}.e .x{display:inline}", table)
    assert _text(document) == "甲12乙3"
    (omission,) = document.omissions
    assert (omission.what, omission.text, omission.sure) == ("hidden", "8", True)
    assert (omission.at.table, omission.at.row, omission.at.column) == (1, 1, 2)
