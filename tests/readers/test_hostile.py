"""A hostile file gets a clear error in bounded time and memory; nothing else is ever raised."""

import io
import random
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from struct import pack
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from gongkai.model.document import Document
from gongkai.model.errors import UnreadableFile
from gongkai.readers import LIMITS, Limits, read
from readers.doc_file import IN_TABLE, depth, doc_bytes, row
from readers.doc_file import p as doc_p
from readers.docx_file import docx_bytes, grids, p, tbl, tc
from readers.odt_file import odt_bytes
from readers.odt_file import p as odt_p
from readers.odt_file import tbl as odt_tbl
from readers.odt_file import tc as odt_tc
from readers.workbook_file import label, ods_bytes, record, xls_bytes, xlsx_bytes

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
        if name == "content.xml":
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", 0)
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


def _repeated(text: str) -> str:
    cell = f"<table:table-cell table:number-columns-repeated='16384'><text:p>{text}</text:p>"
    row = f"<table:table-row table:number-rows-repeated='1048576'>{cell}</table:table-cell>"
    return f"<table:table>{row}</table:table-row></table:table>"


def _nested_odt(depth: int) -> bytes:
    opened = "<table:table><table:table-row><table:table-cell>"
    closed = "</table:table-cell></table:table-row></table:table>"
    return odt_bytes(opened * depth + odt_p("x") + closed * depth)


def _deep_lists(depth: int) -> bytes:
    return odt_bytes(
        "<text:list><text:list-item>" * depth + odt_p("x") + "</text:list-item></text:list>" * depth
    )


def _far_apart() -> bytes:
    rows = "".join(
        f'<c r="A{row}"><v>1</v></c><c r="XFD{row}"><v>1</v></c>' for row in range(1, 200, 2)
    )
    return xlsx_bytes(f"<sheetData><row>{rows}</row></sheetData>")


def _merged_everywhere() -> bytes:
    areas = pack("<H", 1026) + pack("<HHHH", 0, 65535, 0, 255) * 1026
    spread = (pack("<HHHHH", 1, row, 65535, 0, 255) for row in range(9_999))
    return xls_bytes(label(0, 0, "x"), record(0xE5, areas), *(record(0xE5, one) for one in spread))


def _long_row() -> bytes:
    return doc_bytes([doc_p("1\x07" * 300_000, IN_TABLE), *row((0, 1000, 2000), "1", "2")])


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
    "cells without end": ("ods", lambda: ods_bytes(_repeated("x"))),
    "cells of a text without end": ("odt", lambda: odt_bytes(_repeated("x"))),
    "rows of a text without end": ("odt", lambda: odt_bytes(_repeated("x").replace("16384", "2"))),
    "deep tables of a text": ("odt", lambda: _nested_odt(100)),
    "deep lists": ("odt", lambda: _deep_lists(130)),
    "spaces without end": ("odt", lambda: odt_bytes(odt_p('<text:s text:c="80"/>x' * 300_000))),
    "many paragraphs": ("odt", lambda: odt_bytes(odt_p("x") * 400_000)),
    "an odt that is a zip bomb": ("odt", lambda: _package(b" " * (300 << 20), "content.xml")),
    "entities of a text": ("odt", lambda: _package(DTD.encode(), "content.xml")),
    "tables far apart": ("xlsx", _far_apart),
    "many sheets": ("xlsx", lambda: xlsx_bytes(*["<sheetData>" + "<row/>" * 9_999] * 150)),
    "a shared string cut short": ("xls", lambda: xls_bytes(describing=[record(0xFC, b"\xff" * 8)])),
    "merged over everything": ("xls", _merged_everywhere),
    "fields in fields": ("doc", lambda: doc_bytes([doc_p("\x13 x \x14" * 50_000)])),
    "a table of one long row": ("doc", _long_row),
    "tables in tables of a doc": ("doc", lambda: doc_bytes([doc_p("x", depth(9_999))])),
    "a long line": ("txt", lambda: b"0" * (7 << 20)),
    "many lines": ("txt", lambda: b"x\n" * (4 << 20)),
    "tabs": ("txt", lambda: b"0\t" * (4 << 20)),
    "deep json": ("json", lambda: b'{"a":' * 100_000),
    "a large text": ("txt", lambda: b"0123456789\n" * (20 << 20)),
}


def test_repeated_cells_without_text_cost_nothing(tmp_path: Path):
    tables = _repeated(" ") + _repeated("")
    assert _try(tmp_path / "a.ods", ods_bytes(tables)) is None


@pytest.mark.parametrize(("suffix", "make"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_refused_in_bounded_memory(
    suffix: str, make: Callable[[], bytes], tmp_path: Path
):
    path = tmp_path / f"report.{suffix}"
    path.write_bytes(make())
    reading = (
        "import sys\n"
        "from gongkai.model.errors import UnreadableFile\n"
        "from gongkai.readers import read\n"
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
    assert _try(tmp_path / "report.odt", ODT[: min(step, len(ODT) - 30)]) is None


DOC = doc_bytes([doc_p("一、总体情况"), *row((0, 900, 1800), "规章", "0", down=(3, 0))])
XLS = xls_bytes(label(0, 0, "规章"), record(0x27E, pack("<HHHI", 0, 1, 0, 2)))
XLSX = xlsx_bytes('<sheetData><row><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData>')
ODS = ods_bytes("<table:table><table:table-row><table:table-cell/></table:table-row></table:table>")
ODT = odt_bytes(
    "<text:list><text:list-item>" + odt_p("一、总体情况") + "</text:list-item></text:list>"
    + odt_tbl(odt_tc("规章", 2) + odt_tc("0"), odt_tc("甲") + odt_tc("乙", 1, 2) + odt_tc("1"))
)  # fmt: skip
DAMAGED = {"odt": ODT, "docx": DOCX, "html": HTML, "doc": DOC, "xls": XLS, "xlsx": XLSX, "ods": ODS}


@pytest.mark.parametrize("data", [DOC, XLS], ids=["doc", "xls"])
def test_a_compound_file_cut_short_is_refused(data: bytes, tmp_path: Path):
    for size in range(0, len(data) - 4096, 97):
        assert _try(tmp_path / "report.doc", data[:size]) is None, size


@pytest.mark.parametrize(("name", "data"), DAMAGED.items(), ids=DAMAGED)
def test_damaged_bytes_never_raise_anything_else(name: str, data: bytes, tmp_path: Path):
    chance = random.Random(20240131)
    for _ in range(400):
        mutated = bytearray(data)
        for _ in range(chance.randint(1, 8)):
            mutated[chance.randrange(len(mutated))] = chance.randrange(256)
        _try(tmp_path / f"a.{name}", bytes(mutated))


@pytest.mark.parametrize(
    ("data", "name"), [(DOCX, "word/document.xml"), (ODT, "content.xml")], ids=["docx", "odt"]
)
def test_damaged_markup_never_raises_anything_else(data: bytes, name: str, tmp_path: Path):
    chance = random.Random(20240131)
    with ZipFile(io.BytesIO(data)) as archive:
        markup = archive.read(name)
    for _ in range(400):
        mutated = bytearray(markup)
        for _ in range(chance.randint(1, 3)):
            start = chance.randrange(len(mutated))
            mutated[start : start + chance.randint(0, 30)] = mutated[: chance.randint(0, 9)]
        _try(tmp_path / "a.zip", _package(bytes(mutated), name))
