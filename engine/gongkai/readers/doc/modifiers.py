"""Takes the changes of formatting (Sprm) out of the bytes that list them ([MS-DOC] 2.2.5)."""

from collections.abc import Iterator
from struct import unpack_from

IN_TABLE, ROW_END, DEPTH, INNER_CELL_END, INNER_ROW_END = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
STYLE, OUTLINE, LIST_LEVEL, LIST = 0x4600, 0x2640, 0x260A, 0x460B
ROW, MERGE_ACROSS, SPLIT, MERGE_DOWN = 0xD608, 0x5624, 0x5625, 0xD62B
DELETED, INSERTED, HIDDEN, ALWAYS_HIDDEN, PICTURE = 0x0800, 0x0801, 0x083C, 0x0818, 0x6A03
STRUCK, STRUCK_TWICE, RAISED, SHIFTED, SIZE = 0x0837, 0x2A53, 0x2A48, 0x4845, 0x4A43
INK, COLOUR, MARKER, SHADE, OLD_SHADE, CHARACTER_STYLE = (
    0x2A42, 0x6870, 0x2A0C, 0xCA71, 0x4866, 0x4A30,
)  # fmt: skip
PARAGRAPH_SHADE, ROW_SHADES, MORE_SHADES, LAST_SHADES = 0xC64D, 0xD612, 0xD616, 0xD60C
_ELSEWHERE = (0x6645, 0x6646, 0x646B)  # the changes stand in the data stream
_TABS = 0xC615
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}

_SHORT = {0x0C: LIST_LEVEL, 0x18: IN_TABLE, 0x19: ROW_END, 0x41: DELETED, 0x5C: HIDDEN}
"""The changes of interest that a piece may name by one byte ([MS-DOC] 2.9.215)."""


def modifiers(listed: bytes, data: bytes = b"") -> Iterator[tuple[int, bytes]]:
    """Each change's code and operand, in the order of effect. ``data`` is the data stream, where
    long lists are kept. A list that is cut short ends early."""
    position, end = 0, len(listed)
    while position + 3 <= end:
        code = listed[position] | listed[position + 1] << 8
        position += 2
        size = _SIZES.get(code >> 13)
        if size is None:
            size, position = _size(code, listed, position)
        operand = listed[position : position + size]
        position += size
        if len(operand) < size:
            return
        if code in _ELSEWHERE and data:
            start = unpack_from("<I", operand)[0]
            if start + 2 <= len(data):
                length = data[start] | data[start + 1] << 8
                yield from modifiers(data[start + 2 : start + 2 + length])
        else:
            yield code, operand


def short_modifier(index: int, value: int) -> tuple[tuple[int, bytes], ...]:
    """The change that a piece makes by itself, where it is of interest."""
    code = _SHORT.get(index)
    return () if code is None else ((code, bytes((value,))),)


def number(operand: bytes) -> int:
    return int.from_bytes(operand, "little")


def _size(code: int, listed: bytes, position: int) -> tuple[int, int]:
    """The length of an operand that tells it itself, and where it begins."""
    if code == ROW:
        return max(0, number(listed[position : position + 2]) - 1), position + 2
    length = listed[position]
    if code == _TABS and length == 255:
        deleted = listed[position + 1] if position + 1 < len(listed) else 0
        at = position + 2 + 4 * deleted
        added = listed[at] if at < len(listed) else 0
        return 2 + 4 * deleted + 3 * added, position + 1
    return length, position + 1
