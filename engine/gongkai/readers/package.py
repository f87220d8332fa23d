"""Takes single parts out of a zip package (docx, xlsx, ods) without trusting what the package says
of itself."""

import io
import zipfile
import zlib
from dataclasses import dataclass

from gongkai.readers.limits import Limits, TooInvolved
from gongkai.readers.opening import Content
from gongkai.readers.refusal import refused
from gongkai.readers.xml import Element, parse

_DIRECTORY_ENTRY = b"PK\x01\x02"
_SMALL = 1 << 20  # below this a high ratio is harmless and common
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError)
_ECMA = b"http://schemas.openxmlformats.org/"
_STRICT_SPACES = b"http://purl.oclc.org/ooxml/"
_STRICT = tuple(
    (_STRICT_SPACES + strict, _ECMA + transitional)
    for strict, transitional in (
        (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
        (b"spreadsheetml/main", b"spreadsheetml/2006/main"),
        (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
    )
)


@dataclass(slots=True)
class Package:
    """An opened package; ``tags`` counts the markup of all parts that were parsed, ``entries`` are
    those of the archive by their name in the usual spelling."""

    source: str
    archive: zipfile.ZipFile
    limits: Limits
    tags: int = 0
    entries: dict[str, list[zipfile.ZipInfo]] | None = None

    def part(self, name: str) -> Element | None:
        """The root of an XML part; None where the package has no such part.

        UnreadableFile where the part is damaged, protected or larger than the limits. Document
        type declarations are refused outright.
        """
        data = self.data(name)
        return None if data is None else self.parsed(name, data)

    def stored(self, name: str) -> Element | None:
        """The same as it is stored, to be changed and written back: nothing is left out, and a
        strict document keeps its own namespaces."""
        data = self.data(name)
        return None if data is None else self.parsed(name, data, whole=True)

    def data(self, name: str, first: int | None = None) -> bytes | None:
        """The bytes of a part, or the ``first`` of them, never more than the limits: its declared
        size is not believed."""
        info = self._info(name)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise refused(self.source, "encrypted")
        most = max(_SMALL, self.limits.zip_ratio * info.compress_size)
        most = min(most, self.limits.zip_part_bytes)
        try:
            with self.archive.open(info) as opened:
                data = opened.read(most + 1 if first is None else first)
        except (*_ZIP_ERRORS, RuntimeError) as error:
            raise refused(self.source, "damaged", part=name, reason=str(error)) from error
        if len(data) > most:
            raise refused(self.source, "zip_bomb")
        return data

    def _info(self, name: str) -> zipfile.ZipInfo | None:
        """The entry of a part. Some programs write names in another case or with the separator of
        Windows; UnreadableFile where two entries go by one name: nobody knows which is meant."""
        if self.entries is None:
            self.entries = {}
            for info in self.archive.infolist():
                self.entries.setdefault(_normal(info.filename), []).append(info)
        found = self.entries.get(_normal(name), [])
        if len({(info.CRC, info.file_size) for info in found}) > 1:
            raise refused(self.source, "part_twice", part=name)
        return found[-1] if found else None

    def parsed(self, name: str, data: bytes, *, whole: bool = False) -> Element:
        """The root of the markup of a part, or of as much of it as is needed."""
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            data = data.decode("utf-16", "replace").partition("?>")[2].encode("utf-8")
        refuse_entities(self.source, data, part=name)
        self.tags += data.count(b"<")
        if self.tags > self.limits.xml_tags:
            raise TooInvolved
        if _STRICT_SPACES in data and not whole:
            for strict, transitional in _STRICT:
                data = data.replace(strict, transitional)
        try:
            return parse(data, whole=whole)
        except ValueError as error:
            raise refused(self.source, "damaged", part=name, reason=str(error)) from error


def refuse_entities(source: str, data: bytes, *, part: str) -> None:
    """UnreadableFile where markup declares a document type, which may declare entities; whoever
    hides it in another encoding has zeros among the first bytes."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"\0" in data[:200]:
        raise refused(source, "xml_dtd", part=part)


def open_package(content: Content, limits: Limits) -> Package:
    """Open a package; UnreadableFile where it is damaged or unpacks to more than the limits."""
    if content.data.count(_DIRECTORY_ENTRY) > limits.zip_entries:
        raise refused(content.source, "zip_bomb")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content.data))
    except _ZIP_ERRORS as error:
        raise refused(content.source, "damaged", part="zip", reason=str(error)) from error
    if sum(info.file_size for info in archive.infolist()) > limits.zip_total_bytes:
        raise refused(content.source, "zip_bomb")
    return Package(content.source, archive, limits)


def _normal(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
