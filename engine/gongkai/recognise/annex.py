"""Tables of a report that stand in an annex, a file of its own."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from gongkai.model.location import Location
from gongkai.model.message import message
from gongkai.model.report import Doubt, Report
from gongkai.recognise.omissions import ASIDE


def with_annexes(report: Report, annexes: Sequence[Report]) -> Report:
    """The report with the tables that only an annex has; each is taken from the first that has it.

    What was told of such a table in the report itself falls away, what is not sure of it in the
    annex comes along. Places in an annex bear its name.
    """
    for annex in annexes:
        report = _with_annex(report, annex)
    return report


def _with_annex(report: Report, annex: Report) -> Report:
    taken = {
        id_
        for id_, reading in annex.tables.items()
        if reading.status == "read"
        and (id_ not in report.tables or report.tables[id_].status != "read")
    }
    if not taken:
        return report
    name = PurePath(annex.source).name

    def there(at: Location) -> Location:
        return replace(at, annex=name)

    tables = {id_: replace(annex.tables[id_], at=there(annex.tables[id_].at)) for id_ in taken}
    cells = {
        id_: replace(cell, at=there(cell.at))
        for id_, cell in annex.cells.items()
        if id_.partition(".")[0] in taken
    }
    doubts = tuple(
        replace(doubt, at=there(doubt.at))
        for doubt in annex.doubts
        if not cells.keys().isdisjoint(doubt.cells)
    )
    parts = tuple(_heading(id_, report, annex) for id_ in sorted(taken))
    told = Doubt(message("annex.taken", file=name, tables=parts), about=ASIDE)
    return replace(
        report,
        tables={**report.tables, **tables},
        cells={**report.cells, **cells},
        doubts=(*(one for one in report.doubts if not _only(one, taken)), *doubts, told),
    )


def _only(doubt: Doubt, tables: set[str]) -> bool:
    """Whether a doubt is about nothing but cells of these tables."""
    return bool(doubt.cells) and {cell.partition(".")[0] for cell in doubt.cells} <= tables


def _heading(section: str, *reports: Report) -> str:
    found = (one.heading for report in reports if (one := report.section(section)))
    return next(found, section)
