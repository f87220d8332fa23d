"""Reports as workbooks: the whole report on one sheet, its tables with merged cells."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from struct import pack
from typing import NamedTuple, Unpack
from xml.sax.saxutils import escape

from xlsxwriter import Workbook

from generator.cells import Printed
from generator.prose import Told, report_blocks
from generator.sheet import Sheet, Slot
from gongkai.model.form import Form
from readers.workbook_file import label, ods_bytes, record, xls_bytes


class _Place(NamedTuple):
    """A cell's place from 0 and what is in it; ``covered`` is one under a merged cell."""

    column: int
    slot: Slot
    covered: bool = False


def render_xlsx(form: Form, cells: Printed, **told: Unpack[Told]) -> bytes:
    """A whole xlsx file; ``told`` goes to ``report_blocks``; the same cells give the same bytes."""
    packed = BytesIO()
    with Workbook(packed, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2025, 1, 20)})
        sheet = book.add_worksheet("表")
        for row, line in enumerate(_lines(form, cells, told)):
            for column, slot, covered in line:
                if covered:
                    continue
                if (slot.rowspan, slot.colspan) != (1, 1):
                    last = row + slot.rowspan - 1, column + slot.colspan - 1
                    sheet.merge_range(row, column, *last, "")
                if _is_number(slot.text):
                    sheet.write_number(row, column, float(slot.text))
                else:
                    sheet.write_string(row, column, slot.text)
    return packed.getvalue()


def render_ods(form: Form, cells: Printed, **told: Unpack[Told]) -> bytes:
    """A whole ods file; ``told`` goes to ``report_blocks``."""
    rows = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, line))}</table:table-row>"
        for line in _lines(form, cells, told)
    )
    return ods_bytes(f'<table:table table:name="表">{rows}</table:table>')


def render_xls(form: Form, cells: Printed, **told: Unpack[Told]) -> bytes:
    """A whole xls file; ``told`` goes to ``report_blocks``."""
    return xls_bytes(*xls_records(form, cells, **told))


def xls_records(form: Form, cells: Printed, **told: Unpack[Told]) -> list[bytes]:
    """The records of its sheet."""
    records: list[bytes] = []
    for row, line in enumerate(_lines(form, cells, told)):
        for column, slot, covered in line:
            if covered:
                continue
            records.append(
                record(0x203, pack("<HHHd", row, column, 0, float(slot.text)))
                if _is_number(slot.text)
                else label(row, column, slot.text)
            )
            if (slot.rowspan, slot.colspan) != (1, 1):
                last_row, last_column = row + slot.rowspan - 1, column + slot.colspan - 1
                records.append(record(0xE5, pack("<HHHHH", 1, row, last_row, column, last_column)))
    return records


def _lines(form: Form, cells: Printed, told: Told) -> Iterator[list[_Place]]:
    for block in report_blocks(form, cells, **told):
        if isinstance(block, Sheet):
            for line in block.matrix():
                yield [_Place(x, slot or Slot(""), slot is None) for x, slot in enumerate(line)]
        else:
            yield [_Place(0, Slot(block if isinstance(block, str) else block.text))]
        yield []


def _ods_cell(box: _Place) -> str:
    if box.covered:
        return "<table:covered-table-cell/>"
    slot = box.slot
    spans = (
        f' table:number-rows-spanned="{slot.rowspan}" table:number-columns-spanned="{slot.colspan}"'
        if (slot.rowspan, slot.colspan) != (1, 1)
        else ""
    )
    value = (
        f' office:value-type="float" office:value="{slot.text}"' if _is_number(slot.text) else ""
    )
    return (
        f"<table:table-cell{spans}{value}><text:p>{escape(slot.text)}</text:p></table:table-cell>"
    )


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()
