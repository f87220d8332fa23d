"""What only LibreOffice can read is converted by it, safely; without it the remedy is named."""

import hashlib
import os
import stat
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from gongkai.model.errors import UnreadableFile
from gongkai.model.message import LANGUAGES, Message, render
from gongkai.readers import LIMITS, Limits, read
from gongkai.readers.office import convert, finding
from gongkai.readers.opening import Content, open_file
from readers.doc_file import Extra, doc_bytes, p
from readers.docx_file import docx_bytes, grids, rows, texts
from readers.docx_file import p as docx_p

RTF = (
    rb"{\rtf1\ansi\ansicpg936\uc1 {\fonttbl{\f0 SimSun;}}\pard\outlinelevel0 \u19968?"
    rb"\u12289?\u24635?\u20307?\u24773?\u20917?\par "
    rb"\trowd\cellx2000\cellx4000\intbl \u35268?\u31456?\cell 12\cell\row\pard\par}"
)
WORD_XML = (
    '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>'
    '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>'
    "<w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p></w:body></w:wordDocument>"
).encode()
WORD_95 = doc_bytes([p("一、总体情况")], Extra(identity=0xA5DC, version=104))
OFFICE = finding.find_office("")
with_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")


def _file(folder: Path, data: bytes = RTF, name: str = "report.rtf") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A program in LibreOffice's place; ``$into`` is the folder that it is to write to."""
    find = 'while [ "$1" != --outdir ]; do shift; done; into=$2; mkdir "$into"; '
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{find}{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("GONGKAI_SOFFICE", str(program))


def _refusal(path: Path, limits: Limits = LIMITS) -> Message:
    with pytest.raises(UnreadableFile) as caught:
        read(path, limits=limits)
    for language in LANGUAGES:
        assert "{" not in render(caught.value.message, language)
        assert path.name in render(caught.value.message, language)
    return caught.value.message


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (RTF, "report.rtf", "RTF"),
        (RTF, "report.doc", "RTF"),
        (WORD_XML, "report.xml", "Word XML"),
        (WORD_95, "report.doc", "Word 6.0/95"),
    ],
)
def test_without_it_the_remedy_is_named(
    data: bytes, name: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv(finding.VARIABLE, raising=False)
    monkeypatch.setattr(finding, "_candidates", lambda: iter([tmp_path / "nowhere"]))
    told = _refusal(_file(tmp_path, data, name))
    assert told.key == "read.needs_office"
    for word in (said, "另存为 .docx", "LibreOffice"):
        assert word in render(told)


@posix
def test_a_variable_names_it_or_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    _stand_in(tmp_path, monkeypatch, "exit 0")
    assert finding.find_office("") == tmp_path / "soffice"
    monkeypatch.setenv(finding.VARIABLE, str(tmp_path))
    assert finding.find_office("") == tmp_path / "soffice"
    for wrong in (tmp_path / "elsewhere", _file(tmp_path)):
        monkeypatch.setenv(finding.VARIABLE, str(wrong))
        assert _refusal(_file(tmp_path)).key == "read.office_missing"


@posix
def test_what_it_writes_is_read_as_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "made.docx").write_bytes(docx_bytes(docx_p("一、总体情况")))
    _stand_in(tmp_path, monkeypatch, f"cp '{tmp_path}/made.docx' \"$into/report.docx\"")
    told: list[Message] = []
    document = read(_file(tmp_path), tell=told.append)
    assert texts(document) == ["一、总体情况"]
    assert document.format == "rtf"
    assert document.sha256 == hashlib.sha256(RTF).hexdigest()
    assert [one.key for one in told] == ["read.converting"]


@posix
@pytest.mark.parametrize(
    ("script", "key"),
    [
        ("exit 0", "read.office_failed"),
        ("exit 77", "read.office_failed"),
        ('echo nonsense > "$into/report.docx"', "read.damaged"),
        ('head -c 3000000 /dev/zero > "$into/report.docx"', "read.office_failed"),
        ("sleep 60 & sleep 60", "read.office_slow"),
    ],
)
def test_whatever_it_does_is_bounded_and_told(
    script: str, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    _stand_in(tmp_path, monkeypatch, script)
    limits = Limits(office_seconds=2, file_bytes=1 << 20)
    assert _refusal(_file(tmp_path), limits).key == key


@posix
def test_nothing_of_it_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    later = tmp_path / "later"
    _stand_in(tmp_path, monkeypatch, f"pwd > '{tmp_path}/where'; (sleep 2; touch '{later}') & wait")
    assert _refusal(_file(tmp_path), Limits(office_seconds=1)).key == "read.office_slow"
    folder = Path((tmp_path / "where").read_text(encoding="utf-8").strip())
    assert not folder.exists()
    time.sleep(1.5)
    assert not later.exists()


@with_office
@pytest.mark.parametrize(("data", "name"), [(RTF, "a.rtf"), (WORD_XML, "a.xml")])
def test_documents_are_read_by_way_of_it(data: bytes, name: str, tmp_path: Path):
    document = read(_file(tmp_path, data, name))
    assert texts(document)[0] == "一、总体情况"
    if name == "a.rtf":
        assert rows(grids(document)[0]) == [["规章", "12"]]
        assert (document.format, document.blocks[0].heading) == ("rtf", 1)  # pyright: ignore


@with_office
def test_any_older_document_can_be_converted(tmp_path: Path):
    content = open_file(_file(tmp_path, doc_bytes([p("一、总体情况")]), "a.wps"), LIMITS)
    made = _file(tmp_path, convert(content), "a.docx")
    assert texts(read(made)) == ["一、总体情况"]


@with_office
@pytest.mark.parametrize(
    "data",
    [
        RTF[: len(RTF) // 2],
        b"{\\rtf1" + b"{" * 2_000_000,
        b"{\\rtf1 " + b"\\trowd\\cellx1\\intbl x\\cell\\row " * 100_000,
        b"{\\rtf1 {\\pict\\bin99999999 x}}",
    ],
    ids=["cut short", "deep", "many tables", "more bytes than there are"],
)
def test_hostile_rtf_ends(data: bytes, tmp_path: Path):
    with suppress(UnreadableFile):
        read(_file(tmp_path, data))


@with_office
def test_nothing_is_fetched(tmp_path: Path):
    asked: list[str] = []

    class Watch(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    server = HTTPServer(("127.0.0.1", 0), Watch)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        link = f"http://127.0.0.1:{server.server_port}/a.png"
        field = rb'{\field{\*\fldinst INCLUDEPICTURE "%s" \\d}{\fldrslt x}}' % link.encode()
        content = Content("a.rtf", RTF.replace(rb"\trowd", field + rb"\par\trowd"), "rtf")
        convert(content)
    finally:
        server.shutdown()
        server.server_close()
    assert asked == []
