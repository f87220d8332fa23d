"""Damage to plain bytes: what a bad disk, a broken download or an enemy does."""

from random import Random
from struct import pack

_EXTREMES = (0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF)


def damaged(data: bytes, chance: Random, other: bytes = b"") -> bytes:
    """One or a few of the damages below."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        if data:
            data = chance.choice(_DAMAGES)(data, chance, other)
    return data


def _flip(data: bytes, chance: Random, other: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _extreme(data: bytes, chance: Random, other: bytes) -> bytes:
    """A number in two or four bytes, anywhere."""
    width = chance.choice("HI")
    number = chance.choice(_EXTREMES) & (0xFFFF if width == "H" else 0xFFFFFFFF)
    encoded = pack("<" + width, number)
    at = chance.randrange(len(data)) & (~1 if chance.random() < 0.7 else ~0)
    return data[:at] + encoded + data[at + len(encoded) :]


def _cut(data: bytes, chance: Random, other: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def _drop(data: bytes, chance: Random, other: bytes) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + data[end:]


def _repeat(data: bytes, chance: Random, other: bytes) -> bytes:
    start, end = _stretch(data, chance)
    times = chance.choice((1, 1, 2, 10, 200))
    times = min(times, 1 + (4 << 20) // max(end - start, 1))
    return data[:end] + data[start:end] * times + data[end:]


def _swap(data: bytes, chance: Random, other: bytes) -> bytes:
    a, b = sorted(_stretch(data, chance))
    c, d = sorted((chance.randint(b, len(data)), chance.randint(b, len(data))))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def _insert(data: bytes, chance: Random, other: bytes) -> bytes:
    at = chance.randint(0, len(data))
    noise = chance.choice((b"\0", b"\xff", b"\0" * 100, chance.randbytes(chance.randint(1, 99))))
    return data[:at] + noise + data[at:]


def _splice(data: bytes, chance: Random, other: bytes) -> bytes:
    """The beginning of one file, the end of another."""
    other = other or data
    return data[: chance.randrange(len(data))] + other[chance.randrange(len(other)) :]


def _stretch(data: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randrange(len(data))
    return start, min(len(data), start + chance.choice((1, 4, 16, 64, 512, 4096)))


_DAMAGES = (_flip, _flip, _extreme, _extreme, _cut, _drop, _repeat, _swap, _insert, _splice)
