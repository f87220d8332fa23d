"""A table of the form as it is printed: header rows, spans, and one slot for each cell."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.cells import Printed
from gongkai.model.form import Form, Row, Table


@dataclass(frozen=True, slots=True)
class Slot:
    """A printed cell and what it spans."""

    text: str
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class Box:
    """One place of a row in formats that write a span anew in every row that it reaches."""

    column: int
    slot: Slot
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of slots; a spanned area appears once, where it begins (as in html)."""

    rows: tuple[tuple[Slot, ...], ...]
    columns: int

    def matrix(self) -> list[list[Slot | None]]:
        """All positions of the table; None where a span from above or from the left reaches."""
        grid: list[list[Slot | None]] = [[None] * self.columns for _ in self.rows]
        taken: set[tuple[int, int]] = set()
        for y, row in enumerate(self.rows):
            x = 0
            for slot in row:
                while (y, x) in taken:
                    x += 1
                grid[y][x] = slot
                taken |= {
                    (y + down, x + right)
                    for down in range(slot.rowspan)
                    for right in range(slot.colspan)
                }
        return grid

    def lines(self) -> Iterator[list[Box]]:
        """The rows from left to right, with the boxes that go on from the row above."""
        below: dict[int, tuple[int, Slot]] = {}
        for line in self.matrix():
            boxes: list[Box] = []
            x = 0
            while x < self.columns:
                begun = line[x]
                left, slot = (begun.rowspan, begun) if begun else below[x]
                boxes.append(Box(x, slot, begun is None))
                below[x] = left - 1, slot
                x += slot.colspan
            yield boxes


def sheet(form: Form, table: str, cells: Printed, blanks: Collection[str] = ()) -> Sheet:
    """Lay out one table of the form with official labels; cells in ``blanks`` stay empty."""
    shown = {cell: "" if cell in blanks else str(value) for cell, value in cells.items()}
    return _BUILDERS[table](form.table(table), shown)


def _values(table: Table, row: Row, shown: dict[str, str], width: int | None = None) -> list[Slot]:
    slots = [Slot(shown.get(f"{table.id}.{row.id}.{column.id}", "")) for column in row.columns]
    return slots if width is None else _stretched(slots, width)


def _stretched(slots: list[Slot], width: int) -> list[Slot]:
    last = slots[-1]
    return [*slots[:-1], Slot(last.text, colspan=width - len(slots) + 1)]


def _disclosure(table: Table, shown: dict[str, str]) -> Sheet:
    width = max(len(row.columns) for row in table.rows)
    lines: list[tuple[Slot, ...]] = []
    for item, rows in groupby(table.rows, key=lambda row: row.item):
        block = list(rows)
        labels = [Slot(column.label) for column in block[0].columns]
        lines.append((Slot(item, colspan=width + 1),))
        lines.append((Slot(table.headers[0]), *_stretched(labels, width)))
        lines += [(Slot(row.label), *_values(table, row, shown, width)) for row in block]
    return Sheet(tuple(lines), width + 1)


def _requests(table: Table, shown: dict[str, str]) -> Sheet:
    first, *legal, total = table.rows[0].columns
    lines: list[tuple[Slot, ...]] = [
        (Slot(table.note, 3, 3), Slot(table.headers[0], colspan=len(legal) + 2)),
        (Slot(first.label, 2), Slot(table.headers[1], colspan=len(legal)), Slot(total.label, 2)),
        tuple(Slot(column.label) for column in legal),
    ]
    open_groups: tuple[str, ...] = ()
    for row in table.rows:
        begun = [
            Slot(
                group,
                sum(other.group[: depth + 1] == row.group[: depth + 1] for other in table.rows),
            )
            for depth, group in enumerate(row.group)
            if row.group[: depth + 1] != open_groups[: depth + 1]
        ]
        open_groups = row.group
        label = Slot(_numbered(row), colspan=3 - len(row.group))
        lines.append((*begun, label, *_values(table, row, shown)))
    return Sheet(tuple(lines), 3 + len(legal) + 2)


def _numbered(row: Row) -> str:
    if row.marker.endswith("）"):
        return row.marker + row.label
    return f"{row.marker}{'.' if row.marker.isdecimal() else '、'}{row.label}"


def _disputes(table: Table, shown: dict[str, str]) -> Sheet:
    alone = [row for row in table.rows if not row.group]
    grouped = [row for row in table.rows if row.group]
    width = len(table.rows[0].columns)
    return Sheet(
        (
            (
                *(Slot(row.label, 2, width) for row in alone),
                Slot(grouped[0].group[0], colspan=width * len(grouped)),
            ),
            tuple(Slot(row.label, colspan=width) for row in grouped),
            tuple(Slot(column.label) for row in table.rows for column in row.columns),
            tuple(slot for row in table.rows for slot in _values(table, row, shown)),
        ),
        width * len(table.rows),
    )


def printed(lines: Sheet) -> Iterator[list[str]]:
    """The texts of each row as a text editor would show them: spanned positions are empty."""
    for row in lines.matrix():
        yield [slot.text if slot else "" for slot in row]


_BUILDERS = {"disclosure": _disclosure, "requests": _requests, "disputes": _disputes}
