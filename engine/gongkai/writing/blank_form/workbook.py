"""A blank form as a workbook: a sheet for each table, totals that add up by themselves."""

from io import BytesIO
from typing import TYPE_CHECKING

from gongkai.model.form import FormSection, Table
from gongkai.writing.blank_form.blank import NUMERALS, Blank
from gongkai.writing.blank_form.sheet_formats import Formats
from gongkai.writing.blank_form.sheet_rules import refuse_wrong, show_imbalance
from gongkai.writing.blank_form.sheet_sums import (
    NOTHING,
    Places,
    checks_of,
    total_formula,
    totals_of,
)
from gongkai.writing.package import NO_DAY
from gongkai.writing.printed_table import PrintedTable, print_table

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_TOP = 2
"""Lines above a table: the title, and the heading of its part."""
_LABELS = (8, 15, 34)
_WIDTH = 100
"""So many characters are about as wide as the page."""
_FEW = 5
_LINE = 15
"""Height of a line of text, in points."""
_A4 = 9
_LONGEST = 31
"""Characters in the name of a sheet."""


def workbook_form(blank: Blank) -> bytes:
    """The whole file; the same form gives the same bytes on any day. Only cells to be filled in are
    open; the protection has no password.

    A total shows nothing as long as nothing is to be added up, so that a form that nobody filled in
    does not read as a report full of zeros.
    """
    from xlsxwriter import Workbook

    packed = BytesIO()
    with Workbook(packed, {"in_memory": True}) as book:
        book.set_properties({"title": blank.title, "created": NO_DAY})
        # What is stored is right; a reader need not take the formulas for never worked out.
        book.calc_on_load = False
        formats = Formats(book)
        for section in blank.form.sections:
            for table in blank.form.tables:
                if table.section == section.id:
                    _sheet(book, formats, blank, section, table)
    return packed.getvalue()


def _sheet(
    book: "Workbook", formats: Formats, blank: Blank, section: FormSection, table: Table
) -> None:
    printed = print_table(table)
    heading = f"{NUMERALS[section.number - 1]}、{section.heading}"
    sheet = book.add_worksheet(heading[:_LONGEST])
    last = printed.columns - 1
    sheet.set_row(0, 3 * _LINE)
    _title(book, sheet, last, blank.title, formats)
    sheet.set_row(1, 2 * _LINE)
    sheet.merge_range(1, 0, 1, last, heading, formats.heading)
    widths = _widths(printed)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for row in range(printed.rows):
        sheet.set_row(row + _TOP, _LINE * _lines(printed, row, widths) + 6)
    places = {cell.id: (cell.row + _TOP, cell.column) for cell in printed.cells if cell.id}
    _draw(sheet, printed, places, formats, blank)
    checks = checks_of(blank.sums, table.id)
    show_imbalance(sheet, _TOP + printed.rows + 1, checks, places, formats)
    _protect_and_print(sheet, _TOP + printed.rows - 1, last)


def _title(book: "Workbook", sheet: "Worksheet", last: int, title: str, formats: Formats) -> None:
    """To be completed on the first sheet; the others repeat it."""
    first = book.worksheets()[0]
    if sheet is first:
        sheet.merge_range(0, 0, 0, last, title, formats.title)
    else:
        sheet.merge_range(0, 0, 0, last, "", formats.repeated)
        sheet.write_formula(0, 0, f"='{first.get_name()}'!$A$1", formats.repeated, title)


def _draw(
    sheet: "Worksheet", printed: PrintedTable, places: Places, formats: Formats, blank: Blank
) -> None:
    totals = totals_of(blank.sums, printed.id)
    for cell in printed.cells:
        row, column = cell.row + _TOP, cell.column
        total = totals.get(cell.id or "")
        form = formats.of(cell, blank.bounds, total=total is not None, labels=printed.labels)
        if cell.rows > 1 or cell.columns > 1:
            sheet.merge_range(row, column, row + cell.rows - 1, column + cell.columns - 1, "", form)
        if total:
            sheet.write_formula(row, column, total_formula(total, places), form, NOTHING)
        elif cell.id in blank.bounds.zero:
            sheet.write_number(row, column, 0, form)
        elif cell.id:
            sheet.write_blank(row, column, None, form)
            refuse_wrong(sheet, cell.id, (row, column), blank.bounds)
        else:
            sheet.write_string(row, column, cell.text, form)


def _widths(printed: PrintedTable) -> list[float]:
    """Of the columns, in characters."""
    if printed.columns <= _FEW:
        return [_WIDTH / printed.columns] * printed.columns
    labels = _LABELS[-printed.labels :] if printed.labels else ()
    values = printed.columns - len(labels)
    return [*labels, *[(_WIDTH - sum(labels)) / values] * values]


def _lines(printed: PrintedTable, row: int, widths: list[float]) -> int:
    """How many lines of text the fullest cell of a row needs; an ideograph is two characters
    wide."""
    beginning = (cell for cell in printed.cells if cell.row == row and cell.rows == 1)
    return max(
        (
            -(-2 * len(cell.text) // int(sum(widths[cell.column : cell.column + cell.columns]) - 1))
            for cell in beginning
            if cell.text
        ),
        default=1,
    )


def _protect_and_print(sheet: "Worksheet", bottom: int, right: int) -> None:
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_paper(_A4)
    sheet.set_margins(0.6, 0.6, 0.8, 0.8)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 1)
    sheet.print_area(0, 0, bottom, right)
