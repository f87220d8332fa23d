"""What stands below the parts: the reader's doubts, the sum of the deductions, whose weights."""

from collections.abc import Iterator
from decimal import Decimal

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from gongkai.model.assessment import Assessment
from gongkai.model.location import NOWHERE
from gongkai.model.report import Doubt
from gongkai_cli.views.doubts import alike
from gongkai_cli.views.text import plain
from gongkai_cli.views.places import where
from gongkai_cli.views.terminal.page import Page
from gongkai_cli.views.checklist.terminal.part import heading
from gongkai_cli.views.terminal.prose import Prose


def doubts(found: tuple[Doubt, ...], page: Page) -> Iterator[RenderableType]:
    """Everything the reader was not sure of. Doubts in the same words share one entry."""
    if not found:
        return
    yield heading(page.say("doubts"), page, page.say("costs_nothing"), "blue")
    sign = page.marks.status["doubt"]
    for wording, same in alike(found, page.language).items():
        line = Text.assemble((f"{sign} ", "bold blue"), wording)
        known = [doubt.at for doubt in same if doubt.at != NOWHERE]
        if known:
            line.append("  ")
            line.append(
                page.say("comma").join(where(place, page.language) for place in known), "cyan"
            )
        yield Padding(Prose(line), (0, 0, 0, 3))


def deductions(assessment: Assessment, page: Page) -> Iterator[RenderableType]:
    """The trail from 100 to the score, and the word that the weights are nobody's but ours."""
    score = assessment.score
    if score.value is not None:
        taken = [entry.taken for entry in score.trail]
        lost = plain(sum(taken, Decimal(0)))
        line = Text.assemble((page.say("deductions"), "bold"), "  ")
        line.append(" + ".join(plain(entry) for entry in taken) or plain(Decimal(0)), "red")
        if len(taken) > 1:
            line.append(f" = {lost}")
        line.append(f" = 100 {page.marks.minus} {plain(score.value)}")
        yield Padding(Prose(line), (1, 0, 0, 1))
    yield Padding(Prose(page.say("own_weights"), "dim"), (0, 0, 1, 1))
