"""Remarks in a PDF are highlights on what they are about, behind the file's own bytes."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from gongkai.model.errors import GongkaiError, UnreadableFile
from gongkai.model.location import Location
from gongkai.readers import LIMITS, read
from gongkai.readers.opening import Content, open_file
from gongkai.writing.annotation.pdf import annotate_pdf
from gongkai.writing.annotation.remarks import Note
from gongkai_cli.main import run
from readers.docx_file import grids
from readers.pdf_file import pdf_bytes, table, write

PAGE = write(57, 730, "二、主动公开政府信息情况") + table([["规章", "13"], ["许可", "4"]])
CELL = Location(page=1, table=1, row=2, column=2, box=(150, 660, 250, 680))
CONTENT = Content("report.pdf", pdf_bytes(PAGE, PAGE), "pdf")


def note(*places: Location) -> Note:
    return Note(places, "", ("【错误】写错了", "改法：改对"))


def annotations(data: bytes, page: int = 0) -> list[dict[str, object]]:
    found = PdfReader(BytesIO(data)).pages[page].get("/Annots", [])
    return [each.get_object() for each in found]


def test_the_file_itself_stays_in_front():
    data = annotate_pdf(CONTENT, [note(CELL)])
    assert data.startswith(CONTENT.data) and len(data) > len(CONTENT.data)


def test_a_highlight_lies_on_its_cell_and_says_who_says_what():
    (found,) = annotations(annotate_pdf(CONTENT, [note(CELL)]))
    assert found["/Subtype"] == "/Highlight"
    assert found["/T"] == "gongkai"
    assert found["/Contents"] == "【错误】写错了\n改法：改对"
    assert [float(each) for each in found["/Rect"]] == [150, 660, 250, 680]
    assert "/M" not in found


def test_the_box_comes_from_the_reader(tmp_path: Path):
    path = tmp_path / "report.pdf"
    path.write_bytes(CONTENT.data)
    cell = grids(read(path))[1].cells[3]
    data = annotate_pdf(open_file(path, LIMITS), [note(cell.at)])
    assert annotations(data) == []
    (found,) = annotations(data, 1)
    assert [float(each) for each in found["/Rect"]] == [150, 660, 250, 680]


def test_what_has_no_box_stands_at_the_top_of_the_first_page():
    found = annotations(annotate_pdf(CONTENT, [note(), note(Location(page=2))]))
    assert [each["/Subtype"] for each in found] == ["/Text", "/Text"]
    assert found[0]["/Rect"] != found[1]["/Rect"]


def test_the_second_place_is_taken_where_the_first_has_no_box():
    (found,) = annotations(annotate_pdf(CONTENT, [note(Location(page=1), CELL)]))
    assert found["/Subtype"] == "/Highlight"


def test_annotations_that_are_there_stay():
    once = annotate_pdf(CONTENT, [note(CELL)])
    again = annotate_pdf(Content("report.pdf", once, "pdf"), [note()])
    assert again.startswith(once)
    assert [each["/Subtype"] for each in annotations(again)] == ["/Highlight", "/Text"]


def test_what_the_file_says_of_itself_stays():
    info = b"<</Title(report)>>"
    data = pdf_bytes(PAGE, more=[info], trailer=b"/Info 7 0 R/ID[<01><02>]")
    reader = PdfReader(BytesIO(annotate_pdf(Content("report.pdf", data, "pdf"), [note(CELL)])))
    assert reader.metadata and reader.metadata.title == "report"
    assert reader.trailer["/ID"] == PdfReader(BytesIO(data)).trailer["/ID"]


def test_a_file_with_its_objects_in_streams_is_carried_on_in_kind():
    # pypdf's own update ends in a cross-reference stream, as most programs write today.
    writer = PdfWriter(BytesIO(CONTENT.data), incremental=True)
    writer.add_metadata({"/Title": "report"})
    out = BytesIO()
    writer.write(out)
    modern = Content("report.pdf", out.getvalue(), "pdf")
    once = annotate_pdf(modern, [note(CELL)])
    again = annotate_pdf(Content("report.pdf", once, "pdf"), [note(CELL), note()])
    assert again.startswith(once) and once.startswith(modern.data)
    assert b"\ntrailer" not in again[len(modern.data) :]
    assert len(annotations(again)) == 3
    assert PdfReader(BytesIO(again)).metadata["/Title"] == "report"


def test_a_list_of_annotations_that_stands_apart_is_carried_on():
    box = b"<</Type/Annot/Subtype/Square/Rect[1 1 9 9]>>"
    data = pdf_bytes(PAGE, entries="/Annots 7 0 R", more=[b"[8 0 R]", box])
    copy = annotate_pdf(Content("report.pdf", data, "pdf"), [note(CELL)])
    assert [each["/Subtype"] for each in annotations(copy)] == ["/Square", "/Highlight"]


def test_the_same_notes_give_the_same_bytes():
    day = datetime(2025, 1, 20)
    one, other = (annotate_pdf(CONTENT, [note(CELL)], date=day) for _ in range(2))
    assert one == other
    assert annotations(one)[0]["/M"] == "D:20250120000000Z"


def test_without_notes_the_file_is_the_same():
    assert annotate_pdf(CONTENT, []) == CONTENT.data


def test_an_encrypted_file_is_refused():
    writer = PdfWriter(BytesIO(CONTENT.data))
    writer.encrypt("", "owner", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    with pytest.raises(GongkaiError) as caught:
        annotate_pdf(Content("report.pdf", out.getvalue(), "pdf"), [note()])
    assert caught.value.message.key == "annotate.encrypted"


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", CONTENT.data[:400]], ids=["empty", "cut"])
def test_a_damaged_file_is_unreadable(data: bytes):
    with pytest.raises(UnreadableFile):
        annotate_pdf(Content("report.pdf", data, "pdf"), [note()])


def test_the_command_annotates_a_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path, out = tmp_path / "report.pdf", tmp_path / "out.pdf"
    path.write_bytes(CONTENT.data)
    assert run(["annotate", str(path), "-o", str(out), "--lang", "zh"]) == 0
    assert out.read_bytes().startswith(CONTENT.data)
    count = sum(len(annotations(out.read_bytes(), page)) for page in (0, 1))
    assert f"{count} 条批注" in capsys.readouterr().err
