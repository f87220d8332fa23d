"""Damage inside of containers: what is packed is unpacked, changed, and packed soundly again."""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable
from importlib import import_module
from random import Random
from struct import pack

from fuzz.damage import damaged
from fuzz.markup import mangled
from fuzz.tree import reshaped

_MAIN = re.compile(r"document\.xml$|content\.xml$|sheet\d*\.xml$|workbook\.xml$")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_OBJECT = re.compile(rb"^(\d+) (\d+) obj\b", re.MULTILINE)
_NUMBER = re.compile(rb"(?<![\w.#])\d+(?![\w.])")
_PDF_NUMBERS = (
    b"0", b"1", b"2", b"3", b"-1", b"255", b"65536", b"2147483648", b"99999999999", b"1e9", b"null",
)  # fmt: skip


def repacked(data: bytes, chance: Random, other: bytes = b"") -> bytes:
    """A zip package with some parts changed, dropped, swapped or named twice."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(name, archive.read(name)) for name in archive.namelist()]
    except (zipfile.BadZipFile, NotImplementedError):
        return damaged(data, chance, other)
    main = [n for n, (name, _) in enumerate(parts) if _MAIN.search(name)]
    for _ in range(chance.choice((1, 1, 2))):
        at = chance.choice(main) if main and chance.random() < 0.7 else chance.randrange(len(parts))
        name, part = parts[at]
        match chance.randrange(12):
            case 0:
                del parts[at]
                break
            case 1:
                parts.append((name, part[: len(part) // 2]))
            case 2:
                parts[at] = name, chance.choice(parts)[1]
            case 3 | 4:
                parts[at] = name, damaged(part, chance, other)
            case 5 | 6:
                parts[at] = name, mangled(part, chance)
            case _:
                parts[at] = name, reshaped(part, chance)
    packed = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w") as archive:
        warnings.simplefilter("ignore")
        for name, part in parts:
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, part, how, 1)
    return packed.getvalue()


def redrawn(data: bytes, chance: Random, other: bytes = b"") -> bytes:
    """A PDF with some streams or objects changed, and mostly with a sound table of its objects."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        data = (_in_stream if chance.random() < 0.6 else _in_object)(data, chance)
    return indexed(data) if chance.random() < 0.8 else data


def _in_stream(data: bytes, chance: Random) -> bytes:
    found = list(_STREAM.finditer(data))
    if not found:
        return damaged(data, chance)
    taken = chance.choice(found)
    inside = taken[1]
    try:
        unpacked = zlib.decompress(inside)
    except zlib.error:
        changed = damaged(inside, chance)
    else:
        change = mangled if chance.random() < 0.6 else damaged
        changed = zlib.compress(change(unpacked, chance), 1)
    return data[: taken.start(1)] + changed + data[taken.end(1) :]


def with_streams(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """A PDF with every packed stream changed."""

    def changed(stream: re.Match[bytes]) -> bytes:
        try:
            unpacked = zlib.decompress(stream[1])
        except zlib.error:
            return stream[0]
        return stream[0].replace(stream[1], zlib.compress(change(unpacked), 1))

    return _STREAM.sub(changed, data)


def _in_object(data: bytes, chance: Random) -> bytes:
    """Another number in a dictionary: a size, a place, a reference that may lead in a circle."""
    tail = data.rfind(b"xref")
    inside = [(m.start(1), m.end(1)) for m in _STREAM.finditer(data)]
    numbers = [
        number
        for number in _NUMBER.finditer(data, 0, max(tail, 0) or len(data))
        if not any(start <= number.start() < end for start, end in inside)
    ]
    if not numbers:
        return damaged(data, chance)
    taken = chance.choice(numbers)
    new = chance.choice((*_PDF_NUMBERS, chance.choice(numbers)[0]))
    return data[: taken.start()] + new + data[taken.end() :]


def indexed(data: bytes) -> bytes:
    """The PDF with a table of objects that tells where they are."""
    trailer = data.rfind(b"trailer")
    end = data.rfind(b"startxref")
    start = data.rfind(b"\nxref", 0, trailer)
    if not 0 <= start < trailer < end:
        return data
    places = {int(match[1]): match.start() for match in _OBJECT.finditer(data[:start])}
    out = data[: start + 1] + b"xref\n"
    for number, place in sorted(places.items()):
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    return out + data[trailer:end] + b"startxref\n%d\n%%%%EOF\n" % (start + 1)


def resectored(data: bytes, chance: Random, other: bytes = b"") -> bytes:
    """A compound file changed in its header, its tables, its directory or inside of a stream."""
    where = [(0, 512, 4)] if chance.random() < 0.1 else _regions(data)
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 4, 16))):
        start, end, step = chance.choice(where or [(0, len(data), 1)])
        at = start + chance.randrange(max(1, (end - start) // step)) * step
        if chance.random() < 0.5:
            changed[at : at + 1] = bytes([chance.choice((0, 1, 2, 0x7F, 0x80, 0xFF))])
        else:
            number = chance.choice(
                (0, 1, 2, 9, len(data) // 512, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF)
            )
            changed[at : at + 4] = pack("<I", number)
    return bytes(changed[: len(data)])


def _regions(data: bytes) -> list[tuple[int, int, int]]:
    """Stretches worth a change (start, end, step), the first sectors of the streams many times."""
    try:
        ole = import_module("olefile").OleFileIO(data)
    except Exception:
        return []
    found: list[tuple[int, int, int]] = [(76, 512, 4), (512, 1024, 4)]
    directory = (ole.first_dir_sector + 1) * 512
    found.append((directory, directory + 512, 4))
    fat = ole.fat
    for path in ole.listdir():
        if len(path) > 1:
            continue
        sector = ole.direntries[ole._find(path)].isectStart
        for number in range(60):
            if not 0 <= sector < len(fat):
                break
            start = (sector + 1) * 512
            found += [(start, start + 512, 1 if number % 2 else 2)] * (4 if number < 4 else 1)
            sector = fat[sector]
    return found
