"""The reader is chosen by the bytes; what cannot be read is named, with what to do."""

import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from gongkai.model.errors import UnreadableFile
from gongkai.model.message import LANGUAGES, render
from gongkai.readers import read
from readers.docx_file import docx_bytes, p

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def _zip(*names: str, mimetype: str = "") -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return packed.getvalue()


def _ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le")


REFUSED = {
    "pdf": (b"%PDF-1.7\n", "report.docx", "PDF"),
    "damaged doc": (_ole("WordDocument"), "report.docx", "损坏"),
    "damaged xls": (_ole("Workbook"), "report.xls", "损坏"),
    "protected docx": (_ole("EncryptedPackage"), "report.docx", "密码"),
    "other ole": (OLE, "report.doc", "损坏"),
    "damaged xlsx": (_zip("xl/workbook.xml"), "report.docx", "损坏"),
    "xlsb": (_zip("xl/workbook.bin"), "report.xlsx", ".xlsb"),
    "odt": (_zip(mimetype="application/vnd.oasis.opendocument.text"), "a.odt", "损坏"),
    "ods": (_zip(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "a.ods", "损坏"),
    "ofd": (_zip("OFD.xml"), "report.ofd", "OFD"),
    "zip": (_zip("report.txt"), "report.docx", "压缩包"),
    "mht": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "a.mht", "损坏"),
    "xml": (b'<?xml version="1.0"?><note/>', "report.html", "XML"),
    "jpeg": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "report.docx", "图片"),
    "png": (b"\x89PNG\r\n\x1a\n", "report.txt", "图片"),
    "noise": (bytes(range(256)) * 8, "report.txt", "另存为"),
    "white space": (b" \n\t\n", "report.txt", "没有任何文字"),
    "page without text": (b"<html><body><p></p></body></html>", "a.html", "没有任何文字"),
    "no bytes": (b"", "report.docx", "空文件"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "name", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_named(data: bytes, name: str, said: str, tmp_path: Path):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    told = render(caught.value.message)
    assert said in told
    assert name in told
    assert caught.value.source == str(path)
    for language in LANGUAGES:
        words = render(caught.value.message, language)
        assert "{" not in words
        assert not words.startswith("read.")


def test_each_obstacle_has_its_own_message(tmp_path: Path):
    told: set[str] = set()
    for path in (tmp_path, tmp_path / "nowhere.txt", Path("/dev/null"), tmp_path / ("x" * 300)):
        with pytest.raises(UnreadableFile) as caught:
            read(path)
        told.add(caught.value.message.key)
    assert told == {"read.directory", "read.missing", "read.not_a_file", "read.not_opened"}


def test_a_file_closed_to_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "report.txt"
    path.write_text("x", encoding="utf-8")

    def closed(*_: object) -> None:
        raise PermissionError(13, "closed")

    monkeypatch.setattr(Path, "open", closed)
    with pytest.raises(UnreadableFile, match=r"no_permission"):
        read(path)


@pytest.mark.parametrize(
    ("data", "name", "chosen"),
    [
        (docx_bytes(p("一")), "report.txt", "docx"),
        (b"<!DOCTYPE html><p>x</p>", "report.doc", "html"),
        (b"\xef\xbb\xbf\r\n<html><p>x</p>", "report.txt", "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html><p>x</p></html>', "a.xhtml", "html"),
        ("前言 <table><tr><td>x</td></tr></table>".encode(), "page.jsp", "html"),
        (b'{"title": "x"}', "record", "json"),
        (b'title = "x"', "record.toml", "toml"),
        (b"# a record\nschema_version = 1\n", "record", "toml"),
        ("一、总体情况".encode(), "report.docx", "txt"),
        ("一、总体情况".encode(), "report.html", "txt"),
    ],
)
def test_the_bytes_choose_the_reader(data: bytes, name: str, chosen: str, tmp_path: Path):
    path = tmp_path / name
    path.write_bytes(data)
    assert read(path).format == chosen


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("record.json", '{"title": ', "line 1"),
        ("record.json", '{"year": NaN}', "NaN"),
        ("record.json", '{"year": 1, "year": 2}', "year"),
        ("record.json", "[1, 2]", "键和值"),
        ("record.json", "[" * 100_000, "read"),
        ("record.json", '{"year": ' + "9" * 10_000 + "}", "JSON"),
        ("record.toml", "year =\ntitle = 1", "line 1"),
        ("record.toml", "a = " + "[" * 100_000, "read"),
    ],
)
def test_a_broken_record_tells_where(name: str, text: str, said: str, tmp_path: Path):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    assert said in render(caught.value.message) or said in caught.value.message.key


def test_a_record_keeps_its_decimals(tmp_path: Path):
    path = tmp_path / "record.json"
    path.write_text(json.dumps({"cells": {"disclosure.fees.amount": 75.926}}), encoding="utf-8")
    record = read(path).record
    assert record is not None
    assert str(record["cells"]["disclosure.fees.amount"]) == "75.926"


def test_the_folder_one_stands_in_is_named():
    with pytest.raises(UnreadableFile) as caught:
        read(".")
    assert dict(caught.value.message.values)["file"] == "."
