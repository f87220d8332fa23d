"""The ways to spoil a report, one file each; ``rules/mutations`` says with what.

A plant yields the defects that it can plant in one ground. ``Bed`` is what it works on.
"""

from collections.abc import Callable, Iterator, Mapping

from gongkai.authoring.mutation.operator import Defect
from gongkai.authoring.mutation.plants import (
    cell,
    copied,
    figure,
    line,
    part,
    passage,
    publication,
    section,
    swap,
    table,
    transfer,
    wording,
)
from gongkai.authoring.mutation.plants.site import Site

PLANTS: Mapping[str, Callable[[Site], Iterator[Defect]]] = {
    "cell": cell.plant,
    "copied": copied.plant,
    "figure": figure.plant,
    "line": line.plant,
    "part": part.plant,
    "passage": passage.plant,
    "publication": publication.plant,
    "section": section.plant,
    "swap": swap.plant,
    "table": table.plant,
    "transfer": transfer.plant,
    "wording": wording.plant,
}

__all__ = ["PLANTS", "Site"]
