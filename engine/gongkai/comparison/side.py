"""One of the two results that are compared."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.model.assessment import Assessment
from gongkai.model.report import Cell


@dataclass(frozen=True, slots=True)
class Side:
    """An assessment with the cells it is about; ``cells`` are None where it was saved without."""

    assessment: Assessment
    cells: Mapping[str, Cell] | None = None

    @property
    def unsure(self) -> frozenset[str]:
        """Ids of the cells that the reader doubts."""
        return frozenset(cell for doubt in self.assessment.doubts for cell in doubt.cells)
