"""Prose in other words: every match of ``find`` (a regular expression) gives way to each of
``put`` (``\\g<1>`` for its groups), one match at a time; with ``all`` = true all at once.

``pairs`` are several of [find, put]. ``where`` are passages: title, preamble, closing, a section's
own text or a headed part of it.
"""

import re
from collections.abc import Iterator

from gongkai.authoring.mutation.operator import Defect
from gongkai.authoring.mutation.plants.site import Site, edited


def plant(site: Site) -> Iterator[Defect]:
    for find, wording in _pairs(site):
        if site.parameters.get("all", False):
            yield from _everywhere(site, find, wording)
            continue
        for name, passage in site.ground.draft.passages().items():
            for match in find.finditer(passage.text) if site.chosen(name) else ():
                changes = edited(site.ground.draft, name, match.span(), match.expand(wording))
                if changes:
                    yield Defect(name, changes)


def _pairs(site: Site) -> Iterator[tuple[re.Pattern[str], str]]:
    pairs: list[list[str]] = site.parameters.get("pairs", [])
    for find, wording in pairs or (
        (site.parameters["find"], one) for one in site.parameters["put"]
    ):
        yield re.compile(site.filled(find), re.MULTILINE), site.filled(wording)


def _everywhere(site: Site, find: re.Pattern[str], wording: str) -> Iterator[Defect]:
    """All matches at once. A passage that has parts of its own is changed by its words."""
    texts: dict[str, str] = {}
    pairs: list[list[str]] = []
    for name, passage in site.ground.draft.passages().items():
        if not site.chosen(name) or not find.search(passage.text):
            continue
        if passage.parts:
            pairs.append([passage.text, find.sub(wording, passage.text)])
        else:
            texts[name] = find.sub(wording, passage.text)
    changes: dict[str, object] = {"text": texts} if texts else {}
    if texts or pairs:
        changes |= {"replace": pairs} if pairs else {}
        yield Defect("+".join(texts) or "text", changes)
