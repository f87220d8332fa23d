"""The look of the cells of a workbook: borders, typefaces, what is open and what is locked."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from gongkai.writing.blank_form.bounds import Bounds
from gongkai.writing.printed_table import PrintedCell

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

_GREY = "#D9D9D9"
_PALE = "#F2F2F2"
_RED = "#FFC7CE"
_CENTRED = {"align": "center", "valign": "vcenter", "text_wrap": True}
_DRAWN = {**_CENTRED, "border": 1, "font_name": "宋体", "font_size": 10}


class Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, book: "Workbook") -> None:
        def make(*properties: Mapping[str, object]) -> "Format":
            return book.add_format(dict(pair for one in properties for pair in one.items()))

        title = {**_CENTRED, "font_name": "宋体", "font_size": 16, "bold": True}
        self.title = make(title, {"locked": False})
        self.repeated = make(title)
        self.heading = make({"font_name": "黑体", "font_size": 14, "valign": "vcenter"})
        self.label = make(_DRAWN)
        self.side = make(_DRAWN, {"align": "left"})
        self.open = make(_DRAWN, {"locked": False})
        self.total = make(_DRAWN, {"bg_color": _PALE})
        self.nothing = make(_DRAWN, {"bg_color": _GREY})
        self.aside = make(_CENTRED, {"font_name": "宋体", "font_size": 9, "font_color": "#808080"})
        self.broken = make({"bg_color": _RED})

    def of(self, cell: PrintedCell, bounds: Bounds, *, total: bool, labels: int) -> "Format":
        """The format of a cell of the table; grey where it cannot be anything but 0."""
        if cell.role == "note" or (cell.role == "label" and cell.rows == 1 and labels > 1):
            return self.side
        if cell.role != "value":
            return self.label
        if total:
            return self.total
        return self.nothing if cell.id in bounds.zero else self.open
