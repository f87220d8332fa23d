"""Takes the doubt from the cells of a recognised report that its own sums confirm."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gongkai.kinds import identities
from gongkai.model.form import Table
from gongkai.model.report import Report
from gongkai.model.subject import Subject
from gongkai.recognise.transcript import ABOUT, transcript_doubt
from gongkai.rule_language.cells import BEFORE, number
from gongkai.rule_language.identity import Balance
from gongkai.rulebook.rulebook import Rulebook
from gongkai.transcript.copies import alike


def confirm(report: Report, rulebook: Rulebook) -> Report:
    """The report with a doubt on the cells that are not confirmed; any other report as it is.

    A cell is confirmed where it holds a number, every sum it stands in holds, one along its row
    and one along its column are not all 0, and no misreading of the same digits or the same number
    in several cells could have kept all sums true (``copies``). A table whose rows or columns are
    not exactly those of the form confirms nothing: its numbers may stand in the wrong place.

    What this cannot see: four or more different misreadings, in two rows and two columns, that
    happen to cancel out; and the loss of the same leading digit in an entry and all its totals
    where other cells keep theirs.
    """
    if not any(doubt.about == ABOUT for doubt in report.doubts):
        return report
    form = rulebook.form(report.form if report.year is None else report.year)
    subject = Subject(report, form, rulebook.body_kind(report.body.kind))
    sums = _sums(rulebook, subject)
    sure = {
        id_
        for table in form.tables
        if _is_whole(report, table)
        for id_ in _confirmed([one for one in sums if one.line.table == table.id])
    }
    others = {id_ for doubt in report.doubts if doubt.about != ABOUT for id_ in doubt.cells}
    sure -= others
    cells = {id_: replace(cell, doubt=id_ not in sure) for id_, cell in report.cells.items()}
    doubts = tuple(
        transcript_doubt(cells) if doubt.about == ABOUT else doubt for doubt in report.doubts
    )
    return replace(report, cells=cells, doubts=doubts)


def _is_whole(report: Report, table: Table) -> bool:
    reading = report.tables.get(table.id)
    return (
        reading is not None
        and reading.status == "read"
        and not (reading.missing or reading.missing_columns or reading.extra or reading.moved)
    )


def _sums(rulebook: Rulebook, subject: Subject) -> list[Balance]:
    return [
        one
        for one in identities(rulebook.rules, subject)
        if one.identity.operator == "==" and not any(map(_is_before, one.cells))
    ]


def _is_before(name: str) -> bool:
    return name.startswith(BEFORE)


def _confirmed(sums: Sequence[Balance]) -> Iterator[str]:
    directions: dict[str, set[str]] = {}
    broken: set[str] = set()
    numbers: dict[str, str] = {}
    for one in sums:
        own = [cell for cells in one.cells.values() for cell in cells]
        numbers |= {cell.id: str(cell.value) for cell in own if cell.state == "number"}
        if one.outcome != "holds":
            broken |= {cell.id for cell in own}
        elif any(map(number, own)):
            for cell in own:
                directions.setdefault(cell.id, set()).add(one.line.direction)
    copied = alike(numbers, sums)
    for id_, found in directions.items():
        if {"row", "column"} <= found and id_ in numbers and id_ not in broken | copied:
            yield id_
