"""A cell that is wrong: each cell of ``where``, with each number of ``add`` added (but nothing
below zero), ``times`` its value, or with something ``put`` in its place.

``only`` = "zero" or "nonzero" leaves out the others; ``report`` = "previous" spoils last year's.
"""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.authoring.mutation.operator import Defect
from gongkai.authoring.mutation.plants.bed import Site


def plant(bed: Site) -> Iterator[Defect]:
    earlier = bed.parameters.get("report") == "previous"
    for id_, value in bed.numbers():
        sort = "nonzero" if value else "zero"
        printed = _before(bed, id_) if earlier else value
        if printed is None or not bed.chosen(id_) or bed.parameters.get("only", sort) != sort:
            continue
        for wrong in _wrong(printed, bed):
            changes = {"set": {id_: wrong}}
            yield Defect(id_, previous=changes) if earlier else Defect(id_, changes)


def _before(bed: Site, id_: str) -> Decimal | None:
    """What last year's report has there."""
    previous = bed.ground.scene.previous
    cell = previous.cells.get(id_) if previous else None
    return cell.value if cell else None


def _wrong(value: Decimal, bed: Site) -> Iterator[str]:
    if "put" in bed.parameters:
        yield bed.parameters["put"]
    if "times" in bed.parameters:
        yield format(value * bed.parameters["times"], "f")
    for step in bed.parameters.get("add", ()):
        if value + Decimal(str(step)) >= 0:
            yield format(value + Decimal(str(step)), "f")
