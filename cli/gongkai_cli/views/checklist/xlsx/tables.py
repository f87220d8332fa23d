"""The tables of one report drawn as the official form, with what is wrong in which cell."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gongkai.model.message import Language, message, render
from gongkai.model.report import Cell, Report
from gongkai.rulebook.rulebook import Rulebook
from gongkai.writing.printed_table import PrintedCell, PrintedTable, print_table
from gongkai_cli.views.checklist.cell_marks import GRAVITY, Mark, MarkedCell
from gongkai_cli.views.checklist.xlsx.book import Book, Value, Worksheet, fitted, height, line_count
from gongkai_cli.views.checklist.xlsx.listing import set_up

_UNITS = 15
"""Columns of the sheet; the widest table of the form has as many."""

_WIDTH = 8.5
"""Of a column, in characters."""

_EVERYWHERE = 2
"""Lines of the grid are hidden on the screen, too."""

_COMMENT = 2_000

_COLOURS: dict[Mark, dict[str, Any]] = {
    "suspect": {"bg_color": "#E03C31", "font_color": "#FFFFFF", "bold": True},
    "wrong": {"bg_color": "#FFC7CE", "font_color": "#9C0006", "bold": True},
    "doubt": {"bg_color": "#FFEB9C", "font_color": "#7F6000"},
    "candidate": {"bg_color": "#F8CBAD", "font_color": "#843C0C"},
    "involved": {"bg_color": "#FCEDE8"},
}
_ABSENT = {"bg_color": "#D9D9D9"}
_HEAD = {"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#F2F2F2", "border": 1}
_LABEL = {"align": "left", "valign": "vcenter", "bg_color": "#F2F2F2", "border": 1}
_VALUE = {"align": "center", "valign": "vcenter", "border": 1}


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A sheet to draw on, and what is said of the cells of the report."""

    sheet: Worksheet
    book: Book
    report: Report
    marks: Mapping[str, MarkedCell]
    language: Language

    def say(self, key: str, **values: object) -> str:
        return render(message(f"view.{key}", **values), self.language)


def put_tables(drawing: TableSheet, title: str, rulebook: Rulebook) -> None:
    """Title, legend, and the tables one below the other, each under the heading of its part."""
    sheet, book, report = drawing.sheet, drawing.book, drawing.report
    sheet.set_column(0, _UNITS - 1, _WIDTH)
    sheet.hide_gridlines(_EVERYWHERE)
    set_up(sheet)
    book.put(sheet, 0, 0, title, bold=True, font_size=14, text_wrap=False)
    sheet.set_row(0, 24)
    book.put(sheet, 1, 0, report.source, text_wrap=False, font_color="#595959")
    for number, mark in enumerate(GRAVITY):
        column = 3 * number
        sheet.merge_range(2, column, 2, column + 2, "", book.format(**_VALUE, **_COLOURS[mark]))
        book.put(sheet, 2, column, drawing.say(f"mark.{mark}"), **_VALUE, **_COLOURS[mark])
    form = rulebook.form(report.form)
    headings = {section.id: section.heading for section in form.sections}
    row = 4
    for table in form.tables:
        reading = report.tables.get(table.id)
        status = reading.status if reading else "absent"
        heading = headings.get(table.section, table.section)
        if status != "read":
            heading += f"  {drawing.say(f'reading.{status}')}"
        sheet.set_row(row, 22)
        book.put(sheet, row, 0, heading, bold=True, font_size=12, valign="vcenter", text_wrap=False)
        row = _draw(print_table(table), row + 1, drawing) + 1


def _draw(printed: PrintedTable, top: int, drawing: TableSheet) -> int:
    """One table from a row on; the next free row."""
    edges = _edges(printed)
    lines = [1.0] * printed.rows
    for cell in printed.cells:
        left, right = edges[cell.column], edges[cell.column + cell.columns] - 1
        _put(cell, (top + cell.row, left, top + cell.row + cell.rows - 1, right), drawing)
        last, own = cell.row + cell.rows - 1, slice(cell.row, cell.row + cell.rows)
        needed = line_count(cell.text, (right - left + 1) * _WIDTH)
        lines[last] = max(lines[last], needed - sum(lines[own]) + lines[last])
    for number, many in enumerate(lines):
        drawing.sheet.set_row(top + number, height(many))
    return top + printed.rows


def _edges(printed: PrintedTable) -> list[int]:
    """Where each printed column begins, and where the last one ends: values share what the labels
    leave, and the last label takes what is over."""
    values = printed.columns - printed.labels
    units = max(_UNITS, printed.columns)
    wide = max(1, (units - 3 if printed.labels else units) // values)
    rest = units - wide * values
    labels = [1, *[2] * (printed.labels - 2)] if printed.labels > 1 else []
    widths = [*labels, rest - sum(labels)] if printed.labels else []
    edges = [0]
    for width in (*widths, *[wide] * values):
        edges.append(edges[-1] + width)
    return edges


def _put(cell: PrintedCell, area: tuple[int, int, int, int], drawing: TableSheet) -> None:
    top, left, bottom, right = area
    value: Value = cell.text
    looks = _HEAD if cell.role in ("head", "item") else _LABEL
    if cell.id is not None:
        known = drawing.report.cells.get(cell.id)
        value = _value(known)
        marked = drawing.marks.get(cell.id)
        looks = {**_VALUE, **(_COLOURS[marked.mark] if marked else {} if known else _ABSENT)}
        if marked:
            _comment(top, left, marked, drawing)
    if (top, left) != (bottom, right):
        drawing.sheet.merge_range(top, left, bottom, right, "", drawing.book.format(**looks))
    drawing.book.put(drawing.sheet, top, left, value, **looks)


def _value(cell: Cell | None) -> str | Decimal | None:
    """A number as a number; whatever else was printed as it was."""
    if cell is None or cell.state in ("blank", "lost"):
        return None
    return cell.raw.strip() if cell.value is None else cell.value


def _comment(row: int, column: int, marked: MarkedCell, drawing: TableSheet) -> None:
    said = (render(one, drawing.language) for one in marked.said)
    text = fitted("\n".join((drawing.say(f"mark.{marked.mark}"), *said)), _COMMENT)
    options = {"author": "gongkai", "width": 320, "height": 18 * line_count(text, 48) + 12,
               "font_name": "宋体", "font_size": 10}  # fmt: skip
    drawing.sheet.write_comment(row, column, text, options)
