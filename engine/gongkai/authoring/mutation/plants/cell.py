"""A cell that is wrong: each cell of ``where``, with each number of ``add`` added (but nothing
below zero), ``times`` its value, or with something ``put`` in its place.

``only`` = "zero" or "nonzero" leaves out the others; ``report`` = "previous" spoils last year's.
"""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.authoring.mutation.operator import Defect
from gongkai.authoring.mutation.plants.site import Site


def plant(site: Site) -> Iterator[Defect]:
    earlier = site.parameters.get("report") == "previous"
    for id_, value in site.numbers():
        sort = "nonzero" if value else "zero"
        printed = _before(site, id_) if earlier else value
        if printed is None or not site.chosen(id_) or site.parameters.get("only", sort) != sort:
            continue
        for wrong in _wrong(printed, site):
            changes = {"set": {id_: wrong}}
            yield Defect(id_, previous=changes) if earlier else Defect(id_, changes)


def _before(site: Site, id_: str) -> Decimal | None:
    """What last year's report has there."""
    previous = site.ground.scene.previous
    cell = previous.cells.get(id_) if previous else None
    return cell.value if cell else None


def _wrong(value: Decimal, site: Site) -> Iterator[str]:
    if "put" in site.parameters:
        yield site.parameters["put"]
    if "times" in site.parameters:
        yield format(value * site.parameters["times"], "f")
    for step in site.parameters.get("add", ()):
        if value + Decimal(str(step)) >= 0:
            yield format(value + Decimal(str(step)), "f")
