"""Packs the parts of a zip package (docx, xlsx): changed ones into a copy, or all without dates."""

import io
from collections.abc import Mapping
from datetime import datetime
from typing import cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from gongkai.readers.xml import Element

DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
"""How an XML part of one's own begins."""

NO_DAY = datetime(2000, 1, 1)
"""What stands for the day of making in a file of one's own: its format wants one, the same input
must give the same bytes."""

_NEVER = (1980, 1, 1, 0, 0, 0)
_STANDALONE = {True: ' standalone="yes"', False: ' standalone="no"', None: ""}


def repacked(package: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The package with these parts in place of its own, new ones at the end; all others keep
    their bytes. The same input gives the same output: entries keep their dates, new ones have
    none (1980, the zero of the format)."""
    packed = io.BytesIO()
    with ZipFile(io.BytesIO(package)) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        known = {entry.filename: entry for entry in old.infolist()}
        for name, entry in known.items():
            new.writestr(_entry_like(entry), parts[name] if name in parts else old.read(entry))
        for name, data in parts.items():
            if name not in known:
                entry = ZipInfo(name, _NEVER)
                entry.compress_type = ZIP_DEFLATED
                new.writestr(entry, data)
    return packed.getvalue()


def dateless(package: bytes) -> bytes:
    """The same parts in the same order, without a word of when and on which system they were
    packed: the same parts give the same bytes."""
    packed = io.BytesIO()
    with ZipFile(io.BytesIO(package)) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for known in old.infolist():
            entry = ZipInfo(known.filename, _NEVER)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            new.writestr(entry, old.read(known))
    return packed.getvalue()


def serialized(root: Element) -> bytes:
    """The bytes of an XML part, in UTF-8, with what stands beside its root and its declaration
    of being standalone."""
    from lxml import etree

    tree = cast("etree._Element", root).getroottree()  # pyright: ignore[reportPrivateUsage]
    standalone = _STANDALONE[tree.docinfo.standalone]
    declared = f'<?xml version="1.0" encoding="UTF-8"{standalone}?>\r\n'.encode()
    return declared + etree.tostring(tree, encoding="UTF-8", xml_declaration=False)


def _entry_like(entry: ZipInfo) -> ZipInfo:
    copied = ZipInfo(entry.filename, entry.date_time)
    copied.compress_type = entry.compress_type
    copied.create_system = entry.create_system
    copied.external_attr = entry.external_attr
    copied.comment = entry.comment
    return copied
