"""Builds compound files, the container of doc and xls, so that tests can show what is in them."""

from itertools import chain
from struct import pack

_SECTOR, _SMALLEST = 512, 4096
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound_bytes(**streams: bytes) -> bytes:
    """A file with these streams at its root; names begin with a letter (``T1Table`` is 1Table)."""
    padded = {
        name.removeprefix("T"): data.ljust(_SMALLEST, b"\0") for name, data in streams.items()
    }
    sizes = [-(-len(data) // _SECTOR) for data in padded.values()]
    directory_sectors = -(-(len(padded) + 1) // 4)
    used = directory_sectors + sum(sizes)
    fat_sectors = 1
    while fat_sectors * _SECTOR // 4 < used + fat_sectors:
        fat_sectors += 1
    first = fat_sectors
    fat = [_FAT] * fat_sectors
    starts: list[int] = []
    for size in (directory_sectors, *sizes):
        starts.append(first)
        fat += [*range(first + 1, first + size), _END]
        first += size
    fat += [_FREE] * (fat_sectors * _SECTOR // 4 - len(fat))
    entries = [_entry("Root Entry", 5, 1 if padded else _FREE, _END, 0)]
    for number, (name, data) in enumerate(padded.items(), 1):
        following = number + 1 if number < len(padded) else _FREE
        entries.append(_entry(name, 2, _FREE, starts[number], len(data), following))
    header = pack(
        "<8s16x5H6x9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, fat_sectors, starts[0], 0, _SMALLEST, _END, 0, _END, 0,
    ) + pack("<109I", *range(fat_sectors), *[_FREE] * (109 - fat_sectors))  # fmt: skip
    sectors = chain([pack(f"<{len(fat)}I", *fat), b"".join(entries)], padded.values())
    return header + b"".join(data + bytes(-len(data) % _SECTOR) for data in sectors)


def _entry(
    name: str, kind: int, child: int, start: int, size: int, following: int = _FREE
) -> bytes:
    encoded = name.encode("utf-16-le")
    return pack(
        "<64sHBBIII36xIQ", encoded, len(encoded) + 2, kind, 1, _FREE, following, child, start, size
    )
