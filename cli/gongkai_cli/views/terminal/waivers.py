"""What became of the waivers: those about a report, and those that no report of the run met."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from gongkai.model.waiver import State, Waiver, WaiverUse
from gongkai_cli.checked import Checked
from gongkai_cli.views.terminal.page import Page
from gongkai_cli.views.checklist.terminal.part import heading
from gongkai_cli.views.terminal.prose import Prose
from gongkai_cli.views.waivers import unmatched_notice

_STYLES: dict[State, str] = {"applied": "dim", "expired": "yellow", "unused": "yellow"}


def waivers(uses: tuple[WaiverUse, ...], page: Page) -> Iterator[RenderableType]:
    """A line for each waiver about this report."""
    if not uses:
        return
    yield heading(page.say("waivers"), page)
    for use in uses:
        yield _line(page.put(use.told()), _STYLES[use.state], page)


def unmatched_waivers(
    unmatched: Sequence[Waiver], results: Sequence[Checked], page: Page
) -> Iterator[RenderableType]:
    """A line for each waiver that was about none of these files."""
    if not unmatched:
        return
    yield heading(page.say("waivers_unmatched"), page)
    for waiver in unmatched:
        yield _line(page.put(unmatched_notice(waiver, results)), "yellow", page)
    yield Text()


def _line(words: str, style: str, page: Page) -> RenderableType:
    sign = page.marks.status["waived"]
    return Padding(Prose(Text.assemble((f"{sign} ", style), words)), (0, 0, 0, 3))
