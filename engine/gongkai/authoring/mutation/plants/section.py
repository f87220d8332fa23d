"""One of the six parts; ``what``:

``dropped`` (heading and text), ``merged`` (the heading alone: its text falls to the part before),
``reordered`` (two neighbours exchanged), ``renamed`` (a wording met elsewhere), ``abridged`` (the
heading loses ``word``), ``misnumbered``.
"""

from collections.abc import Iterator
from itertools import pairwise

from gongkai.authoring.draft import DraftPassage
from gongkai.authoring.mutation.operator import Defect
from gongkai.authoring.mutation.plants.site import Site
from gongkai.model.wording import key, split_marker

_NUMERALS = "一二三四五六七八九十"


def plant(site: Site) -> Iterator[Defect]:
    sections = site.ground.draft.sections
    if site.parameters["what"] == "reordered":
        names = list(sections)
        for index, (before, after) in enumerate(pairwise(names)):
            order = [*names[:index], after, before, *names[index + 2 :]]
            yield Defect(after, {"move": order})
        return
    former: DraftPassage | None = None
    for name, section in sections.items():
        if site.chosen(name):
            yield from _WAYS[site.parameters["what"]](site, name, former)
        former = section


def _dropped(site: Site, name: str, former: DraftPassage | None) -> Iterator[Defect]:
    yield Defect(name, {"drop": [f"sections.{name}"]})


def _merged(site: Site, name: str, former: DraftPassage | None) -> Iterator[Defect]:
    lost = site.ground.draft.sections[name].printed()
    if former is None or former.parts or not lost:
        return
    names = list(site.ground.draft.sections)
    before = names[names.index(name) - 1]
    text = f"{former.text}\n{lost}".strip()
    yield Defect(name, {"text": {before: text}, "drop": [f"sections.{name}"]})


def _renamed(site: Site, name: str, former: DraftPassage | None) -> Iterator[Defect]:
    marker, rest = split_marker(site.ground.draft.sections[name].heading)
    known = next(one for one in site.ground.draft.form.sections if one.id == name)
    for variant in known.variants:
        if key(variant) != key(known.heading) and variant != rest:
            yield Defect(name, {"heading": {name: f"{marker}、{variant}" if marker else variant}})


def _abridged(site: Site, name: str, former: DraftPassage | None) -> Iterator[Defect]:
    heading = site.ground.draft.sections[name].heading
    for word in site.parameters["words"]:
        if word in heading:
            yield Defect(name, {"heading": {name: heading.replace(word, "", 1)}})


def _misnumbered(site: Site, name: str, former: DraftPassage | None) -> Iterator[Defect]:
    heading = site.ground.draft.sections[name].heading
    number = heading[:1]
    if number in _NUMERALS:
        wrong = _NUMERALS[(_NUMERALS.index(number) + 1) % len(_NUMERALS)]
        yield Defect(name, {"heading": {name: wrong + heading[1:]}})


_WAYS = {
    "dropped": _dropped,
    "merged": _merged,
    "renamed": _renamed,
    "abridged": _abridged,
    "misnumbered": _misnumbered,
}
