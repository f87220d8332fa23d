"""Looks up the formatting of characters and paragraphs in its pages ([MS-DOC] 2.9.34, 2.9.175)."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from struct import unpack_from

from gongkai.readers.doc.header import CHARACTER_PAGES, PARAGRAPH_PAGES, Header

_SIZE = 512
_NUMBER = (1 << 22) - 1
_ENTRIES = {CHARACTER_PAGES: 1, PARAGRAPH_PAGES: 13}


@dataclass(frozen=True, slots=True)
class Page:
    """Runs of bytes of the main stream: run i goes from ``edges[i]`` to ``edges[i + 1]`` and is
    formatted as the bytes of the page at ``places[i]`` list."""

    data: bytes
    edges: tuple[int, ...]
    places: bytes


@dataclass(slots=True)
class Pages:
    """All pages of one kind; each is taken apart when it is first asked for."""

    header: Header
    index: int
    edges: list[int] = field(default_factory=list[int])
    numbers: list[int] = field(default_factory=list[int])
    known: dict[int, Page] = field(default_factory=dict[int, Page])

    def at(self, byte: int) -> bytes:
        """The formatting of what stands at this byte; b"" where nothing is said of it."""
        slot = bisect_right(self.edges, byte) - 1
        if not 0 <= slot < len(self.numbers):
            return b""
        page = self._page(self.numbers[slot])
        run = bisect_right(page.edges, byte) - 1
        return self._format(page, run) if 0 <= run < len(page.places) else b""

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int, bytes]]:
        """The runs that touch these bytes, cut to them."""
        slot = max(0, bisect_right(self.edges, start) - 1)
        while slot < len(self.numbers) and self.edges[slot] < end:
            page = self._page(self.numbers[slot])
            run = max(0, bisect_right(page.edges, start) - 1)
            while run < len(page.places) and page.edges[run] < end:
                first, last = page.edges[run], page.edges[run + 1]
                if first < start:
                    first = start
                if last > end:
                    last = end
                if first < last:
                    yield first, last, self._format(page, run)
                run += 1
            slot += 1

    def _page(self, number: int) -> Page:
        if number not in self.known:
            data = self.header.main[number * _SIZE : (number + 1) * _SIZE]
            self.known[number] = _page(data, _ENTRIES[self.index])
        return self.known[number]

    def _format(self, page: Page, run: int) -> bytes:
        at = 2 * page.places[run]
        if not at:
            return b""
        size = page.data[at]
        if self.index == CHARACTER_PAGES:
            return page.data[at + 1 : at + 1 + size]
        if size:
            return page.data[at + 1 : at + 2 * size]
        return page.data[at + 2 : at + 2 + 2 * page.data[at + 1]]


def paragraph_pages(header: Header) -> Pages:
    return _pages(header, PARAGRAPH_PAGES)


def character_pages(header: Header) -> Pages:
    return _pages(header, CHARACTER_PAGES)


def _pages(header: Header, index: int) -> Pages:
    edges, entries = header.plex(index, 4)
    numbers = [unpack_from("<I", entry)[0] & _NUMBER for entry in entries]
    return Pages(header, index, edges, numbers)


def _page(data: bytes, entry: int) -> Page:
    """A page whose entries, one per run, are of this size and begin with the place."""
    runs = data[-1] if len(data) == _SIZE else 0
    edges = unpack_from(f"<{runs + 1}I", data) if runs else ()
    if any(after < before for before, after in pairwise(edges)):
        raise ValueError("FKP")
    first = 4 * len(edges)
    return Page(data, edges, data[first : first + entry * runs : entry])
