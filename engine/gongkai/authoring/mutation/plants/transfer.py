"""One case moved from any row of ``rows`` that has some to the row ``to``, so that every sum still
holds: what was counted changes, not how much."""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.authoring.mutation.operator import Defect
from gongkai.authoring.mutation.plants.site import Site
from gongkai.model.form import Row, Table


def plant(site: Site) -> Iterator[Defect]:
    numbers = dict(site.numbers())
    for table in site.ground.draft.form.tables:
        target = next((row for row in table.rows if _id(table, row) == site.parameters["to"]), None)
        sources = [row for row in table.rows if site.chosen(_id(table, row), "rows")]
        for row in sources if target else []:
            changes = _moved(table, row, target, numbers) if target and row != target else {}
            if changes:
                yield Defect(_id(table, row), {"set": changes})
                break


def _moved(table: Table, row: Row, target: Row, numbers: dict[str, Decimal]) -> dict[str, str]:
    """One less in the first column that has some and in the total, one more in the other row."""
    *own, total = (column.id for column in row.columns)
    for column in own:
        cells = {
            f"{_id(table, one)}.{name}": step
            for one, step in ((row, -1), (target, 1))
            for name in (column, total)
        }
        if numbers.get(f"{_id(table, row)}.{column}", 0) > 0 and cells.keys() <= numbers.keys():
            return {id_: format(numbers[id_] + step, "f") for id_, step in cells.items()}
    return {}


def _id(table: Table, row: Row) -> str:
    return f"{table.id}.{row.id}"
