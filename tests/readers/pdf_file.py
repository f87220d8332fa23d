"""Builds small PDF files from drawing operators, so that each test shows what the page draws."""

import zlib
from collections.abc import Sequence
from pathlib import Path

from gongkai.model.document import Document
from gongkai.readers import LIMITS, Limits, read

WIDTH, HEIGHT = 595, 842
FONT = (
    b"<</Font<</F<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H"
    b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>>>]>>>>"
    b"/XObject<</I<<>>>>>>"
)
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"


def objects(*bodies: bytes, trailer: bytes = b"") -> bytes:
    """A file of these objects, numbered from 1; the first is the catalog."""
    out = bytearray(b"%PDF-1.7\n")
    places: list[int] = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    return bytes(out) + (
        b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, start)
    )


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), entries, data)


def packed(data: bytes) -> bytes:
    return stream(zlib.compress(data, 9), b"/Filter/FlateDecode")


def pdf_bytes(
    *pages: str,
    entries: str = "",
    size: tuple[int, int] = (WIDTH, HEIGHT),
    trailer: bytes = b"",
    more: Sequence[bytes] = (),
    resources: bytes = b"",
    catalog: bytes = b"",
) -> bytes:
    """A file whose pages draw these operators; ``F`` is a font, ``I`` an image. ``entries`` are
    added to every page, ``resources`` to those of all pages, ``catalog`` to the catalog; ``more``
    are further objects, the first of them 5 + 2 × pages."""
    count = len(pages)
    font, image = 3 + 2 * count, 4 + 2 * count
    kids = b" ".join(b"%d 0 R" % (3 + 2 * index) for index in range(count))
    bodies = [CATALOG[:-2] + catalog + b">>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count)]
    for index, content in enumerate(pages):
        box = b"/MediaBox[0 0 %d %d]" % size
        bodies += [
            b"<</Type/Page/Parent 2 0 R%s/Contents %d 0 R/Resources %d 0 R%s>>"
            % (box, 4 + 2 * index, font, entries.encode()),
            packed(content.encode("latin-1")),
        ]
    bodies.append(FONT[:-2].replace(b"<</I<<>>>>", b"<</I %d 0 R>>" % image) + resources + b">>")
    bodies.append(stream(b"\0", b"/Type/XObject/Subtype/Image/Width 1/Height 1"))
    return objects(*bodies, *more, trailer=trailer)


def write(x: float, y: float, words: str, size: float = 12, mode: int = 0) -> str:
    """Words whose first letter stands at (x, y), from the lower left corner; each is as wide as
    it is high."""
    codes = words.encode("utf-16-be").hex()
    return f"BT {mode} Tr /F {size} Tf {x} {y} Td <{codes}> Tj ET\n"


def lines(*words: str, top: float = 780, pitch: float = 20, x: float = 57) -> str:
    """Lines one below the other."""
    return "".join(write(x, top - pitch * index, line) for index, line in enumerate(words))


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0} {y0} m {x1} {y1} l S\n"


def image(x: float, y: float, width: float, height: float) -> str:
    return f"q {width} 0 0 {height} {x} {y} cm /I Do Q\n"


def table(rows: Sequence[Sequence[str]], top: float = 700, wide: float = 100) -> str:
    """A fully ruled table at the left margin; every cell 20 high, its text 8 high."""
    count, bottom = max(map(len, rows)), top - 20 * len(rows)
    drawn = [rule(50, top - 20 * n, 50 + wide * count, top - 20 * n) for n in range(len(rows) + 1)]
    drawn += [rule(50 + wide * n, bottom, 50 + wide * n, top) for n in range(count + 1)]
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            drawn.append(write(54 + wide * column, top - 20 * row - 14, cell, 8))
    return "".join(drawn)


def read_bytes(folder: Path, data: bytes, limits: Limits = LIMITS) -> Document:
    """What the reader sees in such a file."""
    path = folder / "report.pdf"
    path.write_bytes(data)
    return read(path, limits=limits)
