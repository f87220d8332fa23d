"""The sheets of conclusions: what asks for a hand, and what does not."""

from collections.abc import Iterable
from typing import Any

from gongkai.model.message import Language, message, render
from gongkai_cli.views.checklist.lines import ChecklistLine, Sort, sort_word
from gongkai_cli.views.checklist.xlsx.book import Book, Worksheet
from gongkai_cli.views.checklist.xlsx.listing import ListColumn, ListEntry, fill

_WIDTHS = {"file": 13, "body": 13, "year": 5.5, "part": 12, "rule": 20, "status": 7.5, "level": 5.5,
           "taken": 5.5, "found": 42, "fix": 26, "basis": 24, "rule_id": 13}  # fmt: skip

_RED = {"bg_color": "#FFC7CE", "font_color": "#9C0006"}
_YELLOW = {"bg_color": "#FFEB9C", "font_color": "#7F6000"}
_BLUE = {"bg_color": "#DDEBF7", "font_color": "#1F4E79"}
_PURPLE = {"bg_color": "#E4DFEC", "font_color": "#5F497A"}
_GREY = {"bg_color": "#EDEDED", "font_color": "#595959"}
_COLOURS: dict[Sort, dict[str, Any]] = {
    "pass": {"bg_color": "#C6EFCE", "font_color": "#006100"},
    "doubt": _YELLOW,
    "reading": _YELLOW,
    "suspect": _RED,
    "manual": _PURPLE,
    "waived": _GREY,
    "waiver": _GREY,
    "not_applicable": _GREY,
    "unreadable": _RED,
    "crashed": _RED,
}
_LEVELS = {"error": _RED, "warning": {"bg_color": "#FCE4D6", "font_color": "#974706"},
           "info": _BLUE}  # fmt: skip


def put_findings(
    sheet: Worksheet, lines: Iterable[ChecklistLine], book: Book, language: Language
) -> None:
    """One row for each line."""
    columns = [
        ListColumn(render(message(f"view.column.{key}"), language), width)
        for key, width in _WIDTHS.items()
    ]
    fill(sheet, columns, (_entry(line, language) for line in lines), book)


def _entry(line: ChecklistLine, language: Language) -> ListEntry:
    status = sort_word(line.sort, language)
    level = render(message(f"view.level.{line.level}"), language) if line.level else ""
    found = "\n".join((line.waiver or line.message, *line.places))
    failed = line.sort == "fail" and line.level
    colours = _LEVELS[failed] if failed else _COLOURS.get(line.sort, {})
    looks: dict[int, dict[str, Any]] = {
        _at("year"): {"align": "center"},
        _at("status"): {**colours, "bold": True},
        _at("level"): colours if failed else {},
        _at("taken"): {"align": "center", "num_format": "0.0##"},
    }
    return ListEntry(
        (line.source, line.body, line.year, line.part, line.title, status, level,
         line.taken or None, found, line.fix, line.basis, line.rule),
        looks,
    )  # fmt: skip


def _at(key: str) -> int:
    return list(_WIDTHS).index(key)
