"""Ruled lines: the strokes of a page, put together as the eye does."""

from collections.abc import Sequence
from typing import NamedTuple

from gongkai.readers.pdf.sheet import Box

_BESIDE = 2.0
"""Strokes this close side by side are one line: a double border, edges of neighbouring cells."""
_BEHIND = 4.0
"""Strokes this close one behind the other are one line: dashes, corners left open."""
_REACH = 3.0
_SHORTEST = 5.0


class Ruling(NamedTuple):
    """A line at ``at`` (y of one across, x of one down) from ``start`` to ``end``."""

    at: float
    start: float
    end: float


class Frame(NamedTuple):
    """Lines that touch each other: the ruling of one table."""

    across: tuple[Ruling, ...]
    down: tuple[Ruling, ...]
    box: Box


def find_frames(strokes: Sequence[Box]) -> list[Frame]:
    """The ruled tables of a page from top to bottom; lines that touch no other are left out."""
    across = _joined([Ruling(s.middle, s.x0, s.x1) for s in strokes if s.width > s.height])
    down = _joined([Ruling(s.center, s.y0, s.y1) for s in strokes if s.width <= s.height])
    frames = [
        Frame(tuple(rows), tuple(columns), _bounds(rows, columns))
        for rows, columns in _touching(across, down)
    ]
    return sorted(frames, key=lambda frame: frame.box.y0)


def positions(rulings: Sequence[Ruling], first: float, last: float) -> list[float]:
    """The places at which lines stand, the open sides of the frame among them."""
    found: list[float] = []
    for at in sorted([first, last, *(ruling.at for ruling in rulings)]):
        if not found or at - found[-1] > _REACH:
            found.append(at)
    return found


def _joined(rulings: list[Ruling]) -> list[Ruling]:
    """Strokes on one line as one; what is too short for a line is dropped."""
    rows: list[list[Ruling]] = []
    for ruling in sorted(rulings):
        if rows and ruling.at - rows[-1][-1].at <= _BESIDE:
            rows[-1].append(ruling)
        else:
            rows.append([ruling])
    found: list[Ruling] = []
    for row in rows:
        at = sum(ruling.at for ruling in row) / len(row)
        start = end = min(ruling.start for ruling in row)
        for ruling in sorted(row, key=lambda ruling: ruling.start):
            if ruling.start - end > _BEHIND:
                found.append(Ruling(at, start, end))
                start = ruling.start
            end = max(end, ruling.end)
        found.append(Ruling(at, start, end))
    return [ruling for ruling in found if ruling.end - ruling.start > _SHORTEST]


def _touching(
    across: Sequence[Ruling], down: Sequence[Ruling]
) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Groups of lines connected by their crossings."""
    group = list(range(len(across)))
    members: list[tuple[list[Ruling], list[Ruling]]] = [([ruling], []) for ruling in across]
    for column in down:
        met = {
            group[index]
            for index, row in enumerate(across)
            if column.start - _REACH <= row.at <= column.end + _REACH
            and row.start - _REACH <= column.at <= row.end + _REACH
        }
        if not met:
            continue
        target = min(met)
        members[target][1].append(column)
        for other in met - {target}:
            members[target][0].extend(members[other][0])
            members[target][1].extend(members[other][1])
            members[other] = ([], [])
        group = [target if one in met else one for one in group]
    return [(rows, columns) for rows, columns in members if len(rows) > 1 and columns]


def _bounds(across: Sequence[Ruling], down: Sequence[Ruling]) -> Box:
    return Box(
        min([row.start for row in across] + [column.at for column in down]),
        min([row.at for row in across] + [column.start for column in down]),
        max([row.end for row in across] + [column.at for column in down]),
        max([row.at for row in across] + [column.end for column in down]),
    )
