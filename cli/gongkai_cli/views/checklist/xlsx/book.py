"""A workbook whose bytes depend on its content alone, and whose texts are never formulas."""

import io
from decimal import Decimal
from typing import Any, BinaryIO

import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

from gongkai.model.version import VERSION
from gongkai.writing.packing import NO_DAY
from gongkai_cli.views.printable import printable
from gongkai_cli.views.xlsx.sheet import Sheet

_LONGEST = 32_767
_SAFE = Decimal(10) ** 15
"""Excel keeps 15 digits of a number."""

_PLAIN = {"font_name": "宋体", "font_size": 10, "valign": "top", "text_wrap": True}

Value = str | int | Decimal | None


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

    def sheet(self, name: str) -> Sheet:
        """A new sheet behind those that there are; see ``SheetNames``."""
        return self.workbook.add_worksheet(name)

    def format(self, **looks: Any) -> object:
        """The looks of ordinary text, and these."""
        key = tuple(sorted(looks.items()))
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format({**_PLAIN, **looks})
        return self.formats[key]

    def put(self, sheet: Sheet, row: int, column: int, value: Value, **looks: Any) -> None:
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


def fitted(text: str, longest: int = _LONGEST) -> str:
    """A text as a cell can hold it."""
    plain = printable(text)
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}…"
