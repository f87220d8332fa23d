"""Numbers that a rendering shows in pieces: wrapped in a narrow cell, or set with wide spaces."""

import re
from collections import Counter
from collections.abc import Iterable

from gongkai.model.wording import clean

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d*)?|\.\d+")
_MOST = 12  # digits and points of one number


def pieced(seen: str, wanted: Counter[str], spare: Counter[str]) -> tuple[list[str], list[str]]:
    """Those of the ``wanted`` numbers that stand in ``seen`` as neighbours with only blanks between
    them, none of which stands for a number itself (``spare``), and the pieces that they took."""
    wanted, spare = wanted.copy(), spare.copy()
    found: list[str] = []
    taken: list[str] = []
    for row in _neighbours(seen):
        at = 0
        while at < len(row):
            size = _size(row[at:], wanted, spare)
            if size:
                number, parts = "".join(row[at : at + size]), _counted(row[at : at + size])
                wanted[number] -= 1
                spare -= Counter(parts)
                found.append(number)
                taken += parts
            at += size or 1
    return found, taken


def beside(
    marks: Iterable[str], seen: str, wanted: Counter[str], spare: Counter[str]
) -> tuple[list[str], list[str]]:
    """The same for ``wanted`` numbers that are seen together with something that was left aside
    on purpose: a note's mark, a struck number."""
    signs = {sign for mark in marks for sign in _NUMBER.findall(clean(mark))}
    bare = {
        whole: number
        for number in wanted
        for sign in signs
        for whole in (number + sign, sign + number)
    }
    whole = Counter({joined: wanted[number] for joined, number in bare.items()})
    found, taken = pieced(seen, whole, spare)
    return [bare[joined] for joined in found], taken


def _size(row: list[str], wanted: Counter[str], spare: Counter[str]) -> int:
    """How many pieces at the start of a row make one wanted number; 0 for none."""
    for size in range(min(len(row), _MOST), 0, -1):
        parts = Counter(_counted(row[:size]))
        if wanted["".join(row[:size])] > 0 and all(spare[part] >= parts[part] for part in parts):
            return size
    return 0


def _counted(pieces: list[str]) -> list[str]:
    """The pieces as they were counted by themselves: 20. and 1 as 20 and 1."""
    return [piece.strip(".") for piece in pieces]


def _neighbours(seen: str) -> list[list[str]]:
    """Runs of numbers with nothing but blanks between them."""
    rows: list[list[str]] = []
    end = -1
    text = clean(seen)
    for match in _NUMBER.finditer(text):
        if end < 0 or text[end : match.start()].strip():
            rows.append([])
        rows[-1].append(match.group().replace(",", ""))
        end = match.end()
    return rows
