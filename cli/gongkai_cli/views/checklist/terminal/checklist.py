"""The checklist of one report after the other, and the table that closes several."""

from collections.abc import Iterator, Sequence

from rich.console import Console, RenderableType

from gongkai.model.assessment import Assessment
from gongkai.model.waiver import Waiver
from gongkai_cli.console import put_out
from gongkai_cli.result import Result
from gongkai_cli.views.checklist.parts import parts_of
from gongkai_cli.views.checklist.terminal.closing import (
    deductions,
    doubts,
    mend_first,
    unmatched_waivers,
    waivers,
)
from gongkai_cli.views.checklist.terminal.header import header, overview
from gongkai_cli.views.checklist.terminal.part import part
from gongkai_cli.views.terminal.page import TerminalPage


class Checklist:
    """The view ``--format text``."""

    def __init__(self, console: Console, page: TerminalPage) -> None:
        self.console = console
        self.page = page
        self.results: list[Result] = []

    def show(self, result: Result) -> None:
        self.results.append(result)
        if result.assessment is not None:
            put_out(checklist(result.assessment, self.page), self.console)

    def close(self, unmatched: Sequence[Waiver] = ()) -> None:
        if len(self.results) > 1:
            put_out(overview(self.results, self.page), self.console)
        put_out(unmatched_waivers(unmatched, self.results, self.page), self.console)


def checklist(assessment: Assessment, page: TerminalPage) -> Iterator[RenderableType]:
    """Card, first things to mend, the parts in the order of the report, doubts, deductions."""
    yield header(assessment, page)
    first = mend_first(assessment, page)
    if first:
        yield first
    taken = {entry.rule: entry.taken for entry in assessment.score.trail}
    for found in parts_of(assessment, page.rulebook):
        yield from part(found, assessment.form, taken, page)
    yield from doubts(assessment.doubts, page)
    yield from waivers(assessment.waivers, page)
    yield from deductions(assessment, page)
