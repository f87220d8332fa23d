"""Reads tables of separated values (csv, tsv), as spreadsheets export them."""

import csv

from gongkai.model.document import Document
from gongkai.readers.encoding import decode
from gongkai.readers.limits import Limits
from gongkai.readers.opening import Content
from gongkai.readers.refusal import refused
from gongkai.readers.sheets import arranged
from gongkai.readers.sheets.sheet import Sheet

_SEPARATORS = ",\t;|，"
_LOOKED_AT = 200


def read_separated(content: Content, limits: Limits) -> Document:
    """Text rows as paragraphs and tables as grids, each with its row and column. UnreadableFile
    where a quotation never ends."""
    text, encoding = decode(content)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    sheet = Sheet("", limits)
    try:
        rows = csv.reader(lines.splitlines(keepends=True), delimiter=_separator(lines))
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                sheet.fill(row, column, cell)
    except csv.Error as error:
        raise refused(content.source, "damaged", part="csv", reason=str(error)) from error
    return arranged(content, [sheet], [], limits, encoding)


def _separator(text: str) -> str:
    """The sign that stands in most of the first lines."""
    lines = text.split("\n", _LOOKED_AT)[:_LOOKED_AT]
    return max(_SEPARATORS, key=lambda sign: sum(sign in line for line in lines))
