"""Waits for files to be saved."""

import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

_PAUSE = 0.3
"""Seconds between two looks: soon enough for a person, next to nothing for the machine."""


def saves(paths: Iterable[Path]) -> Iterator[None]:
    """Now, and again each time that one of these files was saved; never ends by itself."""
    watched = tuple(paths)
    before = _stamps(watched)
    yield
    while True:
        time.sleep(_PAUSE)
        now = _stamps(watched)
        # Some editors save by putting a new file in the place of the old one.
        if now != before and len(now) >= len(before):
            before = now
            yield


def _stamps(paths: Iterable[Path]) -> Mapping[Path, tuple[int, int]]:
    stamps: dict[Path, tuple[int, int]] = {}
    for path in paths:
        try:
            found = path.stat()
        except OSError:
            continue
        stamps[path] = (found.st_mtime_ns, found.st_size)
    return stamps
