"""Says in words which cell of a table is wrong, or which it can be."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from gongkai.model.form import Table
from gongkai.model.message import Message, message
from gongkai.model.report import Cell
from gongkai.suspicion.explanations import Explanation

_SHOWN = 6


class Named(NamedTuple):
    """Short names of the row and the column of a cell."""

    row: str
    column: str

    @property
    def label(self) -> str:
        return f"{self.row}·{self.column}"


class Wording:
    """What is said about the cells of one table, by what they have printed."""

    def __init__(self, table: Table, cells: Mapping[str, Cell]) -> None:
        self.cells = cells
        self.named = {
            f"{table.id}.{row.id}.{column.id}": Named(row.short, column.short)
            for row in table.rows
            for column in row.columns
        }

    def one(self, explanation: Explanation) -> Message:
        """The one cell that is wrong, and its right value."""
        ((id_, value),) = explanation.items()
        raw = self._raw(id_)
        return message("suspect.one", cell=self.named[id_].label, raw=raw, value=_plain(value))

    def either(self, explanations: Sequence[Explanation]) -> Message:
        """Several cells, of which any one would do."""
        return message("suspect.either", shown=self._shown(explanations))

    def column(self, explanations: Sequence[Explanation], entries: Sequence[str]) -> Message:
        """The columns that are off, and the rows in which that can have come about; ``entries``
        are the cells of the explanations that the others follow from."""
        columns = dict.fromkeys(self.named[id_].column for one in explanations for id_ in one)
        rows = [
            self._change(self.named[entry].row, entry, one[entry])
            for entry, one in zip(entries, explanations, strict=True)
        ]
        return message("suspect.column", columns=tuple(columns), shown=_first(rows))

    def together(self, explanations: Sequence[Explanation]) -> Message:
        """Cells that are wrong together; where there are several such sets, each of them."""
        key = "suspect.together" if len(explanations) == 1 else "suspect.sets"
        return message(key, shown=self._shown(explanations))

    def _shown(self, explanations: Sequence[Explanation]) -> tuple[object, ...]:
        return _first([self._set(one) for one in explanations])

    def _set(self, explanation: Explanation) -> object:
        changes = [
            self._change(self.named[id_].label, id_, value) for id_, value in explanation.items()
        ]
        whole: object = changes[0]
        for change in changes[1:]:
            whole = message("suspect.and", one=whole, other=change)
        return whole

    def _change(self, name: str, id_: str, value: Decimal) -> Message:
        return message("suspect.change", name=name, raw=self._raw(id_), value=_plain(value))

    def _raw(self, id_: str) -> object:
        return self.cells[id_].raw.strip() or message("view.blank")


def _first(shown: Sequence[object]) -> tuple[object, ...]:
    left = len(shown) - _SHOWN
    return (*shown[:_SHOWN], message("suspect.more", n=left)) if left > 0 else tuple(shown)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
