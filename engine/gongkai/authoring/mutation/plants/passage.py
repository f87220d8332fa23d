"""A passage with another text: each of ``put`` in turn, or its own text ``repeat`` times over.

``where`` are passages: title, preamble, closing, a section or a headed part of one.
"""

from collections.abc import Iterator

from gongkai.authoring.mutation.operator import Defect
from gongkai.authoring.mutation.plants.bed import Site


def plant(bed: Site) -> Iterator[Defect]:
    for name, passage in bed.ground.draft.passages().items():
        if not bed.chosen(name):
            continue
        for wording in bed.parameters.get("put", ()):
            text = bed.filled(wording)
            if text != passage.printed():
                yield Defect(name, {"text": {name: text}})
        if "repeat" in bed.parameters:
            yield Defect(name, {"repeat": {name: bed.parameters["repeat"]}})
