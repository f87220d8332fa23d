"""Tables with geometry: the rows of a grid, with the columns that its header names."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from gongkai.model.document import Grid, GridCell
from gongkai.model.form import Table
from gongkai.recognise.tables.labels import Vocabulary, column_id, is_header, names_row
from gongkai.recognise.tables.token import PrintedRow, Token, whole_token


def physical_rows(grid: Grid) -> list[list[GridCell]]:
    """The cells of a grid by the row in which they begin, left to right; empty rows dropped."""
    rows: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(cell)
    return [sorted(rows[index], key=lambda cell: cell.column) for index in sorted(rows)]


def grid_rows(
    rows: Iterable[Sequence[GridCell]], table: Table, words: Vocabulary
) -> list[PrintedRow]:
    """Printed rows of one table; header rows set the columns of the rows below them.

    A header repeated after a page break says the same again; a second grid of the table
    without a header keeps the columns of the first.
    """
    printed: list[PrintedRow] = []
    header: dict[int, str] = {}
    open_header = False
    rows = list(rows)
    for index, cells in enumerate(rows):
        tokens = [whole_token(cell.text, cell.at, cell.column) for cell in cells]
        names = _header(tokens, table, words)
        if names is not None:
            header = _joined(header, names) if open_header else names
            open_header = True
            continue
        if open_header and (more := _continued(tokens, table, header)):
            header = _joined(header, more)
        row = _row(tokens, header, words)
        if row is None:
            continue
        open_header = False
        printed.append(replace(row, shared=_shares_label(cells, row, rows[index + 1 :])))
    return printed


def _header(tokens: Sequence[Token], table: Table, words: Vocabulary) -> dict[int, str] | None:
    """Grid column → column id if this is a header row, else None."""
    if any(piece.state == "number" for piece in tokens):
        return None
    labels = [piece for piece in tokens if piece.is_label]
    if not any(is_header(piece.text, table, words) for piece in labels):
        return None
    blocks = {row.columns: None for row in table.rows}
    best: dict[int, str] = {}
    for columns in blocks:
        found = {
            piece.column: name
            for piece in labels
            if piece.column is not None and (name := column_id(piece.text, columns))
        }
        if len(found) > len(best):
            best = found
    return best


def _continued(tokens: Sequence[Token], table: Table, header: dict[int, str]) -> dict[int, str]:
    """Columns that a header row of shared labels alone (其他, 总计) adds."""
    if any(piece.state == "number" for piece in tokens):
        return {}
    labels = [piece for piece in tokens if piece.is_label]
    named = [(piece, column_id(piece.text, table.rows[0].columns)) for piece in labels]
    if not named or any(name is None for _, name in named):
        return {}
    return {
        piece.column: name
        for piece, name in named
        if piece.column is not None and name and name not in header.values()
    }


def _joined(header: dict[int, str], more: dict[int, str]) -> dict[int, str]:
    """Two header rows as one; nothing where they claim the same column (spans were lost)."""
    return {} if header.keys() & more.keys() else {**header, **more}


def _row(tokens: Sequence[Token], header: dict[int, str], words: Vocabulary) -> PrintedRow | None:
    cut = _first_value(tokens, header, words)
    labels = tuple(piece.text for piece in tokens[:cut] if piece.is_label)
    values = tuple(tokens[cut:])
    if not values or not (labels or any(piece.state == "number" for piece in values)):
        return None
    return PrintedRow(labels, values, tuple(sorted(header.items())), at=tokens[0].at)


def _shares_label(
    cells: Sequence[GridCell], row: PrintedRow, below: Sequence[Sequence[GridCell]]
) -> bool:
    """Whether the label right before a row's values also stands before values further down. Whose
    values they are cannot be known: a group's label has the labels of its rows beside it."""
    before = cells[: len(cells) - len(row.values)]
    label = next((cell for cell in reversed(before) if cell.text.strip()), None)
    if label is None or label.rowspan < 2:
        return False
    end, right = label.row + label.rowspan, label.column + label.colspan
    reached = [other for other in below if other[0].row < end][: label.rowspan - 1]
    return any(
        whole_token(cell.text).state == "number"
        for other in reached
        if not any(cell.column >= right and whole_token(cell.text).is_label for cell in other)
        for cell in other
    )


def _first_value(tokens: Sequence[Token], header: dict[int, str], words: Vocabulary) -> int:
    """Where the labels of a row end: at the header's first column, else at the first number."""
    if header:
        first = min(header)
        cut = sum((piece.column or 0) < first for piece in tokens)
        # A grid that goes on on another page may have more columns of labels than its header had.
        more = tokens[cut : max(cut, len(tokens) - len(header))]
        labels = more and more[-1].is_label and all(p.is_label or not p.text for p in more)
        cut += len(more) if labels else 0
        astray = any(piece.state == "number" for piece in tokens[:cut]) or any(
            piece.is_label and names_row(piece.text, words) for piece in tokens[cut:]
        )
        if cut < len(tokens) and not astray:
            return cut
    named = [i for i, piece in enumerate(tokens) if names_row(piece.text, words)]
    if named:
        return named[-1] + 1
    cut = next((i for i, piece in enumerate(tokens) if piece.state not in ("text", "blank")), None)
    if cut is None:
        return max((i + 1 for i, piece in enumerate(tokens) if piece.is_label), default=0)
    while cut and tokens[cut - 1].state == "blank":
        cut -= 1
    return cut
