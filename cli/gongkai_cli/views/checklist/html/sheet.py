"""Everything that is shown of one report, gathered and numbered."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongkai.model.assessment import Assessment, Suspect
from gongkai.model.location import NOWHERE, Location
from gongkai.model.message import Language
from gongkai.model.report import Doubt, Report
from gongkai.rulebook.rulebook import Rulebook
from gongkai_cli.views.checklist.doubts import alike
from gongkai_cli.views.checklist.html.citations import CitedSource, citations
from gongkai_cli.views.checklist.html.item import ChecklistItem
from gongkai_cli.views.checklist.html.marks import marks
from gongkai_cli.views.checklist.html.table import DrawnTable, draw
from gongkai_cli.views.checklist.parts import PartVerdicts, parts_of
from gongkai_cli.views.wording.places import own_basis, telling

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class NumberedDoubt:
    """A doubt of the reader, or several in the same words."""

    number: int
    wording: str
    doubts: tuple[Doubt, ...]

    @property
    def places(self) -> tuple[Location, ...]:
        return tuple(doubt.at for doubt in self.doubts if doubt.at != NOWHERE)


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A part of the checklist with the table that belongs to it."""

    found: PartVerdicts
    items: tuple[ChecklistItem, ...]
    table: DrawnTable | None
    suspects: tuple[Suspect, ...]


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """One report on the page. ``id`` begins all its anchors; ``rest`` are tables of which no part
    speaks."""

    id: str
    assessment: Assessment
    report: Report
    parts: tuple[SheetPart, ...]
    rest: tuple[DrawnTable, ...]
    doubts: tuple[NumberedDoubt, ...]
    sources: tuple[CitedSource, ...]

    def items(self) -> Iterator[ChecklistItem]:
        for part in self.parts:
            yield from part.items

    def number_of(self, rule: str) -> int | None:
        """The number of the finding about a rule."""
        return next((item.number for item in self.items() if item.verdict.rule == rule), None)


def sheet(
    id: str,  # noqa: A002
    assessment: Assessment,
    report: Report,
    rulebook: Rulebook,
    language: Language,
) -> ReportSheet:
    """Gather one report; findings are numbered in the order in which they are shown."""
    form = rulebook.form(assessment.form)
    parts = tuple(parts_of(assessment, rulebook))
    grouped = tuple(_items(parts, assessment, rulebook))
    items = [item for group in grouped for item in group]
    doubts = tuple(
        NumberedDoubt(number, wording, same)
        for number, (wording, same) in enumerate(alike(assessment.doubts, language).items(), 1)
    )
    touched = ((one.number, (c for d in one.doubts for c in d.cells)) for one in doubts)
    said = marks(assessment, report, items, touched)
    headings = {section.id: section.heading for section in form.sections}
    tables = {
        table.id: draw(table, headings.get(table.section, table.id), report, said)
        for table in form.tables
    }
    shown = tuple(
        SheetPart(
            part,
            group,
            tables.pop(part.part.id, None),
            tuple(one for one in assessment.suspects if one.table == part.part.id),
        )
        for part, group in zip(parts, grouped, strict=True)
    )
    sources = citations(items, rulebook)
    return ReportSheet(id, assessment, report, shown, tuple(tables.values()), doubts, sources)


def _items(
    parts: tuple[PartVerdicts, ...], assessment: Assessment, rulebook: Rulebook
) -> Iterator[tuple[ChecklistItem, ...]]:
    taken = {entry.rule: entry.taken for entry in assessment.score.trail}
    number = 0
    for part in parts:
        group: list[ChecklistItem] = []
        for number, verdict in enumerate(part.asking, number + 1):  # noqa: B020
            told = telling(verdict.evidence)
            group.append(
                ChecklistItem(
                    number,
                    verdict,
                    taken.get(verdict.rule, _ZERO),
                    quotes=tuple(one for one in told if not one.cell),
                    cells=tuple(one for one in told if one.cell),
                    basis=own_basis(verdict.basis, assessment.form, rulebook),
                )
            )
        yield tuple(group)
