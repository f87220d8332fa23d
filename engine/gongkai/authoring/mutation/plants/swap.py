"""Two columns that changed places: in one row (``whole`` = false) or all the way down."""

from collections.abc import Iterator
from itertools import pairwise

from gongkai.authoring.mutation.operator import Defect
from gongkai.authoring.mutation.plants.bed import Site
from gongkai.model.form import Column, Table


def plant(bed: Site) -> Iterator[Defect]:
    for table in bed.ground.draft.form.tables:
        if not bed.is_read(table.id) or not bed.chosen(table.id):
            continue
        whole = bool(bed.parameters.get("whole", False))
        yield from _columns(bed, table) if whole else _rows(bed, table)


def _rows(bed: Site, table: Table) -> Iterator[Defect]:
    for row in table.rows:
        for left, right in pairwise(row.columns):
            changes = _swapped(bed, table, row.id, left, right)
            if changes:
                yield Defect(f"{table.id}.{row.id}.{left.id}+{right.id}", {"set": changes})


def _columns(bed: Site, table: Table) -> Iterator[Defect]:
    for left, right in pairwise(table.rows[0].columns):
        changes: dict[str, str] = {}
        for row in table.rows:
            if left in row.columns and right in row.columns:
                changes |= _swapped(bed, table, row.id, left, right)
        if changes:
            yield Defect(f"{table.id}.*.{left.id}+{right.id}", {"set": changes})


def _swapped(bed: Site, table: Table, row: str, left: Column, right: Column) -> dict[str, str]:
    """What to set; nothing where the two hold the same, or one holds no number."""
    ids = [f"{table.id}.{row}.{column.id}" for column in (left, right)]
    cells = [bed.report.cells.get(id_) for id_ in ids]
    values = [cell.value for cell in cells if cell and cell.value is not None]
    if len(values) < 2 or values[0] == values[1]:
        return {}
    return {ids[0]: format(values[1], "f"), ids[1]: format(values[0], "f")}
