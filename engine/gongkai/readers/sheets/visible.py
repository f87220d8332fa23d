"""Takes the rows and columns out of a sheet that are not seen."""

from collections.abc import Iterator

from gongkai.model.document import Omission
from gongkai.readers.sheets.sheet import Kept, Place, Sheet

_SINGLE = 1, 1
_LONGEST = 80


def visible(sheet: Sheet) -> Sheet:
    """The sheet without its hidden rows and columns, which moves the others together. A merged cell
    of which anything is seen shows its text there."""
    if not sheet.hidden_rows and not sheet.hidden_columns:
        return sheet
    rows, columns = Kept(sorted(sheet.hidden_rows)), Kept(sorted(sheet.hidden_columns))
    seen = Sheet(sheet.name, sheet.limits, rows=rows, columns=columns)
    moved: dict[Place, Place] = {}
    for row, column in sheet.filled():
        down, across = sheet.spans.get((row, column), _SINGLE)
        down, across = rows.count(row, down), columns.count(column, across)
        if down and across:
            place = moved[row, column] = rows.place(row), columns.place(column)
            seen.fill(*place, sheet.texts.get((row, column), ""))
            if (down, across) != _SINGLE:
                seen.merge(*place, place[0] + down - 1, place[1] + across - 1)
    seen.omissions = [
        (moved[place], omission) for place, omission in sheet.omissions if place in moved
    ]
    for (row, column), left in _hidden(sheet, moved):
        place = max(0, rows.place(row) - 1), max(0, columns.place(column) - 1)
        seen.omissions.append((place, Omission("hidden", text=left)))
    return seen


def _hidden(sheet: Sheet, moved: dict[Place, Place]) -> Iterator[tuple[Place, str]]:
    """The texts of each hidden row or column, and the place of the first of them."""
    texts: dict[tuple[bool, int], tuple[Place, list[str]]] = {}
    for (row, column), text in sorted(sheet.texts.items()):
        if (row, column) not in moved:
            is_row = row in sheet.hidden_rows
            line = is_row, row if is_row else column
            texts.setdefault(line, ((row, column), []))[1].append(text)
    for place, found in texts.values():
        yield place, " ".join(found)[:_LONGEST]
