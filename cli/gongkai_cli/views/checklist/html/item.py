"""A numbered entry of the checklist: a verdict that asks for a hand or is waived."""

from dataclasses import dataclass
from decimal import Decimal

from gongkai.model.observation import Evidence
from gongkai.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """``taken`` is what it takes from the score; ``quotes`` are passages and places of the text,
    ``cells`` those of the tables; ``basis`` the references that count for this form."""

    number: int
    verdict: Verdict
    taken: Decimal
    quotes: tuple[Evidence, ...]
    cells: tuple[Evidence, ...]
    basis: tuple[str, ...]

    @property
    def every_cell(self) -> tuple[str, ...]:
        """All cells that it is about, each once."""
        breaches = self.verdict.breaches
        sides = (cell for breach in breaches for cell in (*breach.left, *breach.right))
        named = (item.cell for item in self.cells if item.cell)
        return tuple(dict.fromkeys((*sides, *named)))
