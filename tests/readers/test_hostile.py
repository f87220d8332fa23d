"""A hostile file gets a clear error in bounded time and memory; nothing else is ever raised."""

import io
import random
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from gongkai.document import Document
from gongkai.errors import UnreadableFile
from gongkai.readers import LIMITS, Limits, read
from readers.docx_file import docx_bytes, grids, p, tbl, tc

SECONDS = 20
MEMORY = 900 << 20


def _try(path: Path, data: bytes) -> Document | None:
    path.write_bytes(data)
    try:
        return read(path)
    except UnreadableFile:
        return None


def _package(document: bytes, name: str = "word/document.xml") -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, document)
    return packed.getvalue()


def _many_entries() -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
        for number in range(6000):
            archive.writestr(f"word/{number}", "")
    return packed.getvalue()


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
DTD = f'<!DOCTYPE w [<!ENTITY e0 "x">{ENTITIES}]><w>&e8;</w>'


def _divs(opened: int, closed: int = 0) -> bytes:
    return b"<html>" + b"<div>" * opened + b"x" + b"</div>" * closed


def _crowded_tag() -> bytes:
    return b"<html><p " + b" ".join(b"a%d=1" % number for number in range(99_999)) + b">x"


def _crowded_root() -> bytes:
    return b"".join(b"<html a%d=1>" % number for number in range(30_000))


def _nested_tables(depth: int) -> bytes:
    return docx_bytes("<w:tbl><w:tr><w:tc>" * depth + "</w:tc></w:tr></w:tbl>" * depth)


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "zip bomb": ("docx", lambda: _package(b" " * (300 << 20))),
    "zip bomb beside the text": ("docx", lambda: _package(b"0" * (210 << 20), "word/media/a.bin")),
    "many entries": ("docx", _many_entries),
    "entities": ("docx", lambda: _package(DTD.encode())),
    "entities in utf-16": ("docx", lambda: _package(DTD.encode("utf-16"))),
    "entities in unmarked utf-16": ("docx", lambda: _package(DTD.encode("utf-16-le"))),
    "many elements": ("docx", lambda: docx_bytes("<w:p/>" * 1_200_000)),
    "deep xml": ("docx", lambda: docx_bytes("<w:p>" * 5000 + "</w:p>" * 5000)),
    "deep tables": ("docx", lambda: _nested_tables(80)),
    "deep divs": ("html", lambda: _divs(35_000)),
    "divs that close": ("html", lambda: _divs(35_000, 35_000)),
    "half a million tags": ("html", lambda: b"<html>" + b"<p>x" * 500_000),
    "deep tables on a page": ("html", lambda: b"<html>" + b"<table><tr><td>" * 12_000),
    "attributes": ("html", _crowded_tag),
    "attributes of the root": ("html", _crowded_root),
    "a wide table": ("html", lambda: b"<html><table>" + b"<tr><td colspan=200>x<td>y" * 12_000),
    "a long line": ("txt", lambda: b"0" * (7 << 20)),
    "many lines": ("txt", lambda: b"x\n" * (4 << 20)),
    "tabs": ("txt", lambda: b"0\t" * (4 << 20)),
    "deep json": ("json", lambda: b'{"a":' * 100_000),
    "a large text": ("txt", lambda: b"0123456789\n" * (20 << 20)),
}


@pytest.mark.parametrize(("suffix", "make"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_refused_in_bounded_memory(
    suffix: str, make: Callable[[], bytes], tmp_path: Path
):
    path = tmp_path / f"report.{suffix}"
    path.write_bytes(make())
    reading = (
        "import sys\nfrom gongkai.errors import UnreadableFile\nfrom gongkai.readers import read\n"
        "try:\n    read(sys.argv[1])\nexcept UnreadableFile as error:\n    print(error.message.key)"
    )
    result = subprocess.run(
        [sys.executable, "-c", reading, path],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=SECONDS,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("read."), result.stdout


def test_only_the_beginning_of_a_large_file_is_looked_at(tmp_path: Path):
    path = tmp_path / "report.txt"
    with path.open("wb") as opened:
        opened.write("二、主动公开\n".encode())
        opened.truncate(8 << 30)
    with pytest.raises(UnreadableFile, match=r"read\.too_large"):
        read(path)


def test_spans_are_clamped(tmp_path: Path):
    row = tc("甲", 999_999_999) + tc("乙")
    (grid,) = grids(_read(tmp_path / "a.docx", docx_bytes(tbl(row, tc("丙") + tc("丁")))))
    assert grid.columns == LIMITS.span + 1
    html = "<table><tr><td colspan=999999999 rowspan=999999999>甲<td>乙<tr><td>丙<td>丁</table>"
    (grid,) = grids(_read(tmp_path / "a.html", html.encode()))
    assert (grid.rows, grid.cells[0].colspan, grid.cells[0].rowspan) == (2, LIMITS.span, 2)


def test_limits_can_be_told(tmp_path: Path):
    path = tmp_path / "report.txt"
    path.write_text("收到申请3件。\n" * 10, encoding="utf-8")
    assert len(read(path).blocks) == 10
    for limits in (Limits(text_bytes=50), Limits(blocks=5), Limits(characters=20)):
        with pytest.raises(UnreadableFile):
            read(path, limits=limits)


def test_formatting_without_end_is_read_without_its_formatting(tmp_path: Path):
    html = "<p>" + "".join(f"<b x={n}>" for n in range(5_000)) + "</p><p>收到</p>" * 2_000
    document = _read(tmp_path / "a.html", html.encode())
    assert len(document.blocks) == 2_000


def test_a_page_with_scripts_and_inline_images_is_no_attack(tmp_path: Path):
    script = "for(i=0;i<n;i++){" + "var a = b + c ; " * 2000 + "}"
    image = f"<img src='data:image/png;base64,{'A' * 50_000}'>"
    html = f"<html><script>{script}</script><p>收到</p>{image}"
    assert len(_read(tmp_path / "a.html", html.encode()).blocks) == 2


def _read(path: Path, data: bytes) -> Document:
    path.write_bytes(data)
    return read(path)


DOCX = docx_bytes(
    p("一、总体情况", "<w:pStyle w:val='2'/><w:numPr><w:numId w:val='1'/></w:numPr>")
    + tbl(tc("规章", 2) + tc("0", 1, "restart"), tc("甲") + tc("乙") + tc("", 1, "continue")),
    styles="<w:style w:styleId='2'><w:name w:val='heading 1'/></w:style>",
    numbering="<w:abstractNum w:abstractNumId='0'/>",
)
HTML = (
    "<html><head><meta name='PubDate' content='2024-01-25'></head><body><p>一、总体情况</p><table>"
    "<tr><td rowspan=2>规章</td><td>0</td></tr><tr><td colspan='3'>1</td></tr></table>"
    "<img src=a.png>"
).encode()


@pytest.mark.parametrize("step", range(0, len(DOCX), 100))
def test_a_docx_cut_short_is_refused(step: int, tmp_path: Path):
    assert _try(tmp_path / "report.docx", DOCX[:step]) is None


@pytest.mark.parametrize(("name", "data"), [("a.docx", DOCX), ("a.html", HTML)])
def test_damaged_bytes_never_raise_anything_else(name: str, data: bytes, tmp_path: Path):
    chance = random.Random(20240131)
    for _ in range(400):
        mutated = bytearray(data)
        for _ in range(chance.randint(1, 8)):
            mutated[chance.randrange(len(mutated))] = chance.randrange(256)
        _try(tmp_path / name, bytes(mutated))


def test_damaged_markup_never_raises_anything_else(tmp_path: Path):
    chance = random.Random(20240131)
    with ZipFile(io.BytesIO(DOCX)) as archive:
        markup = archive.read("word/document.xml")
    for _ in range(400):
        mutated = bytearray(markup)
        for _ in range(chance.randint(1, 3)):
            start = chance.randrange(len(mutated))
            mutated[start : start + chance.randint(0, 30)] = mutated[: chance.randint(0, 9)]
        _try(tmp_path / "a.docx", _package(bytes(mutated)))
