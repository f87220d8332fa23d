"""A headed part of a section, such as an aspect of the overview; ``what``: ``dropped``,
``emptied`` (its heading stays) or ``misnumbered`` (the number of the part before it)."""

import re
from collections.abc import Iterator

from gongkai.authoring.mutation.operator import Defect
from gongkai.authoring.mutation.plants.site import Site

_NUMBER = re.compile(r"^（[一二三四五六七八九十]{1,2}）")


def plant(site: Site) -> Iterator[Defect]:
    for section, passage in site.ground.draft.sections.items():
        former = ""
        for name, part in passage.parts.items():
            place = f"{section}.{name}"
            if site.chosen(place):
                yield from _spoilt(site, place, part.heading, former)
            former = part.heading


def _spoilt(site: Site, place: str, heading: str, former: str) -> Iterator[Defect]:
    match site.parameters["what"]:
        case "dropped":
            yield Defect(place, {"drop": [place]})
        case "emptied":
            yield Defect(place, {"text": {place: ""}})
        case "misnumbered":
            before = _NUMBER.match(former)
            if before and _NUMBER.match(heading):
                wrong = _NUMBER.sub(before.group(), heading)
                yield Defect(place, {"heading": {place: wrong}})
        case what:
            raise ValueError(what)
