"""A passage with another text: each of ``put`` in turn, or its own text ``repeat`` times over.

``where`` are passages: title, preamble, closing, a section or a headed part of one.
"""

from collections.abc import Iterator

from gongkai.authoring.mutation.operator import Defect
from gongkai.authoring.mutation.plants.site import Site


def plant(site: Site) -> Iterator[Defect]:
    for name, passage in site.ground.draft.passages().items():
        if not site.chosen(name):
            continue
        for wording in site.parameters.get("put", ()):
            text = site.filled(wording)
            if text != passage.printed():
                yield Defect(name, {"text": {name: text}})
        if "repeat" in site.parameters:
            yield Defect(name, {"repeat": {name: site.parameters["repeat"]}})
