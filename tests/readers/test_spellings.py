"""Packages are read however their parts are spelt, and never where two go by one name."""

import base64
import io
import warnings
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from gongkai.model.errors import UnreadableFile
from gongkai.model.message import render
from gongkai.readers import read
from readers.docx_file import docx_bytes, grids, p, rows, run, tbl, tc, texts


def repacked(data: bytes, *spellings: str) -> bytes:
    """The package with its main part under these names."""
    packed = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as given, ZipFile(packed, "w") as archive:
        for number, name in enumerate(spellings):
            content = given.read("word/document.xml") + b" " * number
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                archive.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize("name", ["Word/Document.xml", "WORD/DOCUMENT.XML", "word\\document.xml"])
def test_parts_in_any_spelling(name: str, tmp_path: Path):
    path = tmp_path / "report.docx"
    path.write_bytes(repacked(docx_bytes(p("报告")), name))
    assert texts(read(path)) == ["报告"]


@pytest.mark.parametrize("second", ["word/document.xml", "word/Document.xml"])
def test_two_main_parts_are_refused(second: str, tmp_path: Path):
    path = tmp_path / "report.docx"
    path.write_bytes(repacked(docx_bytes(p("报告")), "word/document.xml", second))
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    assert "同名" in render(caught.value.message)


def flat(data: bytes) -> bytes:
    """A package as one file of markup."""
    parts: list[str] = []
    with ZipFile(io.BytesIO(data)) as given:
        for name in given.namelist():
            content = given.read(name)
            inside = (
                f"<pkg:xmlData>{content.decode()}</pkg:xmlData>"
                if name.startswith("word/")
                else f"<pkg:binaryData>{base64.b64encode(content).decode()}</pkg:binaryData>"
            )
            parts.append(f"<pkg:part pkg:name='/{name}'>{inside}</pkg:part>")
    return (
        "<?xml version='1.0'?><pkg:package "
        "xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'>"
        f"{''.join(parts)}</pkg:package>"
    ).encode()


def test_a_docx_in_one_file(tmp_path: Path):
    struck = f"<w:p>{run('66', '<w:strike/>')}{run('59')}</w:p>"
    data = docx_bytes(p("报告") + tbl(tc("甲") + f"<w:tc>{struck}</w:tc>"))
    path = tmp_path / "report.xml"
    path.write_bytes(flat(data))
    document = read(path)
    assert document.format == "flatopc"
    assert texts(document) == ["报告"]
    assert rows(grids(document)[0]) == [["甲", "59"]]
    assert [left.what for left in document.omissions] == ["struck"]


@pytest.mark.parametrize(
    "change", [lambda data: data[:200], lambda data: data.replace(b"word/", b"ppt/")]
)
def test_a_damaged_one_is_refused(change: Callable[[bytes], bytes], tmp_path: Path):
    path = tmp_path / "report.xml"
    path.write_bytes(change(flat(docx_bytes(p("报告")))))
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    assert "损坏" in render(caught.value.message)
