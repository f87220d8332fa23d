"""Two columns that changed places: in one row (``whole`` = false) or all the way down."""

from collections.abc import Iterator
from itertools import pairwise

from gongkai.authoring.mutation.operator import Defect
from gongkai.authoring.mutation.plants.site import Site
from gongkai.model.form import Column, Table


def plant(site: Site) -> Iterator[Defect]:
    for table in site.ground.draft.form.tables:
        if not site.is_read(table.id) or not site.chosen(table.id):
            continue
        whole = bool(site.parameters.get("whole", False))
        yield from _columns(site, table) if whole else _rows(site, table)


def _rows(site: Site, table: Table) -> Iterator[Defect]:
    for row in table.rows:
        for left, right in pairwise(row.columns):
            changes = _swapped(site, table, row.id, left, right)
            if changes:
                yield Defect(f"{table.id}.{row.id}.{left.id}+{right.id}", {"set": changes})


def _columns(site: Site, table: Table) -> Iterator[Defect]:
    for left, right in pairwise(table.rows[0].columns):
        changes: dict[str, str] = {}
        for row in table.rows:
            if left in row.columns and right in row.columns:
                changes |= _swapped(site, table, row.id, left, right)
        if changes:
            yield Defect(f"{table.id}.*.{left.id}+{right.id}", {"set": changes})


def _swapped(site: Site, table: Table, row: str, left: Column, right: Column) -> dict[str, str]:
    """What to set; nothing where the two hold the same, or one holds no number."""
    ids = [f"{table.id}.{row}.{column.id}" for column in (left, right)]
    cells = [site.report.cells.get(id_) for id_ in ids]
    values = [cell.value for cell in cells if cell and cell.value is not None]
    if len(values) < 2 or values[0] == values[1]:
        return {}
    return {ids[0]: format(values[1], "f"), ids[1]: format(values[0], "f")}
