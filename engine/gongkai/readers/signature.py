"""Tells a file's format by its bytes; its name only decides between kinds of plain text."""

import re
from pathlib import PurePath

from gongkai.readers.compound import root_streams

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\xff\xd8\xff", "picture"),
    (b"\x89PNG\r\n", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"Rar!\x1a", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
)
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)
_WPS_NAMES = {("doc", ".wps"): "wps", ("xls", ".et"): "et"}
_ZIP_PARTS = (
    (b"word/document", "docx"),
    (b"xl/workbook.bin", "xlsb"),
    (b"xl/workbook", "xlsx"),
    (b"ppt/presentation", "ppt"),
    (b"OFD.xml", "ofd"),
    (b"opendocument.text", "odt"),
    (b"opendocument.spreadsheet", "ods"),
    (b"word/", "docx"),
)
_HTML_START = re.compile(
    rb"\s*<(?:!doctype html|!--|html|head|meta|title|body|table|div|p|h[1-6]|span|center|style"
    rb"|script|section|article|ucapcontent|font|ul|form|base|link)[\s>/-]",
    re.IGNORECASE,
)
_MAIL_HEADER = re.compile(
    rb"(?:From|MIME-Version|Subject|Date|Snapshot-Content-Location|X-[\w-]+):"
)
_SAVED_PAGE = re.compile(
    rb"^Content-Type:\s*(?:multipart/(?:related|alternative)|text/html)", re.I | re.M
)
_TAG = re.compile(rb"<(?:p|div|table|td|br|span|html|body|h[1-6])[\s>/]", re.IGNORECASE)
_RECORD_START = re.compile(rb'\s*\{\s*(?:"|\})')
_TOML_START = re.compile(rb"\s*(?:#[^\n]*\n\s*){0,50}schema_version\s*=")
_BOM = b"\xef\xbb\xbf"


def is_packed(head: bytes) -> bool:
    """Whether the first bytes are those of a container or a binary format, which may be larger
    than plain text."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLE)) or _by_magic(head) is not None


def recognise_format(data: bytes, name: str) -> str:
    """The format's name: one that has a reader (``docx`` ``pdf`` …), or one that is known but not
    read (``ofd`` ``encrypted`` ``archive`` …)."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _inside_zip(data)
    if data.startswith(_OLE):
        return _inside_ole(data, name)
    return _by_magic(data) or _text_format(data, PurePath(name).suffix.lower())


def _by_magic(data: bytes) -> str | None:
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "picture"
    if data.startswith(b"BM") and b"\0" not in data[6:10]:
        return None
    if _MAIL_HEADER.match(data) and _SAVED_PAGE.search(data[:4096]):
        return "mht"
    return next((known for magic, known in _MAGIC if data.startswith(magic)), None)


def _inside_zip(data: bytes) -> str:
    # Names of parts and the mimetype entry stand uncompressed in a zip file.
    found = next((known for part, known in _ZIP_PARTS if part in data), None)
    if found is None:
        # Some programs write the names in capitals, or with the separator of Windows.
        names = data.lower().replace(b"\\", b"/")
        found = next((known for part, known in _ZIP_PARTS if part.lower() in names), "archive")
    return found


def _inside_ole(data: bytes, name: str) -> str:
    # Documents embedded in the file have streams of the same names, but not at its root. Where
    # the directory is damaged, the names still tell what the file was meant to be.
    streams = root_streams(data)
    for stream, format_ in _OLE_STREAMS:
        if stream in streams or (not streams and stream.encode("utf-16-le") in data):
            suffix = PurePath(name).suffix.lower()
            return _WPS_NAMES.get((format_, suffix), format_)
    return "ole" if streams else "damaged_ole"


def _text_format(data: bytes, suffix: str) -> str:
    head = data[:4096].removeprefix(_BOM)
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in head:
        head = head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if head.lstrip().startswith(b"<?xml"):
        return _inside_xml(data[: 1 << 16])
    if _HTML_START.match(head):
        return "html"
    if suffix in (".csv", ".tsv"):
        return "csv"
    if suffix in (".json", ".toml"):
        return suffix[1:]
    if _RECORD_START.match(head):
        return "json"
    if _TOML_START.match(head):
        return "toml"
    if suffix in (".md", ".markdown"):
        return "md"
    return "html" if suffix != ".txt" and _TAG.search(data) else "txt"


def _inside_xml(head: bytes) -> str:
    head = head.replace(b"\0", b"").lower()
    if b"<html" in head:
        return "html"
    if b"schemas.microsoft.com/office/2006/xmlpackage" in head:
        return "flatopc"
    if b"schemas-microsoft-com:office:spreadsheet" in head:
        return "sheetxml"
    if b'progid="word.document"' in head or b"schemas.microsoft.com/office" in head:
        return "wordxml"
    return "xml"
