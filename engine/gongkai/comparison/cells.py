"""Cells of the form that say something else than before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongkai.model.report import Cell


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell before and after; None where that report has no such cell."""

    cell: str
    before: Cell | None
    after: Cell | None


def changed_cells(
    before: Mapping[str, Cell] | None, after: Mapping[str, Cell] | None
) -> tuple[CellChange, ...] | None:
    """The cells that differ, in the order of the form; None where one side's are not known."""
    if before is None or after is None:
        return None
    return tuple(_changed(before, after))


def _changed(before: Mapping[str, Cell], after: Mapping[str, Cell]) -> Iterator[CellChange]:
    """Numbers that are written differently (12 and 12.0) are equal; a blank is no zero."""
    for id_ in dict.fromkeys((*after, *before)):
        one, other = before.get(id_), after.get(id_)
        if _said(one) != _said(other):
            yield CellChange(id_, one, other)


def _said(cell: Cell | None) -> object:
    if cell is None or cell.state == "number":
        return cell and cell.value
    return cell.state, cell.raw.strip() if cell.state == "text" else ""
