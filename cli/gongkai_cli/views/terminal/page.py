"""What every part of the checklist needs to know to be set."""

from dataclasses import dataclass
from decimal import Decimal

from gongkai.model.message import Language, message, render
from gongkai.rulebook.rulebook import Rulebook
from gongkai_cli.views.terminal.marks import Marks
from gongkai_cli.views.text import plain


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
