"""Takes records and strings out of the stream of an Excel 97 workbook ([MS-XLS] 2.1.4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from struct import unpack_from

from gongkai.readers.limits import Limits, TooInvolved

CONTINUE = 0x003C
_WIDE, _EXTENDED, _RICH = 1, 4, 8


@dataclass(slots=True)
class Record:
    """One record with those that continue it, and how far it has been read."""

    code: int
    at: int
    chunks: list[bytes]
    chunk: int = 0
    position: int = 0

    @property
    def data(self) -> bytes:
        return self.chunks[0]

    def take(self, size: int) -> bytes:
        """The next bytes; they may go on in the next chunk. ValueError where there are fewer."""
        taken: list[bytes] = []
        while size:
            self._open()
            taken.append(self.chunks[self.chunk][self.position : self.position + size])
            self.position += len(taken[-1])
            size -= len(taken[-1])
        return b"".join(taken)

    def string(self) -> str:
        """The next string (XLUnicodeRichExtendedString)."""
        return self.rich_string()[0]

    def rich_string(self) -> tuple[str, bytes]:
        """The next string, and its runs: two numbers of two bytes each, from which character on
        which font holds."""
        length, flags = unpack_from("<HB", self.take(3))
        runs = unpack_from("<H", self.take(2))[0] if flags & _RICH else 0
        extra = unpack_from("<I", self.take(4))[0] if flags & _EXTENDED else 0
        text = self._characters(length, flags)
        formats = self.take(4 * runs)
        self.take(extra)
        return text, formats

    def _characters(self, length: int, flags: int) -> str:
        # Each chunk tells anew how wide its characters are.
        parts: list[str] = []
        while length:
            if self.position >= len(self.chunks[self.chunk]):
                self._open()
                flags = self.take(1)[0]
            width = 2 if flags & _WIDE else 1
            rest = (len(self.chunks[self.chunk]) - self.position) // width
            count = min(length, rest)
            if not count:
                raise ValueError("XLUnicodeString")
            data = self.take(count * width)
            parts.append(data.decode("utf-16-le" if width == 2 else "latin-1", "replace"))
            length -= count
        return "".join(parts)

    def _open(self) -> None:
        while self.position >= len(self.chunks[self.chunk]):
            self.chunk += 1
            self.position = 0
            if self.chunk >= len(self.chunks):
                raise ValueError("CONTINUE")


def read_records(stream: bytes, limits: Limits) -> Iterator[Record]:
    """The records, in order. TooInvolved beyond the limits; a record cut short ends them."""
    record: Record | None = None
    position = number = 0
    while position + 4 <= len(stream):
        code, size = unpack_from("<HH", stream, position)
        data = stream[position + 4 : position + 4 + size]
        if code == CONTINUE and record is not None:
            record.chunks.append(data)
        else:
            if record is not None:
                yield record
            record = Record(code, position, [data])
        position += 4 + size
        number += 1
        if number > limits.xml_tags:
            raise TooInvolved
    if position > len(stream):
        raise ValueError(f"{position} > {len(stream)}")
    if record is not None:
        yield record
