"""Makes pdfminer stop where it would guess: a digit taken from damaged data is a wrong figure."""

import zlib
from io import BytesIO

from pdfminer import pdftypes
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfparser import PDFParser
from pdfminer.psparser import PSKeyword

_END = b"endstream"
_ROOM = 16
"""More than the bytes that may stand between a stream and its end."""
_FRAME = 2
"""The bytes in front of what zlib packs."""


class DamagedData(PDFException):
    """Something that a page needs is missing or cannot be unpacked."""


class WholeStreams(PDFParser):
    """Reads a stream up to its end where the length that it tells leads elsewhere, as programs do
    that show it: pdfminer would go on with the first part."""

    def __init__(self, data: bytes) -> None:
        super().__init__(BytesIO(data))
        self.data = data

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        """Handle a keyword; ``pos`` is where it stands."""
        if token is self.KEYWORD_STREAM and not self.fallback and self.curstack:
            (entries,) = self.pop(1)
            if isinstance(entries[1], dict):
                self._mend(pos, entries[1])
            self.push(entries)
        super().do_keyword(pos, token)

    def _mend(self, pos: int, entries: dict[str, object]) -> None:
        told = entries.get("Length")
        if isinstance(told, pdftypes.PDFObjRef):
            # It is read by this same parser, which forgets its place.
            told = pdftypes.resolve1(told)
            self.seek(pos)
        length = told if isinstance(told, int) and told >= 0 else 0
        start = self.data.find(b"\n", pos, pos + _ROOM) + 1
        behind = self.data[start + length : start + length + _ROOM + len(_END)]
        if not start or behind.lstrip().startswith(_END):
            return
        end = self.data.find(_END, start)
        if end > 0:
            entries["Length"] = len(self.data[start:end].rstrip(b"\r\n"))


def _unpack(data: bytes) -> bytes:
    """Data that zlib.decompress refuses: whole where only the sum at its end is missing."""
    whole, unchecked = zlib.decompressobj(), zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        unpacked = whole.decompress(data)
        if not whole.eof:
            unchecked.decompress(data[_FRAME:])
    except zlib.error as error:
        raise DamagedData(str(error)) from error
    if not whole.eof and not unchecked.eof:
        raise DamagedData("packed data breaks off")
    return unpacked


def unpack_strictly() -> None:
    """From now on packed data whose bits are wrong or that breaks off raises DamagedData. pdfminer
    has no setting for it and would go on with nothing, or with a part."""
    pdftypes.decompress_corrupted = _unpack
