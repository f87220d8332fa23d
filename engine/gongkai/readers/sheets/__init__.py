"""Reads workbooks (xlsx, ods, xls, et): the sheets that are shown, one after the other."""

from collections.abc import Iterable

from gongkai.model.document import Document, Omission
from gongkai.readers.blocks import Blocks
from gongkai.readers.limits import Limits
from gongkai.readers.opening import Content
from gongkai.readers.sheets.arrange import arrange
from gongkai.readers.sheets.sheet import Sheet
from gongkai.readers.sheets.visible import visible


def read_sheets(content: Content, limits: Limits) -> Document:
    """Text rows as paragraphs and tables as grids, each with its sheet, row and column.

    Numbers are read as their cells show them, formulas with the result that was stored; hidden
    rows and columns, comments, headers and charts are left out, macros are never run.
    UnreadableFile for damaged and protected files and for those of Excel 95 or older.
    """
    hidden: list[Omission] = []
    match content.format:
        case "xlsx":
            from gongkai.readers.package import open_package
            from gongkai.readers.sheets.xlsx import read_xlsx

            sheets = read_xlsx(open_package(content, limits), hidden)
        case "ods":
            from gongkai.readers.package import open_package
            from gongkai.readers.sheets.ods import read_ods

            sheets = read_ods(open_package(content, limits), hidden)
        case _:
            from gongkai.readers.compound import open_compound
            from gongkai.readers.sheets.xls import read_xls

            sheets = read_xls(open_compound(content.source, content.data, limits), hidden)
    return arranged(content, sheets, hidden, limits)


def arranged(
    content: Content,
    sheets: Iterable[Sheet],
    hidden: list[Omission],
    limits: Limits,
    encoding: str | None = None,
) -> Document:
    """The document that sheets make; ``hidden`` is what is told of those that are not shown, as
    soon as the sheets have been gone through."""
    blocks = Blocks(content.source, limits)
    for sheet in map(visible, sheets):
        for block in arrange(sheet):
            blocks.add(block)
        blocks.omissions += sheet.left_out()
    omissions = [*blocks.omissions, *hidden]
    return content.document(tuple(blocks.found), encoding=encoding, omissions=omissions)
