"""Draws docs/architecture.svg and writes the tables of docs/architecture.md anew from the import
graph: ``make picture``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from published.rooms import ROOT, WAY, Room, house, rooms_of_the_command, signature

PICTURE = ROOT / "docs" / "architecture.svg"
PAGE = ROOT / "docs" / "architecture.md"

_WIDTH = 1192
_TOP = 140
"""Where the uppermost row begins; above it stand the headings."""
_ROW = 36
_NAME = 28
_WAY = 160
_GAP = 14
"""Between a step and its noun."""
_USES = 836
_COLUMN = 18
_BOX = 24
"""The height of a box."""
_STYLE = """\
svg { font-family: ui-sans-serif, system-ui, "Segoe UI", "Noto Sans", sans-serif; font-size: 13px }
.ground { fill: #ffffff; stroke: #d0d7de } .band { fill: #f3f5f8 } text { fill: #1f2328 }
.title { font-size: 17px; font-weight: 600 } .quiet { fill: #59636e }
.room { font: 600 14px ui-monospace, Consolas, monospace }
.way { fill: none; stroke: #0a69da; stroke-width: 3 } .arrow { fill: #0a69da }
.rules { fill: none; stroke: #59636e; stroke-width: 1.5; stroke-dasharray: 5 4 }
.source { fill: #ffffff; stroke: #59636e }
.noun { fill: #0a69da } .noun-text { fill: #ffffff; font-weight: 600 }
.step { fill: #ffffff; stroke: #0a69da; stroke-width: 2 } .step-text { font-weight: 600 }
.use { fill: #59636e } .self { fill: #d0d7de }
@media (prefers-color-scheme: dark) {
.ground { fill: #0d1117; stroke: #3d444d } .band { fill: #171c23 } text { fill: #f0f6fc }
.quiet { fill: #9198a1 } .way { stroke: #4493f8 } .arrow, .noun { fill: #4493f8 }
.noun-text { fill: #0d1117 } .step { fill: #0d1117; stroke: #4493f8 }
.rules { stroke: #9198a1 } .source { fill: #0d1117; stroke: #9198a1 }
.use { fill: #9198a1 } .self { fill: #3d444d }
}"""


@dataclass(frozen=True, slots=True)
class Point:
    """In the units of the picture, from its upper left corner."""

    x: float
    y: float


def picture(rooms: Sequence[Room]) -> str:
    """The rooms from top to bottom, the way of the data through them, and who uses whom."""
    height = _TOP + _ROW * len(rooms) + 24
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img">',
        "<title>The rooms of gongkai and the way of the data</title>",
        f"<style>{_STYLE}</style>",
        '<marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="4" markerHeight="4" '
        'orient="auto"><path class="arrow" d="M0 0 L8 4 L0 8 Z"/></marker>',
        f'<rect class="ground" x=".5" y=".5" width="{_WIDTH - 1}" height="{height - 1}" rx="8"/>',
        *_bands(rooms),
        *_headings(rooms),
        *_names(rooms),
        *_dots(rooms),
        *_way(rooms),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _row(index: int) -> float:
    """The middle of a row."""
    return _TOP + _ROW * (index + 0.5)


def _bands(rooms: Sequence[Room]) -> Iterator[str]:
    """Every other layer is shaded; rooms of one layer share a band."""
    for index, room in enumerate(rooms):
        if room.layer % 2 == 0:
            y = _TOP + _ROW * index
            yield f'<rect class="band" x="12" y="{y}" width="{_WIDTH - 24}" height="{_ROW}"/>'


def _headings(rooms: Sequence[Room]) -> Iterator[str]:
    yield _text(_NAME, 40, "The rooms of gongkai and the way of the data", "title")
    yield _text(_NAME, 62, "A room may use those below it, never one above.", "quiet")
    yield _text(_NAME, _TOP - 12, "room", "quiet")
    yield _text(_WAY, _TOP - 12, "the way of the data; dashed: the rules", "quiet")
    yield _text(_USES - 4, 22, "● the room of the row uses that of the column", "quiet")
    for index, room in enumerate(rooms):
        x = _USES + _COLUMN * (index + 0.5) + 4
        yield (
            f'<text class="quiet" font-size="12" transform="translate({x} {_TOP - 8}) '
            f'rotate(-62)">{room.name}</text>'
        )


def _names(rooms: Sequence[Room]) -> Iterator[str]:
    for index, room in enumerate(rooms):
        yield (
            f'<text class="room" x="{_NAME}" y="{_row(index) + 5}">{room.name}'
            f"<title>{escape(room.summary)}</title></text>"
        )


def _dots(rooms: Sequence[Room]) -> Iterator[str]:
    for index, room in enumerate(rooms):
        for column, other in enumerate(rooms):
            x, y = _USES + _COLUMN * (column + 0.5), _row(index)
            if room is other:
                yield f'<rect class="self" x="{x - 3}" y="{y - 3}" width="6" height="6"/>'
            elif other.name in room.uses:
                yield (
                    f'<circle class="use" cx="{x}" cy="{y}" r="4.5">'
                    f"<title>{room.name} uses {other.name}</title></circle>"
                )


def _way(rooms: Sequence[Room]) -> Iterator[str]:
    """Each noun stands beside the step that makes it, and below the step that takes it."""
    row = {room.name: _row(index) for index, room in enumerate(rooms)}
    nouns = [f"{step.noun}s" if step.many else step.noun for step in WAY]
    file = Point(_WAY + _wide("file") / 2, row[WAY[0].room])
    at = Point(file.x + _wide("file") / 2 + _GAP + _wide(WAY[0].verb) / 2, file.y)
    yield f'<path class="way" d="M{file.x:.1f} {file.y} H{at.x:.1f}"/>'
    yield _box(file, "file", "noun")
    for index, (step, noun) in enumerate(zip(WAY, nouns, strict=True)):
        beside = Point(at.x + _wide(step.verb) / 2 + _GAP + _wide(noun) / 2, at.y)
        yield f'<path class="way" d="M{at.x:.1f} {at.y} H{beside.x:.1f}"/>'
        if index + 1 < len(WAY):
            above = Point(beside.x, row[WAY[index + 1].room])
            edge = above.y + (_BOX / 2 if above.y < at.y else -_BOX / 2)
            yield (
                f'<path class="way" d="M{beside.x:.1f} {at.y} V{edge}" marker-end="url(#head)"/>'
            )
        if step.room == "check":
            yield from _rules(Point(beside.x + 24, row["rulefile"]), row["rulebook"], at)
        yield _box(at, step.verb, "step")
        yield _box(beside, noun, "noun")
        at = Point(beside.x, row[WAY[min(index + 1, len(WAY) - 1)].room])


def _rules(files: Point, load: float, judge: Point) -> Iterator[str]:
    """From the rule files up to where they are loaded, and on to where a report is judged."""
    rulebook, end = Point(files.x, load), judge.y + _BOX / 2
    middle = (load + end) / 2
    yield f'<path class="rules" d="M{files.x:.1f} {files.y} V{load}"/>'
    yield (
        f'<path class="rules" d="M{files.x:.1f} {load} C{files.x:.1f} {middle} {judge.x:.1f} '
        f'{middle} {judge.x:.1f} {end}"/>'
    )
    yield _box(files, "rules/*.toml", "source")
    yield _box(rulebook, "Rulebook", "source")


def _wide(text: str) -> float:
    """The width of a box around it."""
    return 7.8 * len(text) + 18


def _box(at: Point, text: str, kind: str) -> str:
    width = _wide(text)
    return (
        f'<rect class="{kind}" x="{at.x - width / 2:.1f}" y="{at.y - _BOX / 2}" '
        f'width="{width:.1f}" height="{_BOX}" rx="{_BOX / 2 if kind == "noun" else 4}"/>'
        f'<text class="{kind}-text" text-anchor="middle" x="{at.x:.1f}" y="{at.y + 4.5}">'
        f"{text}</text>"
    )


def _text(x: float, y: float, text: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x}" y="{y}">{text}</text>'


def blocks() -> dict[str, str]:
    """The tables of the page, by name."""
    tables = {
        "way": _way_table(house()),
        "rooms": _room_table(house()),
        "command": _room_table(rooms_of_the_command()),
    }
    return {name: "\n".join(lines) for name, lines in tables.items()}


def _way_table(rooms: Sequence[Room]) -> Iterator[str]:
    paths = {room.name: room.path for room in rooms}
    yield "| step | room | function |\n|---|---|---|"
    for step in WAY:
        yield f"| {step.verb} | `{paths[step.room]}` | [`{signature(step)}`](../{step.file}) |"


def _room_table(rooms: Sequence[Room]) -> Iterator[str]:
    yield "| room | what it is | uses |\n|---|---|---|"
    for room in rooms:
        uses = ", ".join(room.uses) or "nothing"
        yield f"| [`{room.name}`](../{room.path}) | {room.summary} | {uses} |"


def page(text: str) -> str:
    """The page with its tables made anew; they stand between ``<!-- NAME -->`` and
    ``<!-- /NAME -->``. ValueError where one has no place."""
    for name, block in blocks().items():
        place = re.compile(rf"(<!-- {name}[^>]*-->\n).*?(<!-- /{name} -->)", re.S)
        text, count = place.subn(lambda it, block=block: f"{it[1]}{block}\n{it[2]}", text)
        if count != 1:
            raise ValueError(f"{count} places for the table {name!r}")
    return text


def main() -> None:
    PICTURE.write_text(picture(house()), encoding="utf-8", newline="\n")
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
