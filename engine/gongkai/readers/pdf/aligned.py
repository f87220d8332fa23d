"""Tables whose cells no lines part: rows and columns as the text itself stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.model.document import Omission
from gongkai.readers.layout import Line, Square
from gongkai.readers.pdf.bands import PrintedLine, find_bands
from gongkai.readers.pdf.captions import find_captions
from gongkai.readers.pdf.columns import Band, numbers_of
from gongkai.readers.pdf.heads import head_rows
from gongkai.readers.pdf.omitted import left_out
from gongkai.readers.pdf.orientation import Orientation
from gongkai.readers.pdf.runs import Run
from gongkai.readers.pdf.sheet import Box
from gongkai.readers.pdf.words import MARKED, Word, lines_of_words

LABELS = 2
"""How many columns stand before those of numbers: the labels of groups, and of rows."""
_NEAR = 1.7
_WRAPPED = 1.6
_REACH = 0.7
_SOME_ROWS, _SELDOM = 4, 0.25
_UNSURE = Omission("geometry", sure=False)


@dataclass(slots=True)
class Place:
    """A cell: its column, how many columns it spans, the words in it, and what it leaves out."""

    column: int
    words: list[Word] = field(default_factory=list[Word])
    colspan: int = 1
    text: str = ""
    omissions: list[Omission] = field(default_factory=list[Omission])

    @property
    def box(self) -> Box:
        """Where its words are printed."""
        return _around([word.box for word in self.words])


@dataclass(frozen=True, slots=True)
class AlignedTable:
    """A table as its text stands, row by row."""

    box: Box
    rows: Sequence[Sequence[Place]]

    def squares(self, orientation: Orientation) -> list[list[Square]]:
        """The cells with their text."""
        return [
            [
                Square(
                    [Line(place.text, box=box), *left_out([r for w in place.words for r in w.runs]),
                     *dict.fromkeys(place.omissions)],
                    1, place.colspan, place.column, box=box,
                )
                for place in row
                for box in (orientation.home(place.box) if place.words else None,)
            ]
            for row in self.rows
        ]  # fmt: skip


def find_aligned(
    runs: Sequence[Run], walls: Sequence[Box], page: Box
) -> tuple[list[AlignedTable], list[Run]]:
    """The tables that some runs form, and the runs that stand in none. ``walls`` are lines that are
    drawn across: they part rows."""
    lines = lines_of_words(runs)
    found: list[list[list[Place]]] = []
    taken: set[int] = set()
    for band in find_bands(lines, page):
        rows, used = _read_band(band, lines, walls)
        if band.first - 1 in taken:
            found[-1] += rows  # another part of the same table
        else:
            found.append(rows)
        taken |= used
    tables = [
        AlignedTable(_around([w.box for row in rows for place in row for w in place.words]), rows)
        for rows in found
    ]
    left = [r for i, line in enumerate(lines) if i not in taken for word in line for r in word.runs]
    aside = [run for run in runs if run.fate is not None]
    left += [run for run in aside if not any(_put_aside(run, table) for table in tables)]
    return tables, left


def _read_band(
    band: Band, lines: Sequence[PrintedLine], walls: Sequence[Box]
) -> tuple[list[list[Place]], set[int]]:
    """The rows of a band, its head first, and the lines that it takes."""
    rows = _whole_rows(band, lines)
    trailing = _trailing(band, lines)
    captions_from = _first_caption(band, lines)
    used = {*range(band.first, band.end + trailing)}
    others = [
        word
        for index in range(captions_from, band.end + trailing)
        if index not in band.rows
        for word in lines[index]
        if band.is_label(word)
    ]
    labels = [
        [word for word in lines[row] if band.is_label(word) and not word.is_number] for row in rows
    ]
    ys = [_middle(lines[row]) for row in rows]
    across = [wall.middle for wall in walls if wall.width > 0.5 * (band.columns[-1].x1 - band.left)]
    captions = find_captions(labels, ys, others, across)
    clean = all(a.x1 < b.x0 for a, b in zip(band.columns, band.columns[1:], strict=False))
    seldom = _seldom(band, rows, lines)
    found: list[list[Place]] = []
    for row, caption in zip(rows, captions, strict=True):
        places = [
            Place(0, caption.groups, text=caption.group),
            Place(1, caption.lines, text=caption.text),
            *_numbers(band, lines[row]),
        ]
        carried = _carry_digits(places, row, rows, band, lines)
        rare = any(place.words and place.column in seldom for place in places)
        if carried or rare or not caption.sure or not clean:
            for place in places:
                place.omissions.append(_UNSURE)
        found.append(places)
    head = head_rows(lines[band.first : captions_from], band)
    return [
        *([Place(c, list(words), span, text) for c, span, text, words in line] for line in head),
        *found,
    ], used


def _numbers(band: Band, line: PrintedLine) -> list[Place]:
    """The cells of a row, blank ones too."""
    places = [Place(LABELS + index) for index in range(len(band.columns))]
    lost = False
    for word in line:
        if band.is_label(word) and not word.is_number:
            continue
        column = band.place(word)
        lost |= column is None
        place = places[column if column is not None else -1]
        place.omissions += [_UNSURE] if place.words else []
        place.words.append(word)
        place.text = f"{place.text} {word.text}".strip()
    if lost:
        for place in places:
            place.omissions.append(_UNSURE)
    return places


def _whole_rows(band: Band, lines: Sequence[PrintedLine]) -> list[int]:
    """The rows without those lines that only carry on the digits of the row above."""
    rows: list[int] = []
    for row in band.rows:
        line = lines[row]
        bare = all(word.is_number for word in line)
        if rows and bare and 2 * len(line) < len(band.columns) + 1:
            near = _middle(line) - _middle(lines[rows[-1]]) < _WRAPPED * line[0].size
            if near and len(line) < len(numbers_of(lines[rows[-1]])):
                continue
        rows.append(row)
    return rows


def _carry_digits(
    places: Sequence[Place], row: int, rows: Sequence[int], band: Band, lines: Sequence[PrintedLine]
) -> bool:
    """Digits on a line of their own below a number: nobody can tell for sure that they are its.
    Whether there are any."""
    carried = False
    after = next((other for other in rows if other > row), band.end)
    for index in range(row + 1, after):
        for word in lines[index]:
            column = band.place(word) if word.is_number else None
            if column is not None:
                place = places[LABELS + column]
                place.words.append(word)
                place.text += word.text
                carried = True
    return carried


def _seldom(band: Band, rows: Sequence[int], lines: Sequence[PrintedLine]) -> set[int]:
    """The columns in which hardly any row has a number: those that have one may be shifted."""
    counts = [0] * len(band.columns)
    for row in rows:
        for place in {band.place(word) for word in lines[row] if word.is_number}:
            if place is not None:
                counts[place] += 1
    return {
        LABELS + index
        for index, count in enumerate(counts)
        if len(rows) >= _SOME_ROWS and count < _SELDOM * len(rows)
    }


def _trailing(band: Band, lines: Sequence[PrintedLine]) -> int:
    """How many lines below the last row carry on its label."""
    last = lines[band.rows[-1]]
    own = [word for word in last if band.is_label(word)]
    if not own and band.rows[-1]:
        own = [word for word in lines[band.rows[-1] - 1] if band.is_label(word)]
    count, y = 0, _middle(last)
    while own and band.end + count < len(lines):
        line = lines[band.end + count]
        if len(line) > 1 or not _carries_on(line[0], own[-1], y):
            break
        count, y = count + 1, line[0].box.middle
    return count


def _carries_on(word: Word, label: Word, y: float) -> bool:
    """Whether a line below a height may be the rest of a label."""
    edges = [
        abs(word.box.x0 - label.box.x0),
        abs(word.box.x1 - label.box.x1),
        abs(word.box.center - label.box.center),
    ]
    return (
        word.box.middle - y < _NEAR * word.size
        and min(edges) < word.size
        and abs(word.size - label.size) < 0.12 * word.size
        and word.box.x1 < label.box.x1 + word.size
        and not MARKED.match(word.text)
    )


def _first_caption(band: Band, lines: Sequence[PrintedLine]) -> int:
    """The first line above the first row that belongs to that row's label, not to the head."""
    row = band.rows[0]
    index, y = row, _middle(lines[row])
    own = [word for word in lines[row] if band.is_label(word)]
    while index > band.first:
        line = lines[index - 1]
        labels_only = all(word.box.x1 <= band.left for word in line)
        near = y - _middle(line) < _NEAR * line[0].size
        akin = not own or any(abs(w.box.x0 - own[-1].box.x0) < w.size for w in line)
        if not (labels_only and near and akin):
            break
        index, y = index - 1, _middle(line)
    return index


def _put_aside(run: Run, table: AlignedTable) -> bool:
    """Tell what is no text at the cell where it stands; False where it stands in none."""
    for row in table.rows:
        words = [word for place in row for word in place.words]
        if not any(abs(w.box.middle - run.box.middle) < _REACH * w.size for w in words):
            continue
        nearest = min(
            (place for place in row if place.words),
            key=lambda place: max(place.box.x0 - run.box.x1, run.box.x0 - place.box.x1, 0.0),
        )
        nearest.omissions += left_out([run])
        return True
    return False


def _middle(line: PrintedLine) -> float:
    """The middle of a line: of its numbers, where it has any."""
    numbers = [word.box.middle for word in line if word.is_number]
    return numbers[0] if numbers else line[0].box.middle


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.x0 for box in boxes), min(box.y0 for box in boxes),
        max(box.x1 for box in boxes), max(box.y1 for box in boxes),
    )  # fmt: skip
