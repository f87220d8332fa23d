"""Prose in other words: every match of ``find`` (a regular expression) gives way to each of
``put`` (``\\g<1>`` for its groups), one match at a time; with ``all`` = true all at once.

``pairs`` are several of [find, put]. ``where`` are passages: title, preamble, closing, a section's
own text or a headed part of it.
"""

import re
from collections.abc import Iterator

from gongkai.authoring.mutation.operator import Defect
from gongkai.authoring.mutation.plants.bed import Site, edited


def plant(bed: Site) -> Iterator[Defect]:
    for find, wording in _pairs(bed):
        if bed.parameters.get("all", False):
            yield from _everywhere(bed, find, wording)
            continue
        for name, passage in bed.ground.draft.passages().items():
            for match in find.finditer(passage.text) if bed.chosen(name) else ():
                changes = edited(bed.ground.draft, name, match.span(), match.expand(wording))
                if changes:
                    yield Defect(name, changes)


def _pairs(bed: Site) -> Iterator[tuple[re.Pattern[str], str]]:
    pairs: list[list[str]] = bed.parameters.get("pairs", [])
    for find, wording in pairs or ((bed.parameters["find"], one) for one in bed.parameters["put"]):
        yield re.compile(bed.filled(find), re.MULTILINE), bed.filled(wording)


def _everywhere(bed: Site, find: re.Pattern[str], wording: str) -> Iterator[Defect]:
    """All matches at once. A passage that has parts of its own is changed by its words."""
    texts: dict[str, str] = {}
    pairs: list[list[str]] = []
    for name, passage in bed.ground.draft.passages().items():
        if not bed.chosen(name) or not find.search(passage.text):
            continue
        if passage.parts:
            pairs.append([passage.text, find.sub(wording, passage.text)])
        else:
            texts[name] = find.sub(wording, passage.text)
    changes: dict[str, object] = {"text": texts} if texts else {}
    if texts or pairs:
        changes |= {"replace": pairs} if pairs else {}
        yield Defect("+".join(texts) or "text", changes)
