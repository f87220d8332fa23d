"""What every sheet of a season's workbook is written with."""

from dataclasses import dataclass
from typing import Any

from gongkai.model.message import Language, message, render
from gongkai.supervise.register.decisions import Decision
from gongkai.supervise.season.season import Mark
from gongkai_cli.views.checklist.xlsx.book import Book, Worksheet
from gongkai_cli.views.checklist.xlsx.listing import ListColumn
from gongkai_cli.views.season.titles import Titles

CENTRE: dict[str, Any] = {"align": "center"}
STRUCK: dict[str, Any] = {"font_strikeout": True, "font_color": "#7F7F7F"}
RED: dict[str, Any] = {"bg_color": "#FFC7CE", "font_color": "#9C0006"}
COLOURS: dict[str, dict[str, Any]] = {
    "error": RED,
    "warning": {"bg_color": "#FCE4D6", "font_color": "#974706"},
    "info": {"bg_color": "#DDEBF7", "font_color": "#1F4E79"},
    "doubt": {"bg_color": "#FFEB9C", "font_color": "#7F6000"},
    "waived": {"bg_color": "#EDEDED", "font_color": "#595959"},
    "dismissed": {"bg_color": "#E2EFDA", "font_color": "#375623"},
}
SIGNS = {"fail": "✗", "doubt": "?", "waived": "○", "dismissed": "✓"}


@dataclass(frozen=True, slots=True)
class SeasonSheets:
    """An open workbook and the words for it."""

    book: Book
    titles: Titles
    language: Language

    def say(self, key: str, **values: object) -> str:
        return render(message(f"view.{key}", **values), self.language)

    def word(self, key: str, **values: object) -> str:
        """A word of the season."""
        return self.say(f"season.{key}", **values)

    def sheet(self, key: str) -> Worksheet:
        return self.book.sheet(self.word(key))

    def columns(self, *pairs: tuple[str, float]) -> list[ListColumn]:
        """Headings by their keys behind ``view.``, with their widths."""
        return [ListColumn(self.say(key), width) for key, width in pairs]

    def decision(self, one: Decision | None) -> tuple[str, str, str]:
        """What was decided, why and by whom; empty where nothing was."""
        return (self.word(one.choice), one.reason, one.signed_by) if one else ("", "", "")

    def state(self, mark: Mark) -> str:
        """What is to be thought of a mark, in a word."""
        match mark.state:
            case "fail":
                return self.say(f"level.{mark.level}")
            case "dismissed":
                return self.word("dismissed")
            case _:
                return self.say(f"status.{mark.state}")


def colour(mark: Mark) -> dict[str, Any]:
    return COLOURS[mark.level if mark.state == "fail" else mark.state]
