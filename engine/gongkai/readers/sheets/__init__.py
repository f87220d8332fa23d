"""Reads workbooks (xlsx, ods, xls, et): the sheets that are shown, one after the other."""

from gongkai.model.document import Document
from gongkai.readers.blocks import Blocks
from gongkai.readers.limits import Limits
from gongkai.readers.opening import Content
from gongkai.readers.sheets.arrange import arrange


def read_sheets(content: Content, limits: Limits) -> Document:
    """Text rows as paragraphs and tables as grids, each with its sheet, row and column.

    Formulas count with the result that was stored; comments, headers and charts are left out,
    macros are never run. UnreadableFile for damaged and protected files and for those of Excel 95
    or older.
    """
    match content.format:
        case "xlsx":
            from gongkai.readers.package import open_package
            from gongkai.readers.sheets.xlsx import read_xlsx

            sheets = read_xlsx(open_package(content, limits))
        case "ods":
            from gongkai.readers.package import open_package
            from gongkai.readers.sheets.ods import read_ods

            sheets = read_ods(open_package(content, limits))
        case _:
            from gongkai.readers.compound import open_compound
            from gongkai.readers.sheets.xls import read_xls

            sheets = read_xls(open_compound(content.source, content.data, limits))
    blocks = Blocks(content.source, limits)
    for sheet in sheets:
        for block in arrange(sheet):
            blocks.add(block)
    return content.document(tuple(blocks.found))
