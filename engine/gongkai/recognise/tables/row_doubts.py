"""What is not sure of the rows of a table, the rows with one cause in one doubt."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from gongkai.model.form import Row, Table
from gongkai.model.message import Message, message
from gongkai.model.report import Cell, Doubt
from gongkai.recognise.tables.token import PrintedRow, Token

_SHOWN = 3


@dataclass(slots=True)
class RowDoubts:
    """Rows by what is wrong with them, and cells that are printed twice."""

    rows: dict[str, list[tuple[Row, PrintedRow]]] = field(
        default_factory=dict[str, list[tuple[Row, PrintedRow]]]
    )
    twice: dict[str, tuple[Cell, Token, str]] = field(
        default_factory=dict[str, tuple[Cell, Token, str]]
    )

    def add(self, cause: str, official: Row, row: PrintedRow) -> None:
        """A row of the form and the printed row that may be it."""
        self.rows.setdefault(cause, []).append((official, row))

    def read_twice(self, cell: Cell, other: Token, name: str) -> None:
        """A cell with the other value that is printed for it."""
        self.twice.setdefault(cell.id, (cell, other, name))

    def told(self, table: Table) -> tuple[Doubt, ...]:
        """One doubt for each cause, with the cells that it touches."""
        return tuple(self._told(table))

    def _told(self, table: Table) -> Iterator[Doubt]:
        for cause, rows in self.rows.items():
            cells = tuple(
                f"{table.id}.{official.id}.{column.id}"
                for official, _ in rows
                for column in official.columns
            )
            yield Doubt(_wording(cause, rows), rows[0][1].at, table.id, cells)
        if self.twice:
            shown = tuple(
                message(
                    "doubt.two_values", cell=name, first=_said(cell.raw), second=_said(other.text)
                )
                for cell, other, name in self.twice.values()
            )
            wording = message("doubt.read_twice", count=len(shown), shown=_first(shown))
            (_, other, _), *_ = self.twice.values()
            yield Doubt(wording, other.at, table.id, tuple(self.twice))


def _wording(cause: str, rows: list[tuple[Row, PrintedRow]]) -> Message:
    official, row = rows[0]
    if len(rows) > 1 or cause == "row_unclear":
        names = _first(tuple(one.short for one, _ in rows))
        return message(f"doubt.{cause}s", count=len(rows), rows=names, label=_label(row))
    found = sum(value.state != "blank" for value in row.values)
    return message(f"doubt.{cause}", row=official.label, found=found, wanted=len(official.columns))


def _label(row: PrintedRow) -> str:
    return "".join(row.labels[-1].split())[:20] if row.labels else ""


def _said(raw: str) -> Message | str:
    return raw.strip() or message("kind.cell.empty")


def _first(items: tuple[object, ...]) -> tuple[object, ...]:
    return (*items[:_SHOWN], *(("…",) if len(items) > _SHOWN else ()))
