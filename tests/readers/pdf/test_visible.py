"""PDF: only what a person sees is read; what is hidden is told."""

from pathlib import Path

import pytest

from gongkai.model.document import Document, Omission
from readers.docx_file import grids, pictures, rows, texts
from readers.pdf_file import image, lines, pdf_bytes, read_bytes, table, write

RESOURCES = b"/ExtGState<</Clear<</ca 0>>/Half<</ca .5>>>>/Properties<</Off 7 0 R/On 8 0 R>>"
LAYERS = b"/OCProperties<</OCGs[7 0 R 8 0 R]/D<</OFF[7 0 R]>>>>"
GROUPS = (b"<</Type/OCG/Name(off)>>", b"<</Type/OCG/Name(on)>>")
NUMBER = (154.0, 686.0)
BESIDE = write(170, 686, "9", 8)
"""A digit right behind the 13 of the table, 8 points wide as all letters are."""


def _read(folder: Path, page: str, entries: str = "") -> Document:
    data = pdf_bytes(page, entries=entries, more=GROUPS, resources=RESOURCES, catalog=LAYERS)
    return read_bytes(folder, data)


def _number(document: Document) -> str:
    return rows(grids(document)[0])[0][1]


def _told(document: Document) -> set[tuple[str, bool]]:
    return {(omission.what, omission.sure) for omission in document.omissions}


RULED = table([["规章", "13"]])
HIDDEN = {
    "invisible": RULED + BESIDE.replace("0 Tr", "3 Tr"),
    "white on white": RULED + f"1 g {BESIDE} 0 g",
    "white by its ink": RULED + f"0 0 0 0 k {BESIDE} 0 g",
    "all but white": RULED + f".95 .95 .95 rg {BESIDE} 0 g",
    "dark on dark": "0 g 150 680 100 20 re f " + BESIDE + "1 g 150 680 18 20 re f 0 g " + RULED,
    "transparent": RULED + f"q /Clear gs {BESIDE} Q",
    "tiny": RULED + write(170, 686, "9", 1),
    "covered by a rectangle": BESIDE + "1 g 168 682 14 14 re f 0 g " + RULED,
    "covered by a broad line": BESIDE + "q 1 G 14 w 168 690 m 184 690 l S Q " + RULED,
    "covered by an image": BESIDE + image(169, 683, 10, 12) + RULED,
    "clipped": RULED + f"q 300 600 100 100 re W n {BESIDE} Q",
    "in a layer that is off": RULED + f"/OC /Off BDC {BESIDE} EMC",
}


@pytest.mark.parametrize("page", HIDDEN.values(), ids=HIDDEN)
def test_what_nobody_sees_is_no_digit(page: str, tmp_path: Path):
    document = _read(tmp_path, page)
    assert _number(document) == "13"
    assert ("hidden", True) in _told(document)


SHOWN = {
    "on a layer that is on": table([["规章", "1"]]) + f"/OC /On BDC {write(162, 686, '3', 8)} EMC",
    "white on a dark ground": "0 g 150 680 100 20 re f 1 g " + write(154, 686, "13", 8) + "0 g "
    + table([["规章", ""]]),
    "white on a dark ground with round corners": "0 g 150 680 m 250 680 l 250 700 l 200 702 150 702"
    " 150 700 c h f 1 g " + write(154, 686, "13", 8) + "0 g " + table([["规章", ""]]),
    "on a white ground": "1 g 150 680 100 20 re f 0 g " + RULED,
    "under a marker": RULED + "q 1 1 0 rg /Half gs 150 682 60 14 re f Q",
    "within its clip": "q 40 600 300 120 re W n " + RULED + "Q",
    "on an image": image(150, 680, 100, 20) + RULED,
}  # fmt: skip


@pytest.mark.parametrize("page", SHOWN.values(), ids=SHOWN)
def test_what_is_seen_is_read(page: str, tmp_path: Path):
    document = _read(tmp_path, page)
    assert _number(document) == "13"
    assert not {what for what, _ in _told(document)} & {"hidden", "cut", "overprinted"}


def test_outside_of_the_crop_box_nothing_is_printed(tmp_path: Path):
    document = _read(
        tmp_path, lines("一、总体情况", "完。") + lines("二", top=30), "/CropBox[0 100 595 842]"
    )
    assert texts(document) == ["一、总体情况", "完。"]
    assert _told(document) == {("hidden", True)}


def test_digits_that_run_off_the_page_are_cut(tmp_path: Path):
    page = table([["规章", "3511"]], wide=100)
    document = _read(tmp_path, page, "/CropBox[0 0 162 842]")
    assert ("cut", False) in _told(document)


def test_a_cell_that_cuts_its_text_is_in_doubt(tmp_path: Path):
    page = table([["规章", ""]]) + "q 150 680 13 20 re W n " + write(154, 686, "3511", 8) + "Q"
    document = _read(tmp_path, page)
    (cut,) = [omission for omission in document.omissions if not omission.sure]
    assert (cut.what, cut.at) == ("cut", grids(document)[0].cells[1].at)


def test_half_a_digit_under_a_rectangle_is_in_doubt(tmp_path: Path):
    document = _read(tmp_path, RULED + "1 g 166 682 6 14 re f 0 g")
    assert ("overprinted", False) in _told(document)


def test_words_recognised_under_a_picture_of_a_number_are_not_its_text(tmp_path: Path):
    page = table([["规章", ""]]) + image(154, 683, 20, 12) + write(154, 686, "18", 8, mode=3)
    document = _read(tmp_path, page)
    assert _number(document) == ""
    assert Omission("picture", grids(document)[0].cells[1].at, sure=False) in document.omissions
    assert not pictures(document)


def test_a_pale_watermark_across_a_table_is_no_part_of_its_numbers(tmp_path: Path):
    mark = ".8 g " + write(120, 680, "内部2024", 24) + "0 g "
    document = _read(tmp_path, mark + table([["规章", "13"], ["许可", "27"]]))
    assert rows(grids(document)[0]) == [["规章", "13"], ["许可", "27"]]
    assert Omission("overprinted", text="内部2024") in document.omissions


def test_a_watermark_that_says_so_is_left_aside(tmp_path: Path):
    mark = (
        "/Artifact <</Type/Pagination/Subtype/Watermark>> BDC " + write(160, 640, "7", 30) + "EMC "
    )
    document = _read(tmp_path, mark + RULED)
    assert _number(document) == "13"
    assert texts(document) == []
