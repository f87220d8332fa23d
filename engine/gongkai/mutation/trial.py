"""What became of one defect: who noticed, who should have, and who spoke out of turn."""

from dataclasses import dataclass
from typing import Literal

from gongkai.mutation.defect import Defect
from gongkai.authoring.mutation.operator import Meant, Operator

Result = Literal["caught", "others", "missed", "unseen"]
"""caught: by the rules meant; others: only by other rules; missed: by none; unseen: no rule is
meant to, and the operator says why none can."""


@dataclass(frozen=True, slots=True)
class Trial:
    """``fired`` are the rules that fail because of the defect, in the order of the rulebook;
    ``stray`` those among them that should not, and rules whose measuring broke down."""

    ground: str
    operator: Operator
    defect: Defect
    meant: Meant
    fired: tuple[str, ...]
    stray: tuple[str, ...]

    @property
    def result(self) -> Result:
        if not self.meant.rules:
            return "unseen"
        every = all(rule in self.fired for rule in self.meant.all_of)
        some = not self.meant.any_of or any(rule in self.fired for rule in self.meant.any_of)
        if every and some:
            return "caught"
        return "others" if self.fired else "missed"
