"""Evidence line by line."""

from collections.abc import Iterator

from rich.text import Text

from gongkai.model.location import NOWHERE
from gongkai.model.observation import Evidence
from gongkai_cli.views.terminal.page import TerminalPage
from gongkai_cli.views.terminal.wrapped_text import shortened
from gongkai_cli.views.wording.places import cell_name, telling, where

_SHOWN = 3
_QUOTE = 120


def evidence_lines(evidence: tuple[Evidence, ...], form: str, page: TerminalPage) -> Iterator[Text]:
    """A line per piece of evidence; beyond the third only their number, unless verbose."""
    every = telling(evidence)
    shown = every if page.verbose else every[:_SHOWN]
    for item in shown:
        yield _line(item, form, page)
    if len(shown) < len(every):
        yield Text(page.say("more_places", n=len(every) - len(shown)), "dim")


def _line(item: Evidence, form: str, page: TerminalPage) -> Text:
    line = Text()
    if item.at != NOWHERE:
        line.append(where(item.at, page.language), "cyan")
        line.append("  ")
    if item.cell:
        name = cell_name(item.cell, page.rulebook.form(form), page.language)
        line.append(f"{name} ", "dim")
        line.append(item.raw.strip() or page.say("blank"), "bold")
    elif item.raw:
        quoted = shortened(" ".join(item.raw.split()), _QUOTE)
        line.append(page.say("quoted", text=quoted))
    return line
