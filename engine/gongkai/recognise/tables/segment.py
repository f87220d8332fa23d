"""Which blocks, or rows of a grid, belong to which table of the form."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gongkai.model.document import Document, Grid, GridCell, Paragraph
from gongkai.model.form import Form
from gongkai.model.location import Location
from gongkai.model.wording import key
from gongkai.recognise.outline import Outline
from gongkai.recognise.tables.geometry import physical_rows
from gongkai.recognise.tables.labels import Vocabulary, bare

_PARTED = re.compile(r"[\t|｜│]")
_BEGUN = 8
"""So many characters of a label tell that it is printed: the rest may stand on another line."""
_ANCHORS = 2
"""Labels of a table that a grid's row must show at least, in all its rows together, to be it."""


@dataclass(slots=True)
class Segment:
    """The parts of a document that may hold one table: grid rows, flat lines, its grids' places."""

    rows: list[list[GridCell]] = field(default_factory=list[list[GridCell]])
    lines: list[tuple[int, Paragraph]] = field(default_factory=list[tuple[int, Paragraph]])
    grids: list[int] = field(default_factory=list[int])
    at: Location | None = None


def segments(document: Document, outline: Outline, words: Vocabulary) -> dict[str, Segment]:
    """Table id → where it may be.

    Section headings switch the table; inside, a label that only one table has switches too, so
    that a lost heading or one grid for everything does no harm. Grids with hardly a label of
    the form (layout, contact, navigation) are left out.
    """
    form = words.form
    found = {table.id: Segment() for table in form.tables}
    by_section = {table.section: table.id for table in form.tables}
    headings = {heading.block: by_section.get(heading.section) for heading in outline.headings}
    current: str | None = None
    for index in range(outline.start, outline.end):
        block = document.blocks[index]
        if index in headings:
            current = headings[index]
            continue
        if isinstance(block, Grid):
            current = _grid(index, block, current, found, words)
        elif isinstance(block, Paragraph):
            current = _anchor((block.text,), words) or current
            if current is not None:
                found[current].lines.append((index, block))
    return found


def best_form(document: Document, outline: Outline, words: Sequence[Vocabulary]) -> Vocabulary:
    """The edition more of whose own labels are printed; the newest where none differ."""
    return _most_printed(_texts(document, outline), words)


def edition_of(segment: Segment, table: str, words: Sequence[Vocabulary]) -> Vocabulary:
    """The edition whose labels this one table bears: a report may mix them."""
    lines = (piece for _, line in segment.lines for piece in _pieces(line.text))
    cells = (cell.text for row in segment.rows for cell in row)
    return _most_printed((*lines, *cells), words, table)


def _most_printed(
    texts: Iterable[str], words: Sequence[Vocabulary], table: str | None = None
) -> Vocabulary:
    printed = "\n".join({key(text[:120]) for text in texts})
    return max(
        reversed(words),
        key=lambda edition: sum(name[:_BEGUN] in printed for name in _own(edition.form, table)),
    )


def _own(form: Form, only: str | None) -> set[str]:
    """The exact labels of all columns and rows, or of one table's."""
    return {
        key(label)
        for table in form.tables
        if only in (None, table.id)
        for row in table.rows
        for label in (row.label, *(column.label for column in row.columns))
    }


def _texts(document: Document, outline: Outline) -> Iterator[str]:
    for block in document.blocks[outline.start : outline.end]:
        if isinstance(block, Grid):
            for cell in block.cells:
                yield cell.text
        elif isinstance(block, Paragraph) and (len(block.text) < 60 or _PARTED.search(block.text)):
            yield from _pieces(block.text)


def _pieces(line: str) -> list[str]:
    return _PARTED.split(line)


def _grid(
    index: int, grid: Grid, current: str | None, found: dict[str, Segment], words: Vocabulary
) -> str | None:
    rows = physical_rows(grid)
    hits = sum(
        bare(cell.text) in words.known for cells in rows for cell in cells if len(cell.text) < 120
    )
    continues = (
        current is not None
        and found[current].rows
        and (_mostly_numbers(rows) or _has_row(rows, words.rows[current]))
    )
    if hits < _ANCHORS and not continues:
        return current
    used: set[str] = set()
    for cells in rows:
        current = _anchor([cell.text for cell in cells], words) or current
        if current is None:
            continue
        segment = found[current]
        segment.at = segment.at or grid.at
        segment.rows.append(cells)
        used.add(current)
    for table in used:
        found[table].grids.append(index)
    return current


def _mostly_numbers(rows: Sequence[Sequence[GridCell]]) -> bool:
    cells = [cell.text.strip() for row in rows for cell in row]
    return bool(cells) and 2 * sum(text.isdigit() for text in cells) >= len(cells)


def _has_row(rows: Sequence[Sequence[GridCell]], labels: Mapping[str, int]) -> bool:
    """Whether a row of the table stands there: the end of a page may part a single one."""
    return any(
        bare(cell.text) in labels and any(other.text.strip()[:1].isdigit() for other in cells)
        for cells in rows
        for cell in cells
        if len(cell.text) < 120
    )


def _anchor(texts: Sequence[str], words: Vocabulary) -> str | None:
    """The table that these texts begin or continue beyond doubt."""
    for text in texts:
        if not text or len(text) > 400:
            continue
        for piece in text.replace("|", "\t").split("\t") if len(texts) == 1 else (text,):
            name = bare(piece)
            if len(name) < 3 or len(name) > 45:
                continue
            table = words.known.get(name)
            if table is not None and name not in _AMBIGUOUS:
                return table
    return None


_AMBIGUOUS = frozenset({"行政诉讼", "行政复议", "主动公开", "予以公开", "部分公开"})
"""Labels that prose and sub-headings use as well."""
