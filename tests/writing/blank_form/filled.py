"""Blank forms as somebody would fill them in, and what the checker then says."""

import shutil
import subprocess
from collections.abc import Mapping
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from random import Random

import docx
import openpyxl
import pytest

from generator import random_cells
from gongkai.writing.blank_form import Blank
from gongkai.writing.blank_form.sheet_sums import totals_of
from gongkai.writing.blank_form.word import word_form
from gongkai.writing.blank_form.workbook import workbook_form
from gongkai.writing.printed_table import print_table

Values = Mapping[str, Decimal | int]
SEED = 7
_TOP = 2
"""Lines above the table of a sheet."""


def values_for(blank: Blank) -> dict[str, Decimal | int]:
    """Numbers that hold together, with 0 where this body cannot have any."""
    made = random_cells(blank.form, Random(SEED))
    return made | dict.fromkeys(blank.bounds.zero, 0)


def fill_word(blank: Blank, values: Values, told: Mapping[str, str], path: Path) -> Path:
    """Numbers into the cells, text in place of the hints (by their place, else a sentence)."""
    word = docx.Document(BytesIO(word_form(blank)))
    hints = {hint: place for place, hints in blank.hints.items() for hint in hints}
    for paragraph in word.paragraphs:
        inner = paragraph.text.removeprefix("【填写提示：").removesuffix("】")
        if inner in hints:
            paragraph.text = told.get(hints.pop(inner), "")
        elif paragraph.text == "【填写成文日期】":
            paragraph.text = f"{blank.year + 1}年1月20日"
    for table, drawn in zip(blank.form.tables, word.tables, strict=True):
        for cell in print_table(table).cells:
            if cell.id:
                drawn.cell(cell.row, cell.column).paragraphs[0].text = str(values[cell.id])
    word.save(str(path))
    return path


def fill_sheets(blank: Blank, values: Values, path: Path) -> Path:
    """Numbers into the open cells; the totals are left to the formulas."""
    book = openpyxl.load_workbook(BytesIO(workbook_form(blank)))
    for table, sheet in zip(blank.form.tables, book.worksheets, strict=True):
        totals = totals_of(blank.sums, table.id)
        for cell in print_table(table).cells:
            if cell.id and cell.id not in totals and cell.id not in blank.bounds.zero:
                drawn = sheet.cell(cell.row + _TOP + 1, cell.column + 1)
                assert not drawn.protection.locked, cell.id
                drawn.value = values[cell.id]
    book.save(path)
    return path


def recalculated(path: Path) -> Path:
    """The workbook as LibreOffice saves it, with the results of its formulas."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder = path.parent / "recalculated"
    subprocess.run(
        [office, f"-env:UserInstallation={(path.parent / 'profile').as_uri()}", "--headless",
         "--convert-to", "xlsx", "--outdir", str(folder), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return folder / path.name
