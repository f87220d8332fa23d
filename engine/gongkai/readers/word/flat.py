"""Reads a docx that was saved as one XML file (Flat OPC, "Word XML 文档")."""

import base64
import io
from importlib import import_module
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from gongkai.model.document import Document
from gongkai.readers.limits import Limits, TooInvolved
from gongkai.readers.opening import Content
from gongkai.readers.package import refuse_entities
from gongkai.readers.refusal import refused
from gongkai.readers.word import read_word
from gongkai.readers.xml import parse

_PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_PART, _XML, _BINARY, _NAME = (
    _PACKAGE + name for name in ("part", "xmlData", "binaryData", "name")
)
_DOCUMENT = "word/document"


def read_flat(content: Content, limits: Limits) -> Document:
    """The document as its package would read; format and sha256 stay those of the file.
    UnreadableFile where it is damaged or holds no text document."""
    refuse_entities(content.source, content.data, part="xml")
    if content.data.count(b"<") > limits.xml_tags:
        raise TooInvolved
    try:
        root: Any = parse(content.data)
    except ValueError as error:
        raise refused(content.source, "damaged", part="xml", reason=str(error)) from error
    packed = io.BytesIO()
    names: set[str] = set()
    etree: Any = import_module("lxml.etree")
    with ZipFile(packed, "w", ZIP_STORED) as archive:
        for part in root.iterchildren(_PART):
            name = part.get(_NAME, "").lstrip("/")
            data = _data(part, etree)
            if data is not None and name and name not in names:
                names.add(name)
                archive.writestr(name, data)
    if not any(name.lower().startswith(_DOCUMENT) for name in names):
        raise refused(content.source, "damaged", part=_DOCUMENT, reason="-")
    inner = Content(content.source, packed.getvalue(), "docx")
    document = read_word(inner, limits)
    return content.document(document.blocks, title=document.title, omissions=document.omissions)


def _data(part: Any, etree: Any) -> bytes | None:
    """The bytes of a part; None where it has none that can be told."""
    inside = part.find(_XML)
    if inside is not None:
        return etree.tostring(inside[0], encoding="utf-8") if len(inside) else None
    written = part.findtext(_BINARY)
    try:
        return None if written is None else base64.b64decode("".join(written.split()))
    except ValueError:
        return None
