"""Last year's text once more: each section of ``where`` as last year's report has it."""

from collections.abc import Iterator

from gongkai.authoring.mutation.operator import Defect
from gongkai.authoring.mutation.plants.site import Site


def plant(site: Site) -> Iterator[Defect]:
    if site.ground.earlier is None:
        return
    for name in site.ground.draft.sections:
        earlier = site.ground.earlier.sections.get(name)
        if site.chosen(name) and earlier and earlier.printed():
            yield Defect(name, {"text": {name: earlier.printed()}})
