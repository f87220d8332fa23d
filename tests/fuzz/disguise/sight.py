"""What a person sees in a disguised report, and what the program makes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from gongkai.model.assessment import Assessment
from gongkai.model.report import Report


@dataclass(frozen=True, slots=True)
class Sight:
    """``cells`` are values as seen, None where nothing is; ``unknown`` are cells of which only a
    doubt is right; ``sound``: the report looks as it did, so that no rule may fail; ``torn``: parts
    of it may be gone, so that nothing read is not wrong."""

    cells: Mapping[str, Decimal | None] = field(default_factory=dict[str, Decimal | None])
    unknown: frozenset[str] = frozenset()
    sound: bool = False
    torn: bool = False

    def wrong(self, report: Report) -> list[str]:
        """Cells read otherwise than seen, or not at all, without a doubt of them or their table.
        A doubt of the whole document covers what was not read."""
        doubted = {cell for doubt in report.doubts for cell in doubt.cells}
        whole = {doubt.about for doubt in report.doubts if not doubt.cells}
        found: list[str] = []
        for name, cell in report.cells.items():
            if name in doubted or name.partition(".")[0] in whole:
                continue
            if cell.value is None and (self.torn or "document" in whole):
                continue
            if name in self.unknown and "document" not in whole:
                found.append(f"{name}: {cell.raw!r}, which nobody can know")
            elif name in self.cells and cell.value != self.cells[name]:
                found.append(f"{name}: {cell.raw!r} ({cell.state}) for {self.cells[name]}")
        return found

    def accused(self, assessment: Assessment) -> list[str]:
        """Rules that fail though nothing of what is seen breaks them."""
        if not self.sound:
            return []
        return [
            f"{verdict.rule}: {verdict.message.key} {dict(verdict.message.values)}"
            for verdict in assessment.verdicts
            if verdict.status == "fail" and verdict.level in ("error", "warning")
        ]
