"""Puts the paragraphs of a document into its tables, to any depth."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gongkai.model.document import Omission
from gongkai.readers.doc.passages import Passage
from gongkai.readers.doc.pictures import is_content
from gongkai.readers.doc.rows import Row, place, read_shape
from gongkai.readers.layout import Image, Item, Line, settle
from gongkai.readers.limits import Limits, TooInvolved
from gongkai.readers.word.numbering import Numbering, is_aside

_DEEPEST = 60


@dataclass(slots=True)
class _Table:
    """A table under way: its finished rows, the cells of the open row, the open cell."""

    rows: list[Row] = field(default_factory=list[Row])
    cells: list[list[Item]] = field(default_factory=list[list[Item]])
    cell: list[Item] = field(default_factory=list[Item])
    pale: list[tuple[list[Item], Line, Passage]] = field(
        default_factory=list[tuple[list[Item], Line, Passage]]
    )

    def end_row(self, passage: Passage) -> None:
        if self.pale and passage.look.shaded:
            # What is white on a dark ground is seen.
            for cell, line, seen in self.pale:
                line.text = seen.shaded or ""
                cell[:] = [item for item in cell if item not in seen.pale]
        self.pale = []
        if self.cells and not passage.deleted:
            self.rows.append(Row(self.cells, read_shape(passage.look.shape)))
        self.cells, self.cell = [], []

    def end_cell(self) -> None:
        self.cells.append(self.cell)
        self.cell = []

    def items(self, limits: Limits) -> list[Item]:
        # A row without its end belongs to a damaged or unusual file; its text is kept.
        rest = [item for cell in (*self.cells, self.cell) for item in cell]
        return settle(place(self.rows), limits) + rest


def read_items(
    passages: Iterable[Passage],
    boxes: Mapping[int, Sequence[Passage]],
    lists: Numbering,
    data: bytes,
    limits: Limits,
) -> list[Item]:
    """Lines, tables and images in order; ``boxes`` are the paragraphs of text boxes by the place
    of their anchor, ``data`` is the data stream."""
    items: list[Item] = []
    tables: list[_Table] = []

    def close(depth: int) -> None:
        while len(tables) > depth:
            inner = tables.pop().items(limits)
            (tables[-1].cell if tables else items).extend(inner)

    for passage in passages:
        look = passage.look
        if look.depth > _DEEPEST:
            raise TooInvolved
        if len(tables) > look.depth:
            close(look.depth)
        while len(tables) < look.depth:
            tables.append(_Table())
        if tables and look.ends_row:
            tables[-1].end_row(passage)
            continue
        here = tables[-1].cell if tables else items
        begun = len(here)
        here.extend(_lines(passage, lists, data))
        if tables and passage.shaded is not None and begun < len(here):
            line = here[begun]
            if isinstance(line, Line):
                tables[-1].pale.append((here, line, passage))
        for anchor in passage.anchors:
            here.extend(read_items(boxes.get(anchor, ()), {}, lists, data, limits))
        if tables and passage.ends_cell:
            tables[-1].end_cell()
    close(0)
    return items


def _lines(passage: Passage, lists: Numbering, data: bytes) -> Iterator[Item]:
    look = passage.look
    if look.contents:
        return
    label = lists.label(str(look.list_id), look.level) if look.list_id else ""
    is_seen = passage.shaded is not None and look.shaded
    text = passage.shaded or "" if is_seen else passage.text
    if is_aside(label, text):
        yield Omission("mark", text=label)
        label = ""
    for line in (label + text).split("\n"):
        yield Line(line, look.heading)
    yield from passage.omissions
    yield from () if is_seen else passage.pale
    for picture in passage.pictures:
        yield Image("", small=not is_content(data, picture))
