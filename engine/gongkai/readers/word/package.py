"""Takes single parts out of a docx package without trusting what the package says of itself."""

import io
import zipfile
import zlib
from dataclasses import dataclass

from gongkai.readers.limits import Limits, TooInvolved
from gongkai.readers.opening import Content
from gongkai.readers.refusal import refused
from gongkai.readers.word.xml import Element, parse

_DIRECTORY_ENTRY = b"PK\x01\x02"
_SMALL = 1 << 20  # below this a high ratio is harmless and common
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError)
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, slots=True)
class Package:
    """An opened docx."""

    source: str
    archive: zipfile.ZipFile
    limits: Limits

    def part(self, name: str) -> Element | None:
        """The root of an XML part; None where the package has no such part.

        UnreadableFile where the part is damaged, protected or larger than the limits; its
        declared size is not believed. Document type declarations are refused outright.
        """
        try:
            info = self.archive.getinfo(name)
        except KeyError:
            return None
        if info.flag_bits & 1:
            raise refused(self.source, "encrypted")
        most = max(_SMALL, self.limits.zip_ratio * info.compress_size)
        most = min(most, self.limits.zip_part_bytes)
        try:
            with self.archive.open(info) as opened:
                data = opened.read(most + 1)
        except (*_ZIP_ERRORS, RuntimeError) as error:
            raise refused(self.source, "damaged", part=name, reason=str(error)) from error
        if len(data) > most:
            raise refused(self.source, "zip_bomb")
        return self._parsed(name, data)

    def _parsed(self, name: str, data: bytes) -> Element:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            data = data.decode("utf-16", "replace").partition("?>")[2].encode("utf-8")
        # Entities are declared in the document type; whoever hides it in another encoding has
        # zeros among the first bytes.
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"\0" in data[:200]:
            raise refused(self.source, "xml_dtd", part=name)
        if data.count(b"<") > self.limits.xml_tags:
            raise TooInvolved
        try:
            return parse(data.replace(_STRICT, _TRANSITIONAL))
        except ValueError as error:
            raise refused(self.source, "damaged", part=name, reason=str(error)) from error


def open_package(content: Content, limits: Limits) -> Package:
    """Open a docx; UnreadableFile where it is damaged or unpacks to more than the limits."""
    if content.data.count(_DIRECTORY_ENTRY) > limits.zip_entries:
        raise refused(content.source, "zip_bomb")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content.data))
    except _ZIP_ERRORS as error:
        raise refused(content.source, "damaged", part="zip", reason=str(error)) from error
    if sum(info.file_size for info in archive.infolist()) > limits.zip_total_bytes:
        raise refused(content.source, "zip_bomb")
    return Package(content.source, archive, limits)
