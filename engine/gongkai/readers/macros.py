"""Tells whether an Office file holds macros. They are never run, nor even unpacked."""

import re

from gongkai.readers.opening import Content

# Names of parts stand uncompressed in a zip file, those of storages in UTF-16 in a compound file.
_IN_OOXML = b"vbaProject.bin"
_IN_ODF = re.compile(rb"Basic/[^/\0]{1,80}/(?!script-lb)[^/\0]{1,80}\.xml")
_IN_COMPOUND = "_VBA_PROJECT".encode("utf-16-le")
_PACKED = frozenset({"docx", "xlsx", "odt", "ods"})
_COMPOUND = frozenset({"doc", "wps", "xls", "et"})


def has_macros(content: Content) -> bool:
    """Whether the file names a part or storage in which Word, Excel or LibreOffice keep macros."""
    if content.format in _PACKED:
        return _IN_OOXML in content.data or _IN_ODF.search(content.data) is not None
    return content.format in _COMPOUND and _IN_COMPOUND in content.data
