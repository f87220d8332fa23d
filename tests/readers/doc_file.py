"""Builds small Word documents in the binary format, paragraph by paragraph ([MS-DOC])."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from struct import pack

from gongkai.model.document import Document
from gongkai.readers import read
from readers.compound_file import compound_bytes

_TEXT_AT, _PAGE = 1024, 512
IN_TABLE = pack("<HB", 0x2416, 1)
ROW_END = pack("<HB", 0x2417, 1)
INNER_CELL_END = pack("<HB", 0x244B, 1)
INNER_ROW_END = pack("<HB", 0x244C, 1)
HIDDEN, DELETED = pack("<HB", 0x083C, 1), pack("<HB", 0x0800, 1)


@dataclass(slots=True)
class Run:
    """Some text with its character formatting."""

    text: str
    formatting: bytes = b""


@dataclass(slots=True)
class Part:
    """A paragraph: runs, of which the last ends with its mark, formatting, number of the style."""

    runs: list[Run]
    formatting: bytes = b""
    style: int = 0


@dataclass(slots=True)
class Extra:
    """The rest of a document: structures by their index in the header, ``trailing`` bytes behind
    that of the lists, and how many of the last characters belong to text boxes."""

    structures: dict[int, bytes] = field(default_factory=dict[int, bytes])
    data: bytes = b""
    version: int = 0xC1
    identity: int = 0xA5EC
    flags: int = 0
    pieces: Sequence[tuple[int, int]] = ()
    trailing: bytes = b""
    box_characters: int = 0


def p(text: str, formatting: bytes = b"", style: int = 0, mark: str = "\r") -> Part:
    return Part([Run(text + mark)], formatting, style)


def depth(tables: int) -> bytes:
    return IN_TABLE + pack("<Hi", 0x6649, tables)


def row(edges: Sequence[int], *cells: str, down: Sequence[int] = (), across: Sequence[int] = ()):
    """The paragraphs of a row: its cells, then its end, which tells its edges and merges."""
    ends = [p(cell, depth(1), mark="\x07") for cell in cells]
    return [*ends, Part([Run("\x07")], depth(1) + ROW_END + shape(edges, down, across))]


def shape(edges: Sequence[int], down: Sequence[int] = (), across: Sequence[int] = ()) -> bytes:
    count = len(edges) - 1
    flags = [
        (down[cell] if down else 0) << 5 | (across[cell] if across else 0) for cell in range(count)
    ]
    body = bytes([count]) + pack(f"<{count + 1}h", *edges)
    body += b"".join(pack("<H18x", flag) for flag in flags)
    return pack("<HH", 0xD608, len(body) + 1) + body


def styles(*entries: tuple[int, int, bytes]) -> bytes:
    """A style sheet of paragraph styles: what is built in, base, paragraph formatting."""
    sheet = pack("<HHH14x", 18, len(entries), 10)
    for number, (built_in, base, formatting) in enumerate(entries):
        changes = pack("<H", number) + formatting
        style = pack("<HHHHH", built_in, 1 | base << 4, 2, 0, 0) + pack("<HH", 0, 0)
        style += pack("<H", len(changes)) + changes
        sheet += pack("<H", len(style)) + style + bytes(len(style) % 2)
    return sheet


def doc_bytes(parts: Sequence[Part], extra: Extra | None = None) -> bytes:
    """The file. ``extra.pieces`` are (first character, last) in the order in which the text of the
    paragraphs goes together; without them there is one piece."""
    extra = extra or Extra()
    runs = [run for part in parts for run in part.runs]
    text = "".join(run.text for run in runs)
    encoded = text.encode("utf-16-le")
    main = bytes(_TEXT_AT) + encoded
    main += bytes(-len(main) % _PAGE)
    tables: dict[int, bytes] = {}
    paragraphs = [(sum(len(run.text) for run in part.runs), _paragraph(part)) for part in parts]
    for index, pieces in ((12, [(len(run.text), _run(run)) for run in runs]), (13, paragraphs)):
        edges = [_TEXT_AT + 2 * n for n in accumulate((size for size, _ in pieces), initial=0)]
        first = len(main) // _PAGE
        for number, (_, entry) in enumerate(pieces):
            main += pack("<II", *edges[number : number + 2]) + entry
        tables[index] = pack(f"<{len(edges)}I", *edges)
        tables[index] += pack(f"<{len(pieces)}I", *range(first, first + len(pieces)))
    pieces = extra.pieces or [(0, len(text))]
    positions = [*accumulate((last - first for first, last in pieces), initial=0)]
    plc = pack(f"<{len(positions)}I", *positions)
    plc += b"".join(pack("<HIH", 0, _TEXT_AT + 2 * first, 0) for first, _ in pieces)
    tables[33] = pack("<BI", 2, len(plc)) + plc
    tables |= extra.structures
    table = bytearray(8)
    header = bytearray(_TEXT_AT)
    header[:12] = pack("<HH6xH", extra.identity, extra.version, extra.flags)
    header[76:80] = pack("<I", len(text) - extra.box_characters)
    header[100:104] = pack("<I", extra.box_characters)
    for index, structure in tables.items():
        header[154 + 8 * index : 162 + 8 * index] = pack("<II", len(table), len(structure))
        table += structure + (extra.trailing if index == 73 else b"")
    streams = {"WordDocument": bytes(header) + main[_TEXT_AT:], "T0Table": bytes(table)}
    return compound_bytes(**streams, Data=extra.data)


def read_doc(folder: Path, parts: Sequence[Part], extra: Extra | None = None) -> Document:
    """What the reader sees in such a file."""
    path = folder / "report.doc"
    path.write_bytes(doc_bytes(parts, extra))
    return read(path)


def _paragraph(part: Part) -> bytes:
    listed = pack("<H", part.style) + part.formatting
    listed += bytes(len(listed) % 2)
    page = bytes([16]) + bytes(12) + bytes(11) + bytes([0, len(listed) // 2]) + listed
    return page.ljust(_PAGE - 9, b"\0") + b"\1"


def _run(run: Run) -> bytes:
    page = bytes([16]) + bytes(23) + bytes([len(run.formatting)]) + run.formatting
    return page.ljust(_PAGE - 9, b"\0") + b"\1"
