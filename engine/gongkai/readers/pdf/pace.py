"""Where pdfminer takes long for what a report does not need: maps of characters, and objects that
are packed together, of which it reads all (the tags of every word, say) for the sake of one."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from io import BytesIO
from typing import Any, cast

from pdfminer import encodingdb, pdffont
from pdfminer.cmapdb import FileUnicodeMap
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFStreamParser
from pdfminer.pdftypes import PDFStream

from gongkai.readers.limits import TooInvolved

_SECTION = re.compile(rb"begin(bfchar|bfrange|cidchar|cidrange)(.*?)end\1", re.DOTALL)
_PIECE = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])|(\d+)|/([^\s<>\[\]/]+)")
_PUT = re.compile(rb"dup\s+(\d{1,3})\s*/([^\s()<>\[\]{}/%]+)\s+put")
_MOST_CODES = 200_000


class QuickDocument(PDFDocument):
    """A document that takes one object out of a packed stream without reading the others."""

    def _get_objects(self, stream: PDFStream) -> tuple[list[object], int]:
        count = stream.get("N", 0)
        first = stream.get("First", 0)
        if not isinstance(count, int) or not isinstance(first, int):
            return super()._get_objects(stream)
        data = stream.get_data()
        numbers = data[:first].split()
        if len(numbers) < 2 * count or not all(number.isdigit() for number in numbers):
            return super()._get_objects(stream)
        ats = [first + int(number) for number in numbers[1 : 2 * count : 2]]
        return cast("list[object]", _Packed(self, data, ats)), count


class _Packed:
    """The objects of a packed stream, each read when it is asked for. As with pdfminer the first
    of them has the place behind the numbers that tell where they begin."""

    def __init__(self, document: PDFDocument, data: bytes, ats: Sequence[int]) -> None:
        self._document, self._data, self._ats = document, data, ats

    def __getitem__(self, place: int) -> object:
        index = place - 2 * len(self._ats)
        if not 0 <= index < len(self._ats):
            raise IndexError(place)
        at = self._ats[index]
        end = min((each for each in self._ats if each > at), default=len(self._data))
        parser = PDFStreamParser(self._data[at:end] + b"\n")
        parser.set_document(self._document)
        return parser.nextobject()[1]


class _QuickMap:
    """Fills a font's map of characters, as pdfminer's CMapParser does. TooInvolved where it names
    more characters than there are."""

    def __init__(self, into: FileUnicodeMap, opened: BytesIO) -> None:
        self._map, self._data = into, opened.getvalue()
        self._left = _MOST_CODES

    def run(self) -> None:
        for section in _SECTION.finditer(self._data):
            pieces = list(_pieces(section[2]))
            if section[1] in (b"bfchar", b"cidchar"):
                for code, text in zip(pieces[::2], pieces[1::2], strict=False):
                    if isinstance(code, bytes):
                        self._add(int.from_bytes(code, "big"), text)
            else:
                for at in range(0, len(pieces) - 2, 3):
                    self._range(*pieces[at : at + 3])

    def _range(self, low: object, high: object, text: object) -> None:
        if not isinstance(low, bytes) or not isinstance(high, bytes):
            return
        start, end = int.from_bytes(low, "big"), int.from_bytes(high, "big")
        if end - start >= self._left:
            raise TooInvolved
        for step, code in enumerate(range(start, end + 1)):
            if isinstance(text, list):
                named = cast("list[object]", text)
                if step < len(named):
                    self._add(code, named[step])
            elif isinstance(text, bytes):
                last = int.from_bytes(text[-4:], "big") + step
                width = len(text[-4:])
                last &= (1 << 8 * width) - 1
                self._add(code, text[:-4] + last.to_bytes(width, "big"))
            elif isinstance(text, int):
                self._add(code, text + step)

    def _add(self, code: int, text: object) -> None:
        self._left -= 1
        if self._left < 0:
            raise TooInvolved
        if isinstance(text, str):
            self._map.add_cid2unichr(code, encodingdb.name2unicode(text).encode("utf-16-be"))
        elif isinstance(text, bytes) or (isinstance(text, int) and text < 0x110000):
            self._map.add_cid2unichr(code, text)


def _pieces(data: bytes) -> Iterator[bytes | int | str | list[object]]:
    """Codes, numbers, names, and lists of them."""
    held: list[object] | None = None
    for match in _PIECE.finditer(data):
        if match[2]:
            held = []
            continue
        if match[3]:
            if held is not None:
                yield held
            held = None
            continue
        piece: bytes | int | str
        if match[4]:
            piece = int(match[4])
        elif match[5]:
            piece = match[5].decode("latin-1")
        else:
            digits = b"".join(match[1].split())
            piece = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
        if held is None:
            yield piece
        else:
            held.append(piece)


class _QuickHeader:
    """What the codes of a Type 1 font mean, as its own program says."""

    def __init__(self, opened: BytesIO) -> None:
        self._data = opened.getvalue()

    def get_encoding(self) -> dict[int, str]:
        found: dict[int, str] = {}
        for code, name in _PUT.findall(self._data):
            with suppress(KeyError, ValueError):  # a letter of the font's own
                found[int(code)] = encodingdb.name2unicode(name.decode("latin-1"))
        return found


def quicken() -> None:
    """From now on pdfminer reads maps of characters and the programs of fonts our way, and keeps
    what names mean."""
    fonts: Any = pdffont
    fonts.Type1FontHeaderParser = _QuickHeader
    fonts.CMapParser = _QuickMap
    if not hasattr(encodingdb.name2unicode, "cache_info"):
        encodingdb.name2unicode = lru_cache(maxsize=4096)(encodingdb.name2unicode)
