"""A cell that is wrong: ``add``, ``times`` or ``put`` something else into each cell of ``where``.

``only`` = "zero" or "nonzero" leaves out the others; ``report`` = "previous" spoils last year's.
"""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.mutation.defect import Defect
from gongkai.mutation.plants.bed import Bed


def plant(bed: Bed) -> Iterator[Defect]:
    parameters = bed.parameters
    for id_, value in bed.numbers():
        if not bed.chosen(id_) or parameters.get("only", _sort(value)) != _sort(value):
            continue
        changes = {"set": {id_: _spoilt(value, bed)}}
        if parameters.get("report") != "previous":
            yield Defect(id_, changes)
        elif bed.ground.earlier:
            before = bed.ground.scene.previous
            earlier = before.cells.get(id_) if before else None
            if earlier and earlier.value is not None:
                yield Defect(id_, previous={"set": {id_: _spoilt(earlier.value, bed)}})


def _sort(value: Decimal) -> str:
    return "nonzero" if value else "zero"


def _spoilt(value: Decimal, bed: Bed) -> str:
    if "put" in bed.parameters:
        return str(bed.parameters["put"]).replace("<value>", f"{value:f}")
    times = Decimal(str(bed.parameters.get("times", 1)))
    return format(value * times + Decimal(str(bed.parameters.get("add", 0))), "f")
