"""Files that attack, loop, lie about themselves or hold far more than any report.

Each is a suffix, what makes the bytes, and what becomes of it: the key of the refusal, or "" where
it is read.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from random import Random
from struct import pack
from typing import NamedTuple

from readers.compound_file import compound_bytes
from readers.doc_file import Extra, doc_bytes
from readers.doc_file import p as doc_p
from readers.docx_file import docx_bytes, p, run, tbl, tc
from readers.pdf_file import CATALOG, lines, objects, packed, pdf_bytes, stream
from readers.workbook_file import label, ods_bytes, record, xls_bytes, xlsx_bytes

SENTENCE = "一、总体情况。收到政府信息公开申请3件。"
_MAIN = "word/document.xml"
_END, _FAT_AT, _DIFAT_AT = 0xFFFFFFFE, 512, 76


class Hostile(NamedTuple):
    suffix: str
    make: Callable[[], bytes]
    key: str


def _zip(**parts: str | bytes) -> bytes:
    packed_ = io.BytesIO()
    with zipfile.ZipFile(packed_, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed_.getvalue()


def _nested_zip() -> bytes:
    inner = b"\0" * (20 << 20)
    for _ in range(5):
        inner = _zip(**{_MAIN: inner})
    return inner


def _shared_entries() -> bytes:
    """A zip file whose directory names the same packed bytes 4,000 times."""
    data = _zip(**{_MAIN: b"0" * (1 << 20)})
    end = data.rindex(b"PK\5\6")
    entry = data[data.index(b"PK\1\2") : end]
    directory = b"".join(
        entry.replace(_MAIN.encode(), b"word/document.%03x" % number) for number in range(4_000)
    )
    start = data.index(b"PK\1\2")
    tail = pack("<4s4H2IH", b"PK\5\6", 0, 0, 4_000, 4_000, len(directory), start, 0)
    return data[:start] + directory + tail


def _word(prolog: str, body: str = p(SENTENCE)) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'{prolog}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    return _zip(**{"[Content_Types].xml": "<Types/>", _MAIN: xml})


def _far_relationship() -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    related = f'<Relationships><Relationship Type="{kind}" Target="../../../etc/passwd"/>'
    return _zip(**{"_rels/.rels": related + "</Relationships>", _MAIN: "<w/>"})


def _with_macros() -> bytes:
    document = io.BytesIO(docx_bytes(p(SENTENCE)))
    with zipfile.ZipFile(document, "a") as archive:
        archive.writestr("word/vbaProject.bin", compound_bytes(VBA=b"Sub AutoOpen()"))
    return document.getvalue()


def _digits(make: Callable[[str], str], count: int) -> str:
    """Markup around numbers without a pattern, so that they do not pack like a bomb."""
    chance = Random(count)
    return "".join(make(str(chance.randrange(10**9))) for _ in range(count))


def _rows(count: int, cells: int, span: int, merge: str = "") -> list[str]:
    return [_digits(lambda n: tc(n, span, merge), cells) + run(str(n)) for n in range(count)]


def _large_sheet() -> bytes:
    row = "<row>" + "<c><v>1</v></c>" * 1_000 + "</row>"
    return xlsx_bytes("<sheetData>" + row * 10_000 + "</sheetData>")


def _shared_text() -> bytes:
    cells = _digits(lambda n: f'<row r="{n}"><c t="s"><v>0</v></c></row>', 20_000)
    return xlsx_bytes(f"<sheetData>{cells}</sheetData>", strings=f"<si><t>{'长' * 3_000}</t></si>")


def _bare_formulas() -> bytes:
    row = '<c t="inlineStr"><is><t>规章</t></is></c><c><f>SUM(A1:A9)</f></c>'
    return xlsx_bytes(f"<sheetData><row>{row}</row><row>{row}</row></sheetData>")


def _ods_grid(rows: int, columns: int) -> bytes:
    return ods_bytes(
        f"<table:table><table:table-row table:number-rows-repeated='{rows}'><table:table-cell"
        f" table:number-columns-repeated='{columns}'><text:p>1</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )


def _xls_grid() -> bytes:
    smalls = pack("<HH", 0, 0) + pack("<HI", 0, 6) * 256 + pack("<H", 255)
    rows = [record(0xBD, pack("<H", row) + smalls[2:]) for row in range(1_800)]
    return xls_bytes(*rows)


def _protected_xls() -> bytes:
    return xls_bytes(label(0, 0, "x"), describing=[record(0x2F, bytes(54))])


def _changed(data: bytes, *changes: tuple[int, int]) -> bytes:
    """The data with other four-byte numbers at some places."""
    changed = bytearray(data)
    for at, number in changes:
        struct.pack_into("<I", changed, at, number)
    return bytes(changed)


def _doc() -> bytes:
    return doc_bytes([doc_p(SENTENCE)])


def _cyclic_fat() -> bytes:
    data = _doc()
    count = struct.unpack_from("<I", data, 44)[0] * 128
    return _changed(data, *((_FAT_AT + 4 * n, n if n % 3 else n - 1) for n in range(1, count)))


def _cyclic_difat() -> bytes:
    """A table of tables that goes on in itself."""
    return _changed(_doc(), (68, 1), (72, 9_999), (512 + 512 + 508, 1))


def _directory() -> int:
    return 512 + 512 * struct.unpack_from("<I", _doc(), 48)[0]


def _cyclic_directory() -> bytes:
    """Entries that name each other as neighbours and themselves as children."""
    at = _directory()
    links = [(at + 128 * n + offset, m) for n, m in ((1, 2), (2, 1)) for offset in (68, 72, 76)]
    return _changed(_doc(), (at + 76, 0), *links)


def _huge_stream() -> bytes:
    return _changed(_doc(), (_directory() + 128 + 120, 0x7FFFFFFF))


def _many_pieces() -> bytes:
    """Pieces that all take the same characters."""
    return doc_bytes([doc_p("字" * 20)], Extra(pieces=[(0, 20)] * 300_000))


def _one_page(content: bytes, resources: bytes = b"", *more: bytes) -> bytes:
    kids = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%s>>>>"
    return objects(CATALOG, kids, page % resources, packed(content), *more)


def _form(draws: bytes, names: bytes) -> bytes:
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<<%s>>>>" % names
    return stream(draws, entries)


def _forms_in_a_circle() -> bytes:
    pair = _form(b"/B Do /B Do", b"/B 6 0 R"), _form(b"/A Do /A Do", b"/A 5 0 R")
    return _one_page(b"/A Do", b"/XObject<</A 5 0 R>>", *pair)


def _cyclic_xref() -> bytes:
    """Tables of objects that each name the other as the one before."""
    data = pdf_bytes(lines(SENTENCE))
    start = data.rindex(b"\nxref") + 1
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % start)


def _cyclic_outlines() -> bytes:
    catalog = CATALOG.replace(b">>", b"/Outlines 6 0 R>>")
    outline = b"<</First 6 0 R/Last 6 0 R/Next 6 0 R/Parent 6 0 R/Title(x)>>"
    page = pdf_bytes(lines(SENTENCE), more=[b"null", outline])
    return page.replace(CATALOG, catalog)


def _filters() -> bytes:
    """Content packed forty times over."""
    data = b"BT ET " * 1_000_000
    for _ in range(40):
        data = zlib.compress(data)
    filters = b"/Filter[%s]" % (b"/FlateDecode" * 40)
    kids = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"
    return objects(CATALOG, kids, page, stream(data, filters))


def _character_map() -> bytes:
    """A font whose map names four milliard characters."""
    ranges = b"1 beginbfrange <00000000> <ffffffff> <0041> endbfrange " * 20
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts"
        b"[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(A)/Ordering(I)"
        b"/Supplement 0>>/W[0 4000000000 500]>>]>>"
    )
    text = b"BT /F 12 Tf 50 700 Td <00010002> Tj ET"
    return _one_page(text, b"/Font<</F 5 0 R>>", font, packed(ranges))


def _contents() -> bytes:
    page = pdf_bytes(lines(SENTENCE))
    return page.replace(b"/Contents 4 0 R", b"/Contents[%s]" % (b"4 0 R " * 20_000))


def _protected_pdf(user: str, method: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_bytes(lines(SENTENCE)))))
    writer.encrypt(user, "owner", algorithm=method)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _deep_record() -> bytes:
    return b"a = " + b"{a = " * 900 + b"1" + b"}" * 900


def _dotted_keys() -> bytes:
    return b"schema_version = 1\n" + b".".join([b"a"] * 400_000) + b" = 1\n"


def _many_keys() -> bytes:
    return b"{" + b",".join(b'"k%d":[{}]' % n for n in range(400_000)) + b"}"


def _cells(value: str) -> bytes:
    return f'{{"schema_version": 1, "cells": {{"requests.received.total": {value}}}}}'.encode()


HOSTILE: dict[str, Hostile] = {
    "zip in zip in zip": Hostile("docx", _nested_zip, "read.xml_dtd"),
    "shared bytes": Hostile("docx", _shared_entries, "read.zip_bomb"),
    "external dtd": Hostile(
        "docx", lambda: _word('<!DOCTYPE w SYSTEM "http://192.0.2.1/x.dtd">'), "read.xml_dtd"
    ),
    "external entity": Hostile(
        "docx",
        lambda: _word('<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "read.xml_dtd",
    ),
    "entity without dtd": Hostile("docx", lambda: _word("", p("&x;")), "read.damaged"),
    "path out of the package": Hostile("docx", _far_relationship, "read.damaged"),
    "macros": Hostile("docm", _with_macros, ""),
    "wide cells": Hostile(
        "docx", lambda: docx_bytes(tbl(*_rows(4_000, 3, 999_999))), "read.too_involved"
    ),
    "merged downwards": Hostile(
        "docx", lambda: docx_bytes(tbl(*_rows(12_000, 2, 1, "continue"))), ""
    ),
    "controls in controls": Hostile(
        "docx", lambda: docx_bytes("<w:sdt>" * 200 + p("x") + "</w:sdt>" * 200), ""
    ),
    "runs": Hostile(
        "docx", lambda: docx_bytes(f"<w:p>{_digits(run, 40_000)}</w:p>"), "read.paragraph_too_long"
    ),
    "a large sheet": Hostile("xlsx", _large_sheet, "read.zip_bomb"),
    "one text in all cells": Hostile("xlsx", _shared_text, "read.too_much_text"),
    "formulas without results": Hostile("xlsx", _bare_formulas, ""),
    "10,000 × 10,000 ods": Hostile("ods", lambda: _ods_grid(10_000, 10_000), "read.too_involved"),
    "1,800 × 256 xls": Hostile("xls", _xls_grid, "read.too_involved"),
    "1,800 × 256 et": Hostile("et", _xls_grid, "read.too_involved"),
    "protected xls": Hostile("xls", _protected_xls, "read.encrypted"),
    "protected docx": Hostile(
        "docx",
        lambda: compound_bytes(EncryptedPackage=b"x" * 999, EncryptionInfo=b"x"),
        "read.encrypted",
    ),
    "protected doc": Hostile(
        "doc", lambda: doc_bytes([doc_p("x")], Extra(flags=0x100)), "read.encrypted"
    ),
    "a table of sectors in circles": Hostile("doc", _cyclic_fat, "read.damaged"),
    "a table of tables in circles": Hostile("doc", _cyclic_difat, "read.damaged"),
    "a directory in circles": Hostile("doc", _cyclic_directory, "read.damaged"),
    "a stream of two gigabytes": Hostile("doc", _huge_stream, "read.zip_bomb"),
    "300,000 pieces": Hostile("doc", _many_pieces, ""),
    "forms in a circle": Hostile("pdf", _forms_in_a_circle, "read.no_text"),
    "tables of objects in circles": Hostile("pdf", _cyclic_xref, "read.too_involved"),
    "outlines in circles": Hostile("pdf", _cyclic_outlines, ""),
    "packed forty times": Hostile("pdf", _filters, "read.too_involved"),
    "a map of all characters": Hostile("pdf", _character_map, "read.too_involved"),
    "20,000 contents": Hostile("pdf", _contents, "read.too_involved"),
    "password": Hostile("pdf", lambda: _protected_pdf("secret", "AES-256"), "read.pdf_password"),
    "password RC4": Hostile(
        "pdf", lambda: _protected_pdf("secret", "RC4-128"), "read.pdf_password"
    ),
    "password of the owner": Hostile("pdf", lambda: _protected_pdf("", "AES-256"), ""),
    "password of the owner RC4": Hostile("pdf", lambda: _protected_pdf("", "RC4-128"), ""),
    "one giant table": Hostile("html", lambda: b"<table>" + b"<tr><td>1<td>2<td>3" * 9_900, ""),
    "one giant row": Hostile("html", lambda: b"<table><tr>" + b"<td>1" * 39_000, ""),
    "tall cells": Hostile(
        "html", lambda: b"<table>" + b"<tr><td rowspan=65534>1<td>2" * 13_000, "read.too_involved"
    ),
    "entities of html": Hostile(
        "html", lambda: b"<p>" + b"&amp;&#65;" * 800_000, "read.paragraph_too_long"
    ),
    "zeros in text": Hostile("txt", lambda: SENTENCE.encode() + b"\0" * 100_000, "read.binary"),
    "two encodings": Hostile(
        "txt", lambda: SENTENCE.encode("gb18030") * 9 + SENTENCE.encode() * 9, "read.binary"
    ),
    "a deep record": Hostile("toml", _deep_record, "read.record_broken"),
    "dotted keys": Hostile("toml", _dotted_keys, "read.record_broken"),
    "many keys": Hostile("json", _many_keys, "record.unknown"),
    "a number of a milliard digits": Hostile("json", lambda: _cells("1e999999999"), "record.wrong"),
    "a fraction of a milliard digits": Hostile(
        "json", lambda: _cells("1e-999999999"), "record.wrong"
    ),
    "a year without end": Hostile("json", lambda: b'{"year": %s}' % (b"9" * 4_000), "record.wrong"),
}
