"""A whole table: ``drop`` = true leaves it out, ``put`` writes the same into all its cells,
``reading`` changes how it was met."""

from collections.abc import Iterator

from gongkai.authoring.mutation.operator import Defect
from gongkai.authoring.mutation.plants.bed import Site


def plant(bed: Site) -> Iterator[Defect]:
    for table in bed.ground.draft.form.tables:
        if not bed.is_read(table.id) or not bed.chosen(table.id):
            continue
        if bed.parameters.get("drop", False):
            yield Defect(table.id, {"drop": [table.id]})
        elif "put" in bed.parameters:
            cells = dict.fromkeys(table.cell_ids(), bed.parameters["put"])
            yield Defect(table.id, {"set": cells})
        else:
            yield Defect(table.id, {"tables": {table.id: dict(bed.parameters["reading"])}})
