"""What a workbook refuses to be told, and what it says of identities that do not hold."""

from typing import TYPE_CHECKING

from gongkai.model.message import message, render
from gongkai.writing.blank_form.bounds import Bounds, Sum
from gongkai.writing.blank_form.sheet_formats import Formats
from gongkai.writing.blank_form.sheet_sums import NOTHING, Places, broken_formula, verdict_formula

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_MOST = 10**12


def refuse_wrong(sheet: "Worksheet", cell: str, place: tuple[int, int], bounds: Bounds) -> None:
    """Nothing but a number that the rules about this cell allow."""
    whole, positive = cell in bounds.whole, cell in bounds.positive
    kind = "count" if whole and positive else "amount" if positive else "change"
    sheet.data_validation(
        *place,
        *place,
        {
            "validate": "integer" if whole else "decimal",
            "criteria": "between",
            "minimum": 0 if positive else -_MOST,
            "maximum": _MOST,
            "error_title": say("refused"),
            "error_message": say(f"wants_{kind}"),
        },
    )


def show_imbalance(
    sheet: "Worksheet", row: int, checks: tuple[Sum, ...], places: Places, formats: Formats
) -> None:
    """Below the table, outside what is printed: whether each column balances. Its cells turn red
    where it does not."""
    for one in checks:
        column = places[one.left[0]][1]
        told = verdict_formula(one, places, say("balanced"), say("off_by"))
        sheet.write_formula(row, column, told, formats.aside, NOTHING)
        rule = {
            "type": "formula",
            "criteria": broken_formula(one, places),
            "format": formats.broken,
        }
        for cell in (*one.left, *one.right):
            sheet.conditional_format(*places[cell], *places[cell], rule)


def say(key: str) -> str:
    """The form is Chinese, whatever the program speaks."""
    return render(message(f"blank.{key}"), "zh")
