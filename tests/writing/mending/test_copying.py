"""Mends in a copy of the author's file: just those cells, everything else byte for byte."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from gongkai.model.errors import GongkaiError
from gongkai.model.location import Location
from gongkai.model.message import message
from gongkai.readers.opening import Content
from gongkai.writing.mending import mended_copy as copying
from gongkai.writing.mending.mend import CellMend, MendedCopy
from gongkai.writing.mending.mended_copy import mended
from gongkai.writing.package import repacked
from readers.docx_file import docx_bytes, field, p, run, tbl, tc
from writing.mending.files import MENDED, mends_of, opened, parts, report_of, word, workbook

MAKERS = {"docx": word, "xlsx": workbook}


@pytest.mark.parametrize("format_", MAKERS)
def test_exactly_the_mended_cells_change(format_: str, tmp_path: Path) -> None:
    content = opened(MAKERS[format_](tmp_path))
    made = mended(content, mends_of(content))
    assert {mend.cell for mend in made.written} == MENDED.keys()
    assert made.held == ()
    before = report_of(content).cells
    after = report_of(replace(content, data=made.data)).cells
    changed = {id_: cell.raw for id_, cell in after.items() if cell.raw != before[id_].raw}
    assert changed == MENDED
    assert mends_of(replace(content, data=made.data)) == ()


@pytest.mark.parametrize("format_", MAKERS)
def test_all_other_parts_keep_their_bytes(format_: str, tmp_path: Path) -> None:
    content = opened(MAKERS[format_](tmp_path))
    old, new = parts(content.data), parts(mended(content, mends_of(content)).data)
    assert list(old) == list(new)
    main = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml"}[format_]
    assert [name for name in old if old[name] != new[name]] == [main]


def test_nothing_to_mend_is_the_same_file(tmp_path: Path) -> None:
    content = opened(word(tmp_path, {}))
    assert mended(content, ()).data == content.data


def docx(folder: Path, cell: str) -> Content:
    path = folder / "report.docx"
    path.write_bytes(docx_bytes(tbl(tc("合计") + tc("1"), tc("办结") + f"<w:tc>{cell}</w:tc>")))
    return opened(path)


def mend(old: str, new: str, **place: int) -> CellMend:
    return CellMend(
        "requests.granted.total", "合计", Location(**place), old, new, message("mend.zero")
    )


HERE = {"table": 1, "row": 2, "column": 2}
BOLD = '<w:b/><w:sz w:val="18"/>'


def test_a_number_in_several_runs_keeps_the_look_of_the_first(tmp_path: Path) -> None:
    content = docx(tmp_path, f"<w:p>{run('1', BOLD)}{run('3')}</w:p>")
    made = mended(content, [mend("13", "3", **HERE)])
    main = parts(made.data)["word/document.xml"].decode()
    assert f"<w:rPr>{BOLD}</w:rPr><w:t>3</w:t>" in main
    assert "<w:t>13" not in main


def test_an_empty_cell_takes_the_look_of_its_paragraph(tmp_path: Path) -> None:
    content = docx(tmp_path, f"<w:p><w:pPr><w:rPr>{BOLD}<w:ins w:id='1'/></w:rPr></w:pPr></w:p>")
    made = mended(content, [mend("", "0", **HERE)])
    main = parts(made.data)["word/document.xml"].decode()
    assert f"<w:r><w:rPr>{BOLD}</w:rPr><w:t>0</w:t></w:r></w:p>" in main


def test_an_empty_cell_without_a_look_takes_that_of_its_row(tmp_path: Path) -> None:
    content = docx(tmp_path, "<w:p/>")
    made = mended(content, [mend("", "0", **HERE)])
    assert "<w:t>0</w:t>" in parts(made.data)["word/document.xml"].decode()


def test_a_field_is_named_and_left(tmp_path: Path) -> None:
    formula = f"{field('begin')}<w:r><w:instrText>=SUM(LEFT)</w:instrText></w:r>"
    cell = f"<w:p>{formula}{field('separate')}{run('13')}{field('end')}</w:p>"
    content = docx(tmp_path, cell)
    made = mended(content, [mend("13", "3", **HERE)])
    assert (made.data, made.written) == (content.data, ())
    assert made.held[0].reason == message("mend.formula")


def test_a_place_that_prints_something_else_is_left(tmp_path: Path) -> None:
    content = docx(tmp_path, p("14"))
    for wanted in (mend("13", "3", **HERE), mend("13", "3", table=9, row=1, column=1)):
        made = mended(content, [wanted])
        assert made.held[0].reason == message("mend.elsewhere")


def test_a_formula_of_a_workbook_is_named_and_left(tmp_path: Path) -> None:
    path = workbook(tmp_path)
    book = openpyxl.load_workbook(path)
    total = next(one for one in mends_of(opened(path)) if one.new == "3")
    assert total.at.row and total.at.column
    book.active.cell(total.at.row, total.at.column).value = "=10+3"
    book.calculation.fullCalcOnLoad = False
    book.save(path)
    # openpyxl stores no result; a program that calculates does.
    content, name = opened(path), "xl/worksheets/sheet1.xml"
    formula = b"<f>10+3</f><v>"
    assert formula in parts(content.data)[name]
    sheet = parts(content.data)[name].replace(formula, formula + b"13")
    content = replace(content, data=repacked(content.data, {name: sheet}))
    made = mended(content, mends_of(content))
    assert [held.reason for held in made.held] == [message("mend.formula")]
    assert {one.cell for one in made.written} == MENDED.keys() - {total.cell}
    assert b"<f>10+3</f>" in parts(made.data)["xl/worksheets/sheet1.xml"]


def test_a_copy_that_is_not_as_intended_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = opened(word(tmp_path))
    mends = mends_of(content)

    def careless(content: Content, mends: object) -> MendedCopy:
        return MendedCopy(word(tmp_path, {"requests.granted.company": "8"}).read_bytes(), (), ())

    monkeypatch.setattr(copying, "WRITERS", {"docx": careless})
    with pytest.raises(GongkaiError):
        mended(content, mends)
