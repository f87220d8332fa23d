"""The chain from measured value to verdict for one rule (``--explain RULE``)."""

from collections.abc import Iterator, Sequence

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table

from gongkai.model.assessment import Assessment
from gongkai.model.verdict import Verdict
from gongkai.model.waiver import Waiver
from gongkai_cli.console import put_out
from gongkai_cli.result import Result
from gongkai_cli.views.checklist.terminal.findings import finding, style_of
from gongkai_cli.views.checklist.terminal.header import header
from gongkai_cli.views.checklist.terminal.part import heading
from gongkai_cli.views.terminal.page import TerminalPage
from gongkai_cli.views.terminal.wrapped_text import WrappedText


class Explanation:
    """The view that shows one rule of every report instead of the whole checklist."""

    def __init__(self, console: Console, page: TerminalPage, rule: str) -> None:
        self.console = console
        self.page = page
        self.rule = rule

    def show(self, result: Result) -> None:
        if result.assessment is not None:
            put_out(explanation(result.assessment, self.rule, self.page), self.console)

    def close(self, unmatched: Sequence[Waiver] = ()) -> None:
        pass


def explanation(assessment: Assessment, rule: str, page: TerminalPage) -> Iterator[RenderableType]:
    """Card, then the rule."""
    yield header(assessment, page)
    yield from rule_explanation(assessment, rule, page)


def rule_explanation(
    assessment: Assessment, rule: str, page: TerminalPage
) -> Iterator[RenderableType]:
    """The rule's own finding, then each step of the inference in its order."""
    verdict = next((known for known in assessment.verdicts if known.rule == rule), None)
    if verdict is None:
        yield Padding(WrappedText(page.say("not_judged", rule=rule)), (1, 0, 1, 1))
        return
    taken = {entry.rule: entry.taken for entry in assessment.score.trail}
    yield heading(rule, page, page.say(f"status.{verdict.status}"), style_of(verdict))
    yield finding(verdict, assessment.form, taken.get(rule, verdict.lost), page)
    yield heading(page.say("chain"), page)
    yield Padding(_chain(verdict, page), (0, 0, 1, 3))


def _chain(verdict: Verdict, page: TerminalPage) -> RenderableType:
    steps = Table.grid(padding=(0, 1, 0, 0))
    steps.add_column(justify="right", style="dim", no_wrap=True)
    steps.add_column()
    for number, step in enumerate(verdict.trace, 1):
        steps.add_row(f"{number}", WrappedText(page.put(step)))
    return steps
