"""What happens to a printed table on its way to us, one harm at a time."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from random import Random

from generator.sheet import Sheet, Slot, printed
from gongkai.model.document import Block, Document, Grid, GridCell, Paragraph
from gongkai.model.form import Form
from gongkai.model.location import Location
from gongkai.recognise.outline import Heading, Outline

Harm = Callable[[list[list[Slot]], Random], list[list[Slot]]]
_WIDE = str.maketrans("0123456789.()", "０１２３４５６７８９．（）")


def wide(rows: list[list[Slot]], rng: Random) -> list[list[Slot]]:
    """Labels and numbers in full width, spaces inside labels."""

    def widen(text: str) -> str:
        number = text.replace(".", "").isdigit()
        return (text if number else " ".join(text[:2]) + text[2:]).translate(_WIDE)

    return [[replace(slot, text=widen(slot.text)) for slot in row] for row in rows]


def broken_labels(rows: list[list[Slot]], rng: Random) -> list[list[Slot]]:
    """Labels with a line break somewhere inside."""

    def split(text: str) -> str:
        if len(text) < 4 or text.replace(".", "").isdigit():
            return text
        at = rng.randrange(2, len(text) - 1)
        return text[:at] + "\n" + text[at:]

    return [[replace(slot, text=split(slot.text)) for slot in row] for row in rows]


def no_markers(rows: list[list[Slot]], rng: Random) -> list[list[Slot]]:
    """Other punctuation behind the numbers of labels."""
    signs = str.maketrans({"、": "．", "（": "(", "）": ")"})
    return [[replace(slot, text=slot.text.translate(signs)) for slot in row] for row in rows]


def extra_column(rows: list[list[Slot]], rng: Random) -> list[list[Slot]]:
    """An empty column at the right edge."""
    return [[*row, Slot("")] for row in rows]


def lost_spans(rows: list[list[Slot]], rng: Random) -> list[list[Slot]]:
    """A site's editor dropped every rowspan and colspan."""
    return [[Slot(slot.text) for slot in row] for row in rows]


def repeated_header(rows: list[list[Slot]], rng: Random) -> list[list[Slot]]:
    """The header printed again after a page break."""
    if len(rows) < 20:
        return rows
    return rows[:12] + rows[:3] + rows[12:]


HARMS: dict[str, tuple[Harm, ...]] = {
    "none": (),
    "wide": (wide,),
    "broken labels": (broken_labels,),
    "other punctuation": (no_markers,),
    "extra column": (extra_column,),
    "lost spans": (lost_spans,),
    "repeated header": (repeated_header,),
    "all at once": (broken_labels, no_markers, extra_column),
}


def grid(rows: Iterable[list[Slot]], number: int) -> Grid:
    """Slots as a Grid, expanded the way a browser does."""
    cells: list[GridCell] = []
    taken: set[tuple[int, int]] = set()
    width = height = 0
    for y, row in enumerate(rows):
        x = 0
        for slot in row:
            while (y, x) in taken:
                x += 1
            cells.append(GridCell(slot.text, y, x, slot.rowspan, slot.colspan,
                                  Location(table=number, row=y + 1, column=x + 1)))  # fmt: skip
            taken |= {(y + d, x + r) for d in range(slot.rowspan) for r in range(slot.colspan)}
            width, height = max(width, x + slot.colspan), y + 1
    return Grid(tuple(cells), height, width, Location(table=number))


def texts(lines: Sheet) -> Iterable[list[str]]:
    return printed(lines)


def as_document(form: Form, parts: dict[str, list[Block]]) -> tuple[Document, Outline]:
    """A bare report: the official headings, and the given blocks below each table's."""
    blocks: list[Block] = []
    headings: list[Heading] = []
    for section in form.sections:
        headings.append(Heading(section.id, len(blocks), section.heading))
        blocks.append(Paragraph(section.heading))
        blocks += parts.get(section.id, [])
    document = Document("made", "", "made", tuple(blocks))
    return document, Outline(0, len(blocks), (), tuple(headings))
