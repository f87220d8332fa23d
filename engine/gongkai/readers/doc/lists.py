"""Takes the lists of a document out of its tables ([MS-DOC] 2.9.147, 2.9.131)."""

from dataclasses import replace
from struct import iter_unpack, unpack_from

from gongkai.readers.doc.header import LIST_USES, LISTS, Header
from gongkai.readers.doc.pieces import whole
from gongkai.readers.word.numbering import Level, Numbering

_LEVELS = 9
_MOST = 9_999
_SIMPLE, _LEGAL = 1, 4
_START_GIVEN, _LEVEL_GIVEN = 0x10, 0x20
_FIXED = 28
_FORMATS = {
    0x00: "decimal", 0x01: "upperRoman", 0x02: "lowerRoman", 0x03: "upperLetter",
    0x04: "lowerLetter", 0x0A: "ideographDigital", 0x0B: "japaneseCounting",
    0x0E: "decimalFullWidth", 0x12: "decimalEnclosedCircle", 0x13: "decimalFullWidth",
    0x16: "decimalZero", 0x17: "bullet", 0x1A: "decimalEnclosedFullstop",
    0x1B: "decimalEnclosedParen", 0x1C: "decimalEnclosedCircleChinese",
    0x1D: "ideographEnclosedCircle", 0x1E: "ideographTraditional", 0x1F: "ideographZodiac",
    0x21: "chineseCounting", 0x23: "taiwaneseCountingThousand", 0x25: "chineseCounting",
    0x26: "chineseLegalSimplified", 0x27: "chineseCountingThousand", 0xFF: "none",
}  # fmt: skip


def read_lists(header: Header) -> Numbering:
    """The lists, by the number with which paragraphs name them ("1" is the first)."""
    found = Numbering()
    abstracts = _abstracts(header)
    start, length = header.offset(LIST_USES)
    if not abstracts or length < 4:
        return found
    table = header.table
    count = min(unpack_from("<I", table, start)[0], (len(table) - start - 4) // 16)
    uses = list(iter_unpack("<i8xB3x", table[start + 4 : start + 4 + 16 * count]))
    position = start + 4 + 16 * count
    for number, (abstract, overrides) in enumerate(uses, 1):
        levels = dict(abstracts.get(abstract, {}))
        position += 4
        for _ in range(overrides):
            if position + 8 > len(table):
                break
            first, flags = unpack_from("<iI", table, position)
            index = flags & 0xF
            position += 8
            if flags & _LEVEL_GIVEN:
                levels[index], position = _level(table, position)
            elif flags & _START_GIVEN:
                levels[index] = replace(levels.get(index, Level()), start=_start(first))
            if flags & (_LEVEL_GIVEN | _START_GIVEN):
                found.restarts.setdefault(str(number), set()).add(index)
        if abstract in abstracts:
            found.lists[str(number)] = str(abstract), levels
    return found


def _abstracts(header: Header) -> dict[int, dict[int, Level]]:
    """The lists as defined; their levels follow the table itself."""
    start, length = header.offset(LISTS)
    if length < 2:
        return {}
    table = header.table
    count = unpack_from("<H", table, start)[0]
    position = start + 2 + _FIXED * count
    found: dict[int, dict[int, Level]] = {}
    for identity, flags in iter_unpack("<i22xBx", table[start + 2 : position]):
        levels: dict[int, Level] = {}
        for index in range(1 if flags & _SIMPLE else _LEVELS):
            levels[index], position = _level(table, position)
        found[identity] = levels
    return found


def _level(table: bytes, position: int) -> tuple[Level, int]:
    """One level, and where what follows it begins."""
    first, format_, flags, characters, paragraph = unpack_from("<iBB18xBB2x", table, position)
    position += _FIXED + characters + paragraph
    length = unpack_from("<H", table, position)[0]
    text = whole(table[position + 2 : position + 2 + 2 * length].decode("utf-16-le", "replace"))
    pattern = "".join(f"%{ord(char) + 1}" if ord(char) < _LEVELS else char for char in text)
    name = _FORMATS.get(format_, "decimal")
    level = Level(_start(first), name, pattern, bool(flags & _LEGAL))
    return level, position + 2 + 2 * length


def _start(first: int) -> int:
    return min(max(first, 0), _MOST)
