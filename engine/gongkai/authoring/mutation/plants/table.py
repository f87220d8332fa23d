"""A whole table: ``drop`` = true leaves it out, ``put`` writes the same into all its cells,
``reading`` changes how it was met."""

from collections.abc import Iterator

from gongkai.authoring.mutation.operator import Defect
from gongkai.authoring.mutation.plants.site import Site


def plant(site: Site) -> Iterator[Defect]:
    for table in site.ground.draft.form.tables:
        if not site.is_read(table.id) or not site.chosen(table.id):
            continue
        if site.parameters.get("drop", False):
            yield Defect(table.id, {"drop": [table.id]})
        elif "put" in site.parameters:
            cells = dict.fromkeys(table.cell_ids(), site.parameters["put"])
            yield Defect(table.id, {"set": cells})
        else:
            yield Defect(table.id, {"tables": {table.id: dict(site.parameters["reading"])}})
