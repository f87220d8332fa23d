"""Reports with mistakes that can be mended, as Word file and as workbook."""

import io
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZipFile

import openpyxl

from generator import Sheet, Slot, random_cells, render_docx, report_blocks
from gongkai.check import check
from gongkai.model.report import Report
from gongkai.readers import LIMITS, read_content
from gongkai.readers.opening import Content, open_file
from gongkai.recognise import recognise
from gongkai.writing.mending.mend import CellMend
from gongkai.writing.mending.safe import safe_mends
from support.judged import rulebook
from suspicion.tables import Numbers, form, settled, summed

PLANTED = {
    "requests.granted.total": "13",
    "requests.partly_granted.other": "",
    "requests.refused.query.research": "/",
    "requests.carried_out.natural_person": "２",
    "disputes.suit_after_review.pending": "",
}
MENDED = {
    "requests.granted.total": "3",
    "requests.partly_granted.other": "0",
    "requests.refused.query.research": "0",
    "requests.carried_out.natural_person": "2",
    "disputes.suit_after_review.pending": "0",
}


def sound() -> Numbers:
    """A report in which everything adds up: few requests, and a disclosure of any kind."""
    made = {id_: int(value) for id_, value in random_cells(form(), Random(3)).items()}
    for id_ in (*summed("requests"), *summed("disputes")):
        made[id_] = 0
    made |= {
        "requests.granted.company": 3,
        "requests.partly_granted.natural_person": 2,
        "requests.carried_in.natural_person": 1,
        "requests.carried_out.natural_person": 2,
        "requests.carried_out.company": 1,
        "disputes.review.upheld": 2,
    }
    return settled(made)


def word(folder: Path, planted: dict[str, str] = PLANTED) -> Path:
    path = folder / "report.docx"
    path.write_bytes(render_docx(form(), {**sound(), **planted}))
    return path


def workbook(folder: Path, planted: dict[str, str] = PLANTED) -> Path:
    """One sheet with the prose and the tables; numbers are numbers, all else is text."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "年报"
    row = 1
    for block in report_blocks(form(), {**sound(), **planted}):
        if not isinstance(block, Sheet):
            page.cell(row, 1, block if isinstance(block, str) else block.text)
            row += 1
            continue
        for down, line in enumerate(block.matrix()):
            for across, slot in enumerate(line):
                if slot is not None:
                    _fill(page, row + down, across + 1, slot)
        row += len(block.rows) + 1
    path = folder / "report.xlsx"
    book.save(path)
    return path


def _fill(page: Any, row: int, column: int, slot: Slot) -> None:
    text = slot.text
    page.cell(row, column, int(text) if text.isascii() and text.isdigit() else text or None)
    if slot.rowspan > 1 or slot.colspan > 1:
        last = {"end_row": row + slot.rowspan - 1, "end_column": column + slot.colspan - 1}
        page.merge_cells(start_row=row, start_column=column, **last)


def opened(path: Path) -> Content:
    return open_file(path, LIMITS)


def report_of(content: Content) -> Report:
    return recognise(read_content(content), rulebook())


def mends_of(content: Content) -> tuple[CellMend, ...]:
    report = report_of(content)
    return safe_mends(report, check(report, rulebook()), rulebook())


def parts(package: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(package)) as opened_:
        return {name: opened_.read(name) for name in opened_.namelist()}
