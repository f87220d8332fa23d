"""Tables: any grid or flattened text → the cells of the official form."""

import re
from collections.abc import Sequence

from gongkai.model.document import Document, Grid, Omission, Paragraph, Picture
from gongkai.model.form import Form, Table
from gongkai.model.location import Location
from gongkai.model.report import Cell, Doubt, TableReading
from gongkai.recognise.outline import Outline
from gongkai.recognise.tables.broken import doubt_broken, doubt_emptied
from gongkai.recognise.tables.flat import flat_rows
from gongkai.recognise.tables.geometry import grid_rows
from gongkai.recognise.tables.labels import Vocabulary, bare, column_id, names_of, vocabulary
from gongkai.recognise.tables.loose import doubt_loose
from gongkai.recognise.tables.outside import doubt_outside
from gongkai.recognise.tables.reading import OneTable, Tables
from gongkai.recognise.tables.records import read_records
from gongkai.recognise.tables.segment import Segment, best_form, edition_of, segments
from gongkai.recognise.tables.single import compared, lost, read_single
from gongkai.recognise.tables.token import PrintedRow, Token, whole_token
from gongkai.recognise.tables.unit import amount_unit

_ASTRAY = 3
"""Labels of a table that show that it is there, wherever they stand."""
_TELLING = 4
_LONGEST_LINE = 400
_PIECES = re.compile(r"[\s,，;；|｜:：]+")

__all__ = ["Tables", "read_tables"]


def read_tables(document: Document, forms: Sequence[Form], outline: Outline) -> Tables:
    """Read every table of the form out of a document.

    Each table is read by the edition whose labels it bears. A cell is read, or it is lost under a
    doubt; a row that the file lacks has no cells and is named in its TableReading.
    """
    editions = [vocabulary(form) for form in forms]
    words = best_form(document, outline, editions)
    found = segments(document, outline, words)
    cells: dict[str, Cell] = {}
    readings: dict[str, TableReading] = {}
    doubts: list[Doubt] = []
    omissions: list[Omission] = []
    consumed: set[int] = set()
    for name, segment in found.items():
        bears = edition_of(segment, name, editions)
        table = bears.form.table(name)
        one, used = _read(table, segment, bears)
        if one.reading.status in ("absent", "garbled"):
            one = _unread(one, table, document, outline)
        one = doubt_loose(one, table)
        if not segment.rows:
            one = doubt_broken(one, table)
        else:
            beside = [document.blocks[index] for index in outline.span(table.section)]
            one = doubt_outside(doubt_emptied(one, table, beside), table, beside)
        readings[table.id] = amount_unit(one.reading, table, segment)
        cells.update((cell.id, cell) for cell in one.cells)
        doubts += one.doubts
        omissions += one.omissions
        consumed |= used
    met = any(reading.form for reading in readings.values() if reading.status != "absent")
    return Tables(
        words.form.id if met else None,
        readings,
        cells,
        tuple(doubts),
        frozenset(consumed),
        tuple(omissions),
    )


def _read(table: Table, segment: Segment, words: Vocabulary) -> tuple[OneTable, set[int]]:
    """One table from its grids, else from its flat lines, and the blocks it took."""
    if not segment.rows:
        flat, used = flat_rows(segment.lines, words)
        if table.layout == "records":
            return read_records(flat, table, words), used
        return _single_flat(table, flat, words), used
    taken = {*segment.grids}
    if table.layout == "records":
        return read_records(grid_rows(segment.rows, table, words), table, words), taken
    return _single_grid(table, segment, words), taken


def _single_flat(table: Table, rows: Sequence[PrintedRow], words: Vocabulary) -> OneTable:
    fullest = max(rows, key=lambda row: sum(v.state != "blank" for v in row.values), default=None)
    if fullest is None:
        return read_single((), (), (), table, words.form.id)
    labels = [label for row in rows for label in row.labels]
    return read_single(labels, fullest.values, fullest.gaps, table, words.form.id)


def _single_grid(table: Table, segment: Segment, words: Vocabulary) -> OneTable:
    columns = table.rows[0].columns
    rows = [[whole_token(cell.text, cell.at, cell.column) for cell in row] for row in segment.rows]
    head = [row for row in rows if any(column_id(piece.text, columns) for piece in row)]
    leaves = [piece for row in head for piece in row if column_id(piece.text, columns)]
    body = [row for row in rows if not any(column_id(piece.text, columns) for piece in row)]
    body = [row for row in body if len(row) >= len(columns)]
    empty: list[Token] = []
    data = max(body, key=lambda row: sum(not piece.is_label for piece in row), default=empty)
    by_column: dict[int | None, Token] = {piece.column: piece for piece in data}
    under = [by_column[leaf.column] for leaf in leaves if leaf.column in by_column]
    values = [piece for piece in data if not piece.is_label or piece.column]
    exact = len(under) == len(leaves) == len({leaf.column for leaf in leaves})
    # Heads over columns further left that are printed further down: rows were exchanged or lost.
    stand = [leaf.column or 0 for leaf in leaves]
    muddled = exact and stand != sorted(stand)
    one = read_single(
        [leaf.text for leaf in leaves],
        under if exact and len(under) == sum(1 for _ in table.cell_ids()) else values,
        (),
        table,
        words.form.id,
        muddled=muddled,
    )
    return compared(one, table, [row for row in body if row is not data])


def _unread(one: OneTable, table: Table, document: Document, outline: Outline) -> OneTable:
    """A table that gave no cell: a picture in its place, a jumble, or nothing at all."""
    # A scan has no headings: its pictures stand in the place of everything.
    span = outline.span(table.section) if outline.headings else range(len(document.blocks))
    blocks = [document.blocks[index] for index in span]
    picture = next((block for block in blocks if isinstance(block, Picture)), None)
    if picture is not None:
        return lost(table, TableReading(table.id, "picture", at=picture.at))
    astray = _labels_astray(document, table) if one.reading.status == "absent" else None
    if astray is not None:
        return lost(table, TableReading(table.id, "garbled", at=astray))
    if one.reading.status == "garbled":
        first = next((block for block in blocks if not isinstance(block, Grid)), None)
        at = first.at if first is not None else one.reading.at
        return lost(table, TableReading(table.id, "garbled", one.reading.form, at))
    return one


def _labels_astray(document: Document, table: Table) -> Location | None:
    """Where labels of a table stand that was not met at all: it is there, in a shape that is not
    understood."""
    names = {name for row in table.rows for name in names_of(row) if len(name) >= _TELLING}
    met: dict[str, Location] = {}
    for block in document.blocks:
        pieces = (block.text,) if isinstance(block, Paragraph) else ()
        cells = block.cells if isinstance(block, Grid) else ()
        for text in (*pieces, *(cell.text for cell in cells)):
            for piece in _PIECES.split(text) if len(text) < _LONGEST_LINE else ():
                if (name := bare(piece)) in names:
                    met.setdefault(name, block.at)
    return next(iter(met.values())) if len(met) >= min(_ASTRAY, len(names)) else None
