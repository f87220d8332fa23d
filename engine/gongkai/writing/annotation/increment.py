"""Carries a PDF on behind its own bytes (an incremental update, ISO 32000-2, 7.5.6).

pypdf can write one too, but drops the document's information and leaves a number in use unmarked,
so that a second update damages the file.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import cast

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

_START = re.compile(rb"startxref\s{1,8}(\d{1,12})")
_STREAM = re.compile(rb"\s{0,4}\d{1,10}\s{1,4}\d{1,5}\s{1,4}obj")
_KEPT = ("/Root", "/Info", "/ID")


class Increment:
    """New and replaced objects of a PDF. ValueError where its table of objects is not where the
    file says: there is nothing that could be carried on."""

    def __init__(self, data: bytes, reader: PdfReader) -> None:
        self._data = data
        self._reader = reader
        self._objects: dict[int, tuple[int, PdfObject]] = {}
        known = [number for table in reader.xref.values() for number in table]
        size = cast(NumberObject, reader.trailer["/Size"])
        self._next = max(size, *(number + 1 for number in (*known, *reader.xref_objStm)))
        starts = _START.findall(data[-2048:])
        self._before = int(starts[-1]) if starts else len(data)
        head = data[self._before : self._before + 40]
        self._is_table = head.lstrip().startswith(b"xref")
        if not self._is_table and not _STREAM.match(head):
            raise ValueError("startxref")

    def add(self, value: PdfObject) -> IndirectObject:
        """Add an object; what refers to it."""
        reference = IndirectObject(self._next, 0, self._reader)
        self._next += 1
        self.replace(reference, value)
        return reference

    def replace(self, reference: IndirectObject, value: PdfObject) -> None:
        """Have this object from now on in place of the one that was there."""
        self._objects[reference.idnum] = reference.generation, value

    def written(self) -> bytes:
        """The whole file."""
        out = BytesIO()
        out.write(self._data)
        if not self._data.endswith((b"\n", b"\r")):
            out.write(b"\n")
        places: dict[int, tuple[int, int]] = {}
        for number, (generation, value) in sorted(self._objects.items()):
            places[number] = out.tell(), generation
            out.write(b"%d %d obj\n" % (number, generation))
            value.write_to_stream(out)
            out.write(b"\nendobj\n")
        start = out.tell()
        if self._is_table:
            self._write_table(out, places)
        else:
            self._write_stream(out, places)
        out.write(b"\nstartxref\n%d\n%%%%EOF\n" % start)
        return out.getvalue()

    def _write_table(self, out: BytesIO, places: dict[int, tuple[int, int]]) -> None:
        out.write(b"xref\n")
        for first, count in _blocks(places):
            out.write(b"%d %d\n" % (first, count))
            for number in range(first, first + count):
                out.write(b"%010d %05d n \n" % places[number])
        out.write(b"trailer\n")
        self._trailer(self._next).write_to_stream(out)

    def _write_stream(self, out: BytesIO, places: dict[int, tuple[int, int]]) -> None:
        number = self._next
        every = {**places, number: (out.tell(), 0)}
        told = self._trailer(number + 1)
        told[NameObject("/Type")] = NameObject("/XRef")
        told[NameObject("/W")] = ArrayObject([NumberObject(width) for width in (1, 5, 2)])
        told[NameObject("/Index")] = ArrayObject(
            [NumberObject(part) for block in _blocks(every) for part in block]
        )
        stream = StreamObject()
        stream.update(told)
        stream.set_data(
            b"".join(
                b"\1" + place.to_bytes(5) + generation.to_bytes(2)
                for place, generation in every.values()
            )
        )
        out.write(b"%d 0 obj\n" % number)
        stream.write_to_stream(out)
        out.write(b"\nendobj")

    def _trailer(self, size: int) -> DictionaryObject:
        before = self._reader.trailer
        told = DictionaryObject(
            {NameObject(key): before.raw_get(key) for key in _KEPT if key in before}
        )
        told[NameObject("/Size")] = NumberObject(size)
        told[NameObject("/Prev")] = NumberObject(self._before)
        return told


def _blocks(places: dict[int, tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """First number and count of the objects that are numbered without a gap."""
    first = last = -1
    for number in sorted(places):
        if number != last + 1:
            if first >= 0:
                yield first, last - first + 1
            first = number
        last = number
    if first >= 0:
        yield first, last - first + 1
