"""Makes pdfminer stop where it would guess: a digit taken from damaged data is a wrong figure."""

import zlib

from pdfminer import pdftypes
from pdfminer.pdfexceptions import PDFException


class DamagedData(PDFException):
    """Something that a page needs is missing or cannot be unpacked."""


def _unpack(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data)
    except zlib.error as error:
        raise DamagedData(str(error)) from error


def unpack_strictly() -> None:
    """From now on packed data that breaks off is read as far as it goes, and data whose bits are
    wrong raises DamagedData. pdfminer has no setting for it and would go on with nothing."""
    pdftypes.decompress_corrupted = _unpack
