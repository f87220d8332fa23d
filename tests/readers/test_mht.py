"""Web pages saved as one file: the page is found, decoded and read as if it stood alone."""

import base64
import quopri
from pathlib import Path

import pytest

from gongkai.model.document import Document
from gongkai.model.errors import UnreadableFile
from gongkai.model.message import render
from gongkai.readers import read
from readers.docx_file import grids, rows, texts

PAGE = (
    "<html><head><title>年度报告</title><meta name='PubDate' content='2024-01-25'></head><body>"
    "<h1>一、总体情况</h1><table><tr><td rowspan=2>规章<td>1<tr><td>2</table></body></html>"
)
EDGE = "----=_NextPart_01"


def _part(data: bytes, kind: str = "text/html", encoding: str = "quoted-printable") -> bytes:
    encoded = {
        "quoted-printable": quopri.encodestring,
        "base64": base64.encodebytes,
        "8bit": bytes,
    }[encoding](data)
    return (
        f"Content-Type: {kind}; charset=gb2312\r\nContent-Transfer-Encoding: {encoding}\r\n"
        "Content-Location: http://example.invalid/a.htm\r\n\r\n"
    ).encode() + encoded


def _multipart(*parts: bytes, edge: str = EDGE, kind: str = "related") -> bytes:
    head = f'Content-Type: multipart/{kind};\r\n\ttype="text/html";\r\n\tboundary="{edge}"\r\n\r\n'
    between = f"\r\n--{edge}\r\n".encode()
    return head.encode() + b"".join(between + part for part in parts) + f"\r\n--{edge}--".encode()


def _saved(*parts: bytes, first: str = "MIME-Version: 1.0\r\n") -> bytes:
    return first.encode() + _multipart(*parts)


def _read(folder: Path, data: bytes, name: str = "report.mht") -> Document:
    path = folder / name
    path.write_bytes(data)
    return read(path)


IMAGE = _part(b"\x89PNG" * 9, "image/png", "base64")
SAVED = {
    "by a browser": _saved(
        _part(PAGE.encode()), IMAGE, first="From: <Saved by Blink>\r\nSubject: x\r\n"
    ),
    "by an old browser": _saved(
        _part(PAGE.encode("gb18030")), IMAGE, first="From: =?gb2312?B?08k=?=\r\nSubject: x\r\n"
    ),
    "by Word": _saved(_part(PAGE.encode("gb18030")), IMAGE),
    "in base64": _saved(_part(PAGE.encode("utf-16"), encoding="base64")),
    "as it is": _saved(IMAGE, _part(PAGE.encode(), encoding="8bit")),
    "nested": _saved(
        _multipart(_part(b"x", "text/plain"), _part(PAGE.encode()), edge="b", kind="alternative")
    ),
    "after frames": _saved(_part(b"<frameset></frameset>"), _part(PAGE.encode())),
    "with plain line ends": _saved(_part(PAGE.encode(), encoding="8bit")).replace(b"\r", b""),
    "alone": b"MIME-Version: 1.0\r\n" + _part(PAGE.encode()),
}  # fmt: skip


@pytest.mark.parametrize("data", SAVED.values(), ids=SAVED)
def test_the_page_is_read(data: bytes, tmp_path: Path):
    document = _read(tmp_path, data)
    assert texts(document) == ["一、总体情况"]
    assert [rows(grid) for grid in grids(document)] == [[["规章", "1"], ["2"]]]
    assert (document.format, document.title) == ("mht", "年度报告")
    assert str(document.published) == "2024-01-25"


def test_the_bytes_tell_and_not_the_name(tmp_path: Path):
    assert _read(tmp_path, SAVED["by Word"], "report.doc").format == "mht"
    assert _read(tmp_path, "Subject: 总体情况".encode(), "a.mht").format == "txt"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (_saved(IMAGE), "损坏"),
        (_saved(), "损坏"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nx", "损坏"),
        (_saved(_part(b"<html><p></p></html>")), "没有任何文字"),
        (_saved(*[IMAGE] * 6_000), "过于复杂"),
        (_saved(_part(b"<p>x" * (3 << 20), encoding="8bit")), "过于复杂"),
        (_saved(_part(b"<div>" * 50_000)), "过于复杂"),
    ],
    ids=["no page", "no part", "no boundary", "no text", "parts", "large", "deep page"],
)
def test_what_cannot_be_read_says_what_to_do(data: bytes, said: str, tmp_path: Path):
    with pytest.raises(UnreadableFile) as caught:
        _read(tmp_path, data)
    assert said in render(caught.value.message)


def test_parts_in_parts_are_bounded(tmp_path: Path):
    data = _part(PAGE.encode())
    for depth in range(200):
        data = _multipart(data, edge=f"b{depth}")
    with pytest.raises(UnreadableFile, match="too_involved"):
        _read(tmp_path, b"MIME-Version: 1.0\r\n" + data)


@pytest.mark.parametrize("name", ["by Word", "in base64"])
def test_a_file_cut_short_raises_nothing_else(name: str, tmp_path: Path):
    data = SAVED[name]
    for size in range(1, len(data), 37):
        try:
            _read(tmp_path, data[:size])
        except UnreadableFile:
            continue


def _named(part: bytes, name: str) -> bytes:
    return f"Content-ID: <{name}>\r\n".encode() + part


FRAMES = {
    "by its id": ("cid:frame-1@x", "frame-1@x"),
    "by its address": ("http://example.invalid/a.htm", "other"),
    "by its address from there": ("a.htm", "other"),
}


@pytest.mark.parametrize(("address", "name"), FRAMES.values(), ids=FRAMES)
def test_frames_that_were_saved_with_the_page_are_read(address: str, name: str, tmp_path: Path):
    outer = f"<p>首页</p><iframe src='{address}'></iframe><p>尾</p>".encode()
    top = _part(outer).replace(b"a.htm", b"top.htm", 1)
    document = _read(tmp_path, _saved(top, _named(_part(PAGE.encode()), name)))
    assert texts(document) == ["首页", "一、总体情况", "尾"]
    assert len(grids(document)) == 1
    assert document.omissions == ()


def test_a_frame_that_was_not_saved_is_told(tmp_path: Path):
    document = _read(
        tmp_path, _saved(_part("<p>首页</p><iframe src='cid:gone'></iframe>".encode()))
    )
    assert [(one.what, one.sure) for one in document.omissions] == [("elsewhere", False)]


def test_style_sheets_that_were_saved_with_the_page_hold(tmp_path: Path):
    page = "<link rel=stylesheet href='cid:css-1'><p>见</p><p class=x>藏</p>".encode()
    sheet = _named(_part(b".x{display:none}", "text/css"), "css-1")
    assert texts(_read(tmp_path, _saved(_part(page), sheet))) == ["见"]


def test_frames_within_themselves_end(tmp_path: Path):
    page = "<p>见</p><iframe src='http://example.invalid/a.htm'></iframe>".encode()
    document = _read(tmp_path, _saved(_part(page)))
    assert set(texts(document)) == {"见"}
