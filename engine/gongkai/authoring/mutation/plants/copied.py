"""Last year's text once more: each section of ``where`` as last year's report has it."""

from collections.abc import Iterator

from gongkai.authoring.mutation.operator import Defect
from gongkai.authoring.mutation.plants.bed import Site


def plant(bed: Site) -> Iterator[Defect]:
    if bed.ground.earlier is None:
        return
    for name in bed.ground.draft.sections:
        earlier = bed.ground.earlier.sections.get(name)
        if bed.chosen(name) and earlier and earlier.printed():
            yield Defect(name, {"text": {name: earlier.printed()}})
