"""What to mend first: most points for least work."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai.model.assessment import Assessment
from gongkai_cli.views.text import plain
from gongkai_cli.views.places import place_of
from gongkai_cli.views.terminal.page import Page
from gongkai_cli.views.terminal.prose import Prose


def mend_first(assessment: Assessment, page: Page) -> RenderableType | None:
    """The first findings to mend with the points they win back, and the score after them all."""
    mends = assessment.score.mend_first
    if not mends:
        return None
    verdicts = {verdict.rule: verdict for verdict in assessment.verdicts}
    parts = {part.id: part.title for part in page.rulebook.parts}
    grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(ratio=1)
    grid.add_column(justify="right", no_wrap=True, style="green")
    grid.add_column(max_width=page.width // 4, style="dim")
    for number, mend in enumerate(mends, 1):
        verdict = verdicts[mend.rule]
        place = place_of(verdict.evidence, page.language)
        part = page.put(parts.get(verdict.part, verdict.part))
        grid.add_row(
            str(number),
            Prose(page.put(verdict.title)),
            f"+{plain(mend.gain)}",
            Prose(place or part),
        )
    title = Text.assemble(
        (page.say("mend_first", n=len(mends)), "bold"),
        " → ",
        (page.say("points", n=plain(mends[-1].score_after)), "bold green"),
    )
    return Padding(Group(title, Padding(grid, (0, 0, 0, 2))), (1, 0, 0, 2))
