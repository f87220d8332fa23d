"""What a plant works on: one ground, the operator's parameters and a source of chance."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase
from random import Random
from typing import Any

from gongkai.authoring.draft import Draft
from gongkai.authoring.mutation.ground import Ground
from gongkai.model.report import Report


@dataclass(frozen=True, slots=True)
class Site:
    """``ground`` with what ``rules/mutations`` tells the plant, and chance of its own."""

    ground: Ground
    parameters: Mapping[str, Any]
    chance: Random

    @property
    def report(self) -> Report:
        return self.ground.scene.report

    @property
    def year(self) -> int:
        return self.ground.draft.year

    def numbers(self) -> Iterator[tuple[str, Decimal]]:
        """The cells that hold a number, in the order of the form, of the tables that were read."""
        for id_ in self.ground.draft.cells:
            cell = self.report.cells.get(id_)
            if cell and cell.value is not None and self.is_read(id_.partition(".")[0]):
                yield id_, cell.value

    def is_read(self, table: str) -> bool:
        reading = self.report.tables.get(table)
        return reading is not None and reading.status == "read"

    def chosen(self, name: str, key: str = "where") -> bool:
        """Whether a name is among the globs of this parameter; all are where it is left out."""
        return any(fnmatchcase(name, pattern) for pattern in self.parameters.get(key, ("*",)))

    def filled(self, wording: str) -> str:
        """``<year>``, ``<last>`` and ``<next>`` in a wording, as the years of this report."""
        for word, year in (("year", self.year), ("last", self.year - 1), ("next", self.year + 1)):
            wording = wording.replace(f"<{word}>", str(year))
        return wording


_FIRST = 4
_STEP = 4


def edited(draft: Draft, name: str, span: tuple[int, int], new: str) -> dict[str, Any] | None:
    """The changes that put ``new`` in this stretch of a passage and leave the rest as it is; None
    where nothing would change, or where the place cannot be told apart.

    They replace the shortest piece of prose around it that stands in the report only once; where
    there is none, the passage as a whole.
    """
    passages = draft.passages()
    text, (begin, end) = passages[name].text, span
    if text[begin:end] == new:
        return None
    everything = "\n\0".join(f"{one.heading}\n\0{one.text}" for one in passages.values())
    for width in range(_FIRST, len(text) + _STEP, _STEP):
        left, right = max(0, begin - width), min(len(text), end + width)
        if everything.count(text[left:right]) == 1:
            pair = [text[left:right], text[left:begin] + new + text[end:right]]
            return {"replace": [pair]}
    if passages[name].parts:
        return None
    return {"text": {name: text[:begin] + new + text[end:]}}
