"""A workbook whose bytes depend on its content alone, and whose texts are never formulas."""

import io
import re
from collections.abc import Iterable
from decimal import Decimal
from math import ceil
from typing import Any, BinaryIO, Protocol

import xlsxwriter
from rich.cells import cell_len

from gongkai.model.version import VERSION
from gongkai.writing.package import NO_DAY
from gongkai_cli.views.wording.text import printable

LINE = 13.5
"""Height of a line of 10 points, in points."""


_TALLEST = 409.0
"""Excel has no higher row."""


_SHARE = 0.92
"""Of a column's width that text fills, the rest being its edges and what breaking leaves."""


def line_count(text: str, width: float) -> int:
    """Lines of a text that is broken at a width in characters, of which a Chinese one takes two."""
    return sum(max(1, ceil(cell_len(line) / (width * _SHARE))) for line in text.split("\n"))


def height(lines: float) -> float:
    """Of a row with so many lines, in points."""
    return min(lines * LINE + 4, _TALLEST)


_LONGEST = 32_767


_SAFE = Decimal(10) ** 15
"""Excel keeps 15 digits of a number."""


_PLAIN = {"font_name": "宋体", "font_size": 10, "valign": "top", "text_wrap": True}


Value = str | int | Decimal | None


def fitted(text: str, longest: int = _LONGEST) -> str:
    """A text as a cell can hold it."""
    plain = printable(text)
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}…"


class Worksheet(Protocol):
    """Rows and columns count from 0; widths are in characters, heights in points, margins in
    inches. The names are those of ``xlsxwriter.worksheet.Worksheet``."""

    def write_blank(self, row: int, column: int, blank: None, looks: object) -> int: ...
    def write_string(self, row: int, column: int, text: str, looks: object) -> int: ...
    def write_number(self, row: int, column: int, number: float, looks: object) -> int: ...
    def write_comment(self, row: int, column: int, text: str, options: dict[str, Any]) -> int: ...
    def merge_range(
        self, top: int, left: int, bottom: int, right: int, data: str, looks: object
    ) -> int: ...
    def set_row(self, row: int, height: float) -> int: ...
    def set_column(self, first: int, last: int, width: float) -> int: ...
    def freeze_panes(self, row: int, column: int) -> None: ...
    def autofilter(self, top: int, left: int, bottom: int, right: int) -> None: ...
    def repeat_rows(self, first: int) -> None: ...
    def hide_gridlines(self, option: int) -> None: ...
    def set_landscape(self) -> None: ...
    def set_paper(self, paper: int) -> None: ...
    def set_margins(self, left: float, right: float, top: float, bottom: float) -> None: ...
    def fit_to_pages(self, wide: int, high: int) -> None: ...
    def set_footer(self, footer: str) -> None: ...


class Book:
    """An open workbook; a format is made once, however many cells bear it."""

    def __init__(self, stream: BinaryIO, title: str) -> None:
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                   "strings_to_numbers": False}  # fmt: skip
        self._stream, self._packed = stream, io.BytesIO()
        self.workbook: Any = xlsxwriter.Workbook(self._packed, options)
        self.workbook.set_properties(
            {"title": title, "author": f"gongkai {VERSION}", "created": NO_DAY}
        )
        self.formats: dict[tuple[tuple[str, Any], ...], object] = {}

    def sheet(self, name: str) -> Worksheet:
        """A new sheet behind those that there are; see ``SheetNames``."""
        return self.workbook.add_worksheet(name)

    def format(self, **looks: Any) -> object:
        """The looks of ordinary text, and these."""
        key = tuple(sorted(looks.items()))
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format({**_PLAIN, **looks})
        return self.formats[key]

    def put(self, sheet: Worksheet, row: int, column: int, value: Value, **looks: Any) -> None:
        """Numbers as numbers, nothing as a blank, and text as text whatever it begins with; what
        a cell cannot hold is cut, visibly."""
        form = self.format(**looks)
        match value:
            case None | "":
                sheet.write_blank(row, column, None, form)
            case str():
                sheet.write_string(row, column, fitted(value), form)
            case Decimal() if abs(value) >= _SAFE:
                sheet.write_string(row, column, format(value, "f"), form)
            case _:
                sheet.write_number(row, column, float(value), form)

    def close(self) -> None:
        """Write it, in one piece: a stream that takes no more is no fault in packing."""
        self.workbook.close()
        self._stream.write(self._packed.getvalue())


_FORBIDDEN = re.compile(r"[\[\]:*?/\\\t\r\n]")


_LONGEST_NAME = 31


_RESERVED = "history"


class SheetNames:
    """Gives each sheet a name that none before it has, whatever the case of its letters."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = {_RESERVED, *(name.casefold() for name in taken)}

    def name(self, wanted: str) -> str:
        """At most 31 characters, as UTF-16 counts them, without forbidden signs; a number behind
        it where it is taken."""
        plain = _FORBIDDEN.sub(" ", printable(wanted)).strip(" '") or "-"
        number, found = 1, _cut(plain, _LONGEST_NAME)
        while found.casefold() in self.taken:
            number += 1
            tail = f" ({number})"
            found = _cut(plain, _LONGEST_NAME - len(tail)) + tail
        self.taken.add(found.casefold())
        return found


def _cut(text: str, longest: int) -> str:
    while len(text.encode("utf-16-le")) > 2 * longest:
        text = text[:-1]
    return text.strip(" '") or "-"
