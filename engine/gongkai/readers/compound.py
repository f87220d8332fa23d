"""Takes the streams out of a compound file, the container of doc, wps, xls and et ([MS-CFB])."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.readers.limits import Limits
from gongkai.readers.refusal import refused

if TYPE_CHECKING:
    from olefile import OleFileIO

BROKEN = (OSError, EOFError, struct.error, LookupError, ValueError, TypeError, ArithmeticError)
"""What a damaged container, or one that lies about itself, may raise."""


@dataclass(frozen=True, slots=True)
class Compound:
    """An opened compound file."""

    source: str
    limits: Limits
    directory: "OleFileIO"

    def stream(self, *names: str) -> bytes:
        """The first of these streams that the root storage has; b"" where it has none.

        UnreadableFile where the stream is damaged or larger than the limits.
        """
        try:
            name = next((name for name in names if self.directory.exists(name)), None)
            if name is None:
                return b""
            size = self.directory.get_size(name)
            if size > self.limits.zip_part_bytes:
                raise refused(self.source, "zip_bomb")
            self._refuse_circles(name)
            with self.directory.openstream(name) as opened:
                data = opened.read()
            if len(data) < size:
                raise EOFError(f"{len(data)} < {size}")
            return data
        except BROKEN as error:
            raise refused(self.source, "damaged", part=names[0], reason=str(error)) from error

    def _refuse_circles(self, name: str) -> None:
        """ValueError where the sectors of a stream lead back to one of them: olefile would read the
        same bytes again and again, up to the size that is told."""
        directory = self.directory
        number = directory._find(name)  # pyright: ignore[reportPrivateUsage]
        entry = directory.direntries[number]
        is_small = entry.size < directory.minisectorcutoff
        if is_small:
            directory.loadminifat()
        table = directory.minifat if is_small else directory.fat
        unit = directory.minisectorsize if is_small else directory.sectorsize
        sector = entry.isectStart
        seen: set[int] = set()
        for _ in range(-(-entry.size // unit)):
            if sector in seen:
                raise ValueError(f"{name}: {sector}")
            seen.add(sector)
            sector = table[sector]


def open_compound(source: str, data: bytes, limits: Limits) -> Compound:
    """Open a compound file; UnreadableFile where it is damaged."""
    try:
        return Compound(source, limits, _opened(data))
    except BROKEN as error:
        raise refused(source, "damaged", part="OLE", reason=str(error)) from error


def root_streams(data: bytes) -> Sequence[str]:
    """The names at the root of a compound file; none where it is damaged."""
    try:
        return [path[0] for path in _opened(data).listdir() if len(path) == 1]
    except (*BROKEN, RecursionError):
        return ()


def _opened(data: bytes) -> "OleFileIO":
    from olefile import OleFileIO

    return OleFileIO(data)
