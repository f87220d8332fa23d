"""Labels of rows that no line parts: which printed lines belong to which row of numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.readers.pdf.edges import find_edge, own_lines
from gongkai.readers.pdf.paragraphs import join
from gongkai.readers.pdf.words import MARKED, Word

_OFF = 0.4
"""How far a label's middle, first or last line may be from its numbers, in font sizes."""
_OFTEN = 0.6
_AROUND = 1.8
_INNER = re.compile(
    r"(?<=[\u4e00-\u9fff])(?:[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.．、])(?=[\u4e00-\u9fff])"
)
"""The number of a row behind the label of its group."""
_WAYS = ("top", "middle", "bottom")


@dataclass(slots=True)
class Caption:
    """The label of a row: the words of its group, and its own lines from top to bottom. ``sure`` is
    False where a line may belong to another row."""

    y: float
    size: float
    groups: list[Word] = field(default_factory=list[Word])
    lines: list[Word] = field(default_factory=list[Word])
    sure: bool = True

    @property
    def text(self) -> str:
        """The label as one line."""
        return _parted(_joined(self.lines))[1]

    @property
    def group(self) -> str:
        """The label of the group, as far as it stands at this row."""
        return _joined(self.groups) + _parted(_joined(self.lines))[0]


def _parted(text: str) -> tuple[str, str]:
    """A group's label and a row's that were typed without a gap; "" where there is only one."""
    inner = [match.start() for match in _INNER.finditer(text)] if MARKED.match(text) else []
    return (text[: inner[-1]], text[inner[-1] :]) if inner else ("", text)


def _joined(words: Sequence[Word]) -> str:
    text = ""
    for word in words:
        text = join(text, word.text) if text else word.text
    return text


def find_captions(
    rows: Sequence[Sequence[Word]], ys: Sequence[float], others: Sequence[Word],
    walls: Sequence[float],
) -> list[Caption]:  # fmt: skip
    """The label of each row of numbers. ``rows`` are the labels on the rows' own lines, ``ys`` the
    middles of these lines, ``others`` the labels on lines without numbers, ``walls`` the heights of
    lines that are drawn across."""
    captions = [
        Caption(y, max((word.size for word in row), default=10.0), [*row[:-1]], [*row[-1:]])
        for row, y in zip(rows, ys, strict=True)
    ]
    edge = find_edge([*(c.lines[0] for c in captions if c.lines), *others])
    own = own_lines([*(c.lines[0] for c in captions if c.lines), *others], edge)
    _regroup(captions, own)
    gaps: list[list[Word]] = [[] for _ in range(len(ys) + 1)]
    for word in sorted(others, key=lambda word: word.box.middle):
        if word in own:
            gaps[sum(y < word.box.middle for y in ys)].append(word)
        else:
            nearest = min(captions, key=lambda caption: abs(caption.y - word.box.middle))
            nearest.groups.append(word)
    if any(gaps):
        _share(captions, gaps, walls)
    for caption in captions:
        if not caption.lines and caption.groups:
            _take_group(caption)
    return captions


def _take_group(caption: Caption) -> None:
    """Where a row has no label of its own, the lines further left that stand around the height of
    its numbers are its label."""
    near = [w for w in caption.groups if abs(w.box.middle - caption.y) < _AROUND * w.size]
    if near:
        middle = (near[0].box.middle + near[-1].box.middle) / 2
        caption.lines = sorted(near, key=lambda word: word.box.middle)
        caption.groups = [word for word in caption.groups if word not in near]
        caption.sure = abs(middle - caption.y) < _OFF * caption.size


def _regroup(captions: Sequence[Caption], own: Sequence[Word]) -> None:
    """A word on the line of the numbers is a group's where the row's own label stands above and
    below it, further right."""
    for caption in captions:
        if not caption.lines:
            continue
        label = caption.lines[0]
        near = [
            word
            for word in own
            if abs(word.box.middle - caption.y) < 0.95 * word.size
            and word.box.x0 > label.box.x1 - 0.3 * word.size
        ]
        above = any(word.box.middle < caption.y for word in near)
        below = any(word.box.middle > caption.y for word in near)
        if above and below:
            caption.groups, caption.lines = [*caption.groups, label], []


def _share(captions: list[Caption], gaps: list[list[Word]], walls: Sequence[float]) -> None:
    """Give the lines between two rows to the one above or below: as lines that are drawn tell, else
    as labels stand throughout beside their numbers (above, in the middle or below)."""
    marked = _are_marked(captions, gaps)
    ways = [_split(captions, gaps, walls, way, marked) for way in _WAYS]
    costs = [
        sum(
            _is_wrong(caption, lines, way, marked)
            for caption, lines in zip(captions, shared, strict=True)
        )
        for way, shared in zip(("top", "middle", "bottom"), ways, strict=True)
    ]
    least = min(costs)
    best = [i for i, cost in enumerate(costs) if cost == least]
    way = _WAYS[best[0]]
    for index, caption in enumerate(captions):
        lines = ways[best[0]][index]
        agreed = all(ways[other][index] == lines for other in best)
        changed = len(lines) > len(caption.lines)
        wrong = _is_wrong(caption, lines, way, marked)
        caption.sure = agreed and not (wrong and (changed or not lines))
        caption.lines = lines


def _split(
    captions: Sequence[Caption], gaps: Sequence[Sequence[Word]], walls: Sequence[float], way: str,
    marked: bool,
) -> list[list[Word]]:  # fmt: skip
    """The lines of each row's label if all stand in one way beside their numbers."""
    shared = [list(caption.lines) for caption in captions]
    above = 0
    for gap, words in enumerate(gaps):
        cut = _by_wall(words, gap, captions, walls)
        if cut is None and marked and gap:
            cut = _by_mark(words, captions[gap:])
        if cut is None:
            if gap == 0:
                cut = 0
            elif gap == len(gaps) - 1 or way == "top":
                cut = len(words)
            else:
                cut = 0 if way == "bottom" else min(above, len(words))
        for word in words[:cut]:
            if gap:
                shared[gap - 1].append(word)
        rest = words[cut:]
        if gap < len(captions):
            shared[gap] = [*rest, *shared[gap]]
        above = len(rest)
    return shared


def _by_wall(
    words: Sequence[Word], gap: int, captions: Sequence[Caption], walls: Sequence[float]
) -> int | None:
    """Where a line that is drawn parts the words of a gap; None where none is."""
    low = captions[gap - 1].y if gap else float("-inf")
    high = captions[gap].y if gap < len(captions) else float("inf")
    inside = [wall for wall in walls if low < wall < high]
    cuts = {sum(word.box.middle < wall for word in words) for wall in inside}
    return cuts.pop() if len(cuts) == 1 else None


def _by_mark(words: Sequence[Word], below: Sequence[Caption]) -> int | None:
    """Where the number of the next label parts the words of a gap; None where that is not sure."""
    marks = [index for index, word in enumerate(words) if _is_marked(word)]
    own = bool(below and below[0].lines and _is_marked(below[0].lines[0]))
    if len(marks) == 1 and not own:
        return marks[0]
    return len(words) if own and not marks else None


def _are_marked(captions: Sequence[Caption], gaps: Sequence[Sequence[Word]]) -> bool:
    """Whether most labels begin with a number of their own."""
    words = [*(c.lines[0] for c in captions if c.lines), *(w for gap in gaps for w in gap)]
    return sum(_is_marked(word) for word in words) >= _OFTEN * len(captions)


def _is_marked(word: Word) -> bool:
    return MARKED.match(word.text) is not None


def _is_wrong(caption: Caption, lines: Sequence[Word], way: str, marked: bool) -> bool:
    if not lines:
        return True
    if marked and (not _is_marked(lines[0]) or any(_is_marked(word) for word in lines[1:])):
        return True
    reach = _OFF * caption.size
    match way:
        case "top":
            at = lines[0].box.middle
        case "bottom":
            at = lines[-1].box.middle
        case _:
            at = (lines[0].box.middle + lines[-1].box.middle) / 2
    return abs(at - caption.y) > reach
