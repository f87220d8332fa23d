"""A number in the prose that is another one: each figure that counts one of ``counts`` (globs;
``uncounted`` where it is not known what it counts).

The new number differs by one of ``add`` and is none that stands in the tables or is the sum of
what came in, so that no other honest meaning of the sentence makes it right again. ``where`` are
passages, ``after`` is what must follow the figure.
"""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fnmatch import fnmatchcase

from gongkai.authoring.mutation.operator import Defect
from gongkai.authoring.mutation.plants.site import Site, edited
from gongkai.model.report import Figure

_UNKNOWN = "uncounted"
_DIGITS = re.compile(r"\d{1,12}(?:\.\d{1,4})?")


def plant(site: Site) -> Iterator[Defect]:
    taken = _taken(site)
    counts: list[str] = site.parameters["counts"]
    seen: Counter[tuple[str, str, str]] = Counter()
    for figure in site.report.figures:
        same = (figure.section, figure.sentence, figure.raw)
        seen[same] += 1
        place = figure.counts or _UNKNOWN
        if figure.published_only or figure.approximate:
            continue
        if not any(fnmatchcase(place, pattern) for pattern in counts):
            continue
        free = [add for add in site.parameters["add"] if figure.value + add not in taken]
        free = [add for add in free if figure.value + add >= 0]
        found = _find(site, figure, seen[same])
        if found and free:
            number = format(figure.value + site.chance.choice(free), "f")
            changes = edited(site.ground.draft, *found, number)
            if changes:
                yield Defect(place, changes)


def _taken(site: Site) -> set[Decimal]:
    values = dict(site.numbers())
    came_in = [f"requests.{row}.total" for row in ("received", "carried_in")]
    return {*values.values(), sum((values.get(id_, Decimal(0)) for id_ in came_in), Decimal(0))}


def _find(site: Site, figure: Figure, nth: int) -> tuple[str, tuple[int, int]] | None:
    """The passage that has the figure, and where its digits stand there. ``nth`` is which one of
    those printed alike in its sentence it is."""
    after = re.compile(site.parameters.get("after", ""))
    for name, passage in site.ground.draft.passages().items():
        start = passage.text.find(figure.sentence)
        if start < 0 or not site.chosen(name):
            continue
        printed = re.compile(rf"(?<![\d.]){re.escape(figure.raw)}")
        alike = list(printed.finditer(passage.text, start, start + len(figure.sentence)))
        if len(alike) < nth:
            continue
        match = alike[nth - 1]
        digits = _DIGITS.search(passage.text, *match.span())
        right = digits is not None and Decimal(digits.group()) == figure.value
        if digits and right and after.match(passage.text, digits.end()):
            return name, digits.span()
    return None
