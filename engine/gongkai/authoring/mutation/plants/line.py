"""A row or column of a table that is not as the form has it; ``what``:

``row_dropped``, ``column_dropped``, ``row_moved`` (out of the official order) or ``row_added``
(with the label ``label``).
"""

from collections.abc import Iterator

from gongkai.authoring.mutation.operator import Defect
from gongkai.authoring.mutation.plants.site import Site
from gongkai.model.form import Table


def plant(site: Site) -> Iterator[Defect]:
    for table in site.ground.draft.form.tables:
        if site.is_read(table.id) and site.chosen(table.id):
            yield from _WAYS[site.parameters["what"]](site, table)


def _row_dropped(site: Site, table: Table) -> Iterator[Defect]:
    for row in table.rows:
        if any(f"{table.id}.{row.id}.{column.id}" in site.report.cells for column in row.columns):
            yield Defect(f"{table.id}.{row.id}", {"drop": [f"{table.id}.{row.id}"]})


def _column_dropped(site: Site, table: Table) -> Iterator[Defect]:
    columns = {column.id for row in table.rows for column in row.columns}
    for column in sorted(columns):
        ids = [f"{table.id}.{row.id}.{column}" for row in table.rows]
        cells = [id_ for id_ in ids if id_ in site.report.cells]
        if len(cells) > 1:
            missing = {table.id: {"missing_columns": [column]}}
            yield Defect(f"{table.id}.*.{column}", {"drop": cells, "tables": missing})


def _row_moved(site: Site, table: Table) -> Iterator[Defect]:
    for row in table.rows[1:]:
        yield Defect(f"{table.id}.{row.id}", {"tables": {table.id: {"moved": [row.id]}}})


def _row_added(site: Site, table: Table) -> Iterator[Defect]:
    label: str = site.parameters["label"]
    yield Defect(f"{table.id}.{label}", {"tables": {table.id: {"extra": [label]}}})


_WAYS = {
    "row_dropped": _row_dropped,
    "column_dropped": _column_dropped,
    "row_moved": _row_moved,
    "row_added": _row_added,
}
