"""A sheet that lists: a heading that stays in sight and on every page, filters, colours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from gongkai_cli.views.checklist.xlsx.book import Book, Value, Worksheet, height, line_count

_A4 = 9
_MARGIN = 0.4
"""Inches."""

HEAD = {"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", "border": 1,
        "valign": "vcenter"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A heading and the width of its column in characters."""

    heading: str
    width: float


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A row; ``looks`` are those of its cells by their column, beside what all cells have."""

    values: Sequence[Value]
    looks: dict[int, dict[str, Any]] = field(default_factory=dict[int, dict[str, Any]])


def fill(
    sheet: Worksheet,
    columns: Sequence[ListColumn],
    entries: Iterable[ListEntry],
    book: Book,
    frozen: int = 0,
) -> int:
    """Write a list and set it up for the screen and for paper, with so many ``frozen`` columns
    that stay in sight; the number of the next free row."""
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)
        book.put(sheet, 0, number, column.heading, **HEAD)
    row = 0
    for row, entry in enumerate(entries, 1):
        for number, value in enumerate(entry.values):
            looks = {"border": 1, "border_color": "#BFBFBF", **entry.looks.get(number, {})}
            book.put(sheet, row, number, value, **looks)
        sheet.set_row(row, height(_lines(entry, columns)))
    sheet.freeze_panes(1, frozen)
    sheet.autofilter(0, 0, max(row, 1), len(columns) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    set_up(sheet)
    return row + 1


def _lines(entry: ListEntry, columns: Sequence[ListColumn]) -> int:
    """Of the cell that has most of them."""
    pairs = zip(entry.values, columns, strict=True)
    return max(line_count(str(value or ""), column.width) for value, column in pairs)


def set_up(sheet: Worksheet) -> None:
    """A4, one page wide, with page numbers."""
    sheet.set_paper(_A4)
    sheet.set_margins(_MARGIN, _MARGIN, 0.5, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&9&A&R&9&P / &N")
