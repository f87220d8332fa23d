"""Builds small workbooks, so that each test shows the markup or the records it is about."""

import io
from collections.abc import Sequence
from pathlib import Path
from struct import pack
from zipfile import ZIP_DEFLATED, ZipFile

from gongkai.model.document import Document
from gongkai.readers import read
from readers.compound_file import compound_bytes

_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


def xlsx_bytes(
    *sheets: str,
    strings: str = "",
    styles: str = "",
    states: Sequence[str] = (),
    uncalculated: bool = False,
) -> bytes:
    """A workbook whose sheets hold this markup; ``states`` say which are hidden, ``uncalculated``
    that its formulas are left to the program that opens it."""
    names = "".join(
        f'<sheet name="表{n}" r:id="r{n}" state="{states[n - 1] if states else "visible"}"/>'
        for n in range(1, len(sheets) + 1)
    )
    related = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATIONSHIPS}/worksheet" Target="sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    related += "".join(
        f'<Relationship Id="{kind}" Type="{_RELATIONSHIPS}/{kind}" Target="/xl/{kind}.xml"/>'
        for kind in ("sharedStrings", "styles")
    )
    settings = '<calcPr fullCalcOnLoad="1"/>' if uncalculated else ""
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{_SPREADSHEET}" xmlns:r="{_RELATIONSHIPS}">'
        f"<sheets>{names}</sheets>{settings}</workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships>{related}</Relationships>",
        "xl/sharedStrings.xml": f'<sst xmlns="{_SPREADSHEET}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{_SPREADSHEET}">{styles}</styleSheet>',
    }
    for number, sheet in enumerate(sheets, 1):
        parts[f"xl/sheet{number}.xml"] = f'<worksheet xmlns="{_SPREADSHEET}">{sheet}</worksheet>'
    return _packed(parts)


def ods_bytes(tables: str, **parts: str) -> bytes:
    """A workbook with these tables."""
    spaces = " ".join(f'xmlns:{n}="{_OASIS}{n}:1.0"' for n in ("office", "table", "text", "style"))
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return _packed({"mimetype": _ODS, "content.xml": content, **parts})


def xls_bytes(*records: bytes, describing: Sequence[bytes] = (), name: str = "表") -> bytes:
    """A workbook of one sheet with these records."""
    encoded = name.encode("utf-16-le")

    def stream(start: int) -> bytes:
        sheet = record(0x85, pack("<IHBB", start, 0, len(name), 1) + encoded)
        return b"".join([begin(), *describing, sheet, record(0x0A)])

    globe = stream(len(stream(0)))
    return compound_bytes(Workbook=b"".join([globe, begin(), *records, record(0x0A)]))


def begin(version: int = 0x0600) -> bytes:
    return record(0x0809, pack("<HH12x", version, 0x10))


def record(code: int, data: bytes = b"") -> bytes:
    return pack("<HH", code, len(data)) + data


def label(row: int, column: int, text: str) -> bytes:
    """A cell with a text of its own."""
    encoded = text.encode("utf-16-le")
    return record(0x204, pack("<HHHHB", row, column, 0, len(text), 1) + encoded)


def read_workbook(folder: Path, data: bytes, name: str = "report.xlsx") -> Document:
    """What the reader sees in such a file."""
    path = folder / name
    path.write_bytes(data)
    return read(path)


def _packed(parts: dict[str, str]) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            how = None if name == "mimetype" else ZIP_DEFLATED
            archive.writestr(name, content, how)
    return packed.getvalue()
