"""What every part of the checklist needs to know to be set."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TextIO

from rich.console import Console

from gongkai.model.message import Language, message, render
from gongkai.rulebook.rulebook import Rulebook
from gongkai_cli.console import open_console
from gongkai_cli.views.presentation import RulebookPresentation
from gongkai_cli.views.terminal.marks import Marks, marks_for
from gongkai_cli.views.wording.text import plain


@dataclass(frozen=True, slots=True)
class TerminalPage:
    """The sheet to be written on.

    ``width`` is in cells; ``verbose`` shows what asks for nothing.
    """

    rulebook: Rulebook
    language: Language
    marks: Marks
    width: int
    verbose: bool = False

    def say(self, key: str, **values: object) -> str:
        """A message of the catalogue in the page's language."""
        return render(message(f"view.{key}", **values), self.language)

    def put_key(self, key: str, **values: object) -> str:
        """A message of the library by its own key."""
        return render(message(key, **values), self.language)

    def put(self, item: object) -> str:
        """Any message, text or place in the page's language."""
        return render(item, self.language)

    def minus(self, points: Decimal) -> str:
        return f"{self.marks.minus}{plain(points)}"


def open_page(stream: TextIO, shown: RulebookPresentation) -> tuple[Console, TerminalPage]:
    """The console on a stream, and the page as wide as it."""
    console = open_console(stream, shown.color)
    marks = marks_for(console, shown.language)
    page = TerminalPage(shown.rulebook, shown.language, marks, console.width, shown.verbose)
    return console, page
