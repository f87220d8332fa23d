"""Every place of a docx leads back to the markup that was read there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai.model.document import Document, Grid, Paragraph
from gongkai.model.location import Location
from gongkai.readers import LIMITS, read
from gongkai.readers.opening import open_file
from gongkai.readers.word.anchors import Anchors, read_anchored
from readers.docx_file import docx_bytes, p, run, tbl, tc
from support.corpus import corpus_files

SAMPLES = Path(__file__).parents[2] / "samples"
IN_BOX = f"<w:txbxContent>{p('框中')}</w:txbxContent>"
BOX = f"<w:p><w:r><w:pict>{IN_BOX}</w:pict></w:r>{run('框外')}</w:p>"
DELETED_MARK = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('前')}</w:p>"
DATA = tbl(tc("甲") + tc("乙"), tc("1") + tc(""), tc("2") + tc("3"))

BODIES = {
    "paragraphs, empty ones too": p("一") + p("") + p("二"),
    "a paragraph of several lines": (
        f"<w:p>{run('标题')}<w:r><w:br/></w:r><w:r><w:br/><w:t>副</w:t></w:r>{run('题')}</w:p>{p('下')}"
    ),
    "text boxes": BOX + p("后"),
    "deleted and inserted text": (
        f"<w:p><w:del>{run('删')}</w:del><w:ins>{run('插')}</w:ins></w:p>{DELETED_MARK}{p('后')}"
    ),
    "content controls": f"<w:sdt><w:sdtContent>{p('控')}{DATA}</w:sdtContent></w:sdt>",
    "hidden text": f"<w:p>{run('隐', '<w:vanish/>')}{run('显')}</w:p>",
    "a table with blanks": p("前") + DATA + p("后"),
    "a table of layout": tbl(tc("栏一")) + p("后") + DATA,
    "merged cells": tbl(
        tc("甲", 2), tc("乙", 1, "restart") + tc("1"), tc("", 1, "continue") + tc("2")
    ),
    "a heading between the rows of a table": tbl(
        tc("甲") + tc("1"), tc("二、主动公开政府信息情况", 2), tc("乙") + tc("2")
    ),
    "a comment in the markup": f"<!-- 注 -->{p('一')}<!-- 注 -->{p('二')}",
}


def anchored(path: Path) -> tuple[Document, Anchors]:
    return read_anchored(open_file(path, LIMITS))


def places(document: Document) -> Iterator[tuple[Location, str]]:
    for block in document.blocks:
        match block:
            case Paragraph():
                yield block.at, block.text
            case Grid():
                yield from ((cell.at, cell.text) for cell in block.cells)
            case _:
                continue


def assert_leads_back(path: Path) -> None:
    document, anchors = anchored(path)
    assert document == read(path)
    for at, text in places(document):
        anchor = anchors.at(at)
        assert anchor is not None, at
        written = anchor.label + "".join(piece.text for piece in anchor.pieces)
        assert written == text.replace("\n", ""), at
        inside = set(anchors.root.iter("*"))
        assert {anchor.element, *(piece.element for piece in anchor.pieces)} <= inside


@pytest.mark.parametrize("body", BODIES.values(), ids=list(BODIES))
def test_every_place_leads_back_to_its_text(body: str, tmp_path: Path):
    path = tmp_path / "report.docx"
    path.write_bytes(docx_bytes(body))
    assert_leads_back(path)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.docx")), ids=lambda path: path.name)
def test_every_place_of_a_sample_leads_back(path: Path):
    assert_leads_back(path)


@pytest.mark.parametrize("path", corpus_files("**/*.docx"), ids=lambda path: path.name)
def test_every_place_of_a_trial_report_leads_back(path: Path):
    assert_leads_back(path)


def test_a_printed_number_is_no_written_text(tmp_path: Path):
    numbered = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"
    level = (
        "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/>"
        "<w:lvlText w:val='%1、'/></w:lvl></w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    )
    path = tmp_path / "report.docx"
    path.write_bytes(docx_bytes(p("总体情况", numbered), numbering=level))
    document, anchors = anchored(path)
    anchor = anchors.at(Location(paragraph=1))
    assert [text for _, text in places(document)] == ["1、总体情况"]
    assert anchor and anchor.label == "1、" and anchor.pieces[0].text == "总体情况"


def test_an_empty_cell_has_a_paragraph_to_write_into(tmp_path: Path):
    path = tmp_path / "report.docx"
    path.write_bytes(docx_bytes(DATA))
    _, anchors = anchored(path)
    anchor = anchors.at(Location(table=1, row=2, column=2))
    assert anchor and not anchor.pieces and len(anchor.paragraphs) == 1


def test_no_other_place_has_an_anchor(tmp_path: Path):
    path = tmp_path / "report.docx"
    path.write_bytes(docx_bytes(DATA))
    _, anchors = anchored(path)
    assert anchors.at(Location(table=1)) is None
    assert anchors.at(Location(line=3)) is None
