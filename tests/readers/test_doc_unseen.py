"""What characters of a doc keep from the eye is not read, and told."""

from pathlib import Path
from struct import pack

import pytest

from gongkai.model.document import Document
from readers.doc_file import DELETED, IN_TABLE, ROW_END, Part, Run, read_doc, shape
from readers.docx_file import grids, texts

STRUCK, TWICE = pack("<HB", 0x0837, 1), pack("<HB", 0x2A53, 1)
RAISED, LOWERED = pack("<HB", 0x2A48, 1), pack("<HB", 0x2A48, 2)
SHIFTED, TINY = pack("<Hh", 0x4845, 10), pack("<HH", 0x4A43, 2)
WHITE_INK, WHITE = pack("<HB", 0x2A42, 8), pack("<HBBBB", 0x6870, 255, 255, 255, 0)
ALWAYS, INSERTED = pack("<HB", 0x0818, 1), pack("<HB", 0x0801, 1)
WHITE_SHADE = pack("<HB", 0xCA71, 10) + pack("<BBBBBBBBH", 0, 0, 0, 255, 255, 255, 255, 0, 0)
NOT_STRUCK = pack("<HB", 0x0837, 0)
DARK_ROW = pack("<HB", 0xD612, 10) + pack("<BBBBBBBBH", 0, 0, 0, 255, 31, 78, 121, 0, 0)


def told(document: Document) -> list[tuple[str, str, bool]]:
    return [(left.what, left.text, left.sure) for left in document.omissions]


LEFT = {
    "struck": (STRUCK, "struck"),
    "struck twice": (TWICE, "struck"),
    "raised": (RAISED, "mark"),
    "lowered": (LOWERED, "mark"),
    "shifted": (SHIFTED, "mark"),
    "tiny": (TINY, "hidden"),
    "white": (WHITE, "hidden"),
    "white on white": (WHITE + WHITE_SHADE, "hidden"),
    "of white ink": (WHITE_INK, "hidden"),
    "always hidden": (ALWAYS, "hidden"),
    "deleted": (DELETED, "revision"),
}


@pytest.mark.parametrize(("formatting", "what"), LEFT.values(), ids=LEFT)
def test_characters_that_do_not_count(formatting: bytes, what: str, tmp_path: Path):
    document = read_doc(tmp_path, [Part([Run("收到19"), Run("3", formatting), Run("件\r")])])
    assert texts(document) == ["收到19件"]
    assert told(document) == [(what, "3", True)]
    assert document.omissions[0].at == document.blocks[0].at


KEPT = {
    "words that are raised": ("（其中修订16件）", RAISED),
    "not struck": ("3", NOT_STRUCK),
}


@pytest.mark.parametrize(("text", "formatting"), KEPT.values(), ids=KEPT)
def test_characters_that_count(text: str, formatting: bytes, tmp_path: Path):
    document = read_doc(tmp_path, [Part([Run("收到19"), Run(text, formatting), Run("\r")])])
    assert texts(document) == ["收到19" + text]
    assert not document.omissions


def test_a_paragraph_that_is_shifted_as_a_whole_is_aligned(tmp_path: Path):
    document = read_doc(tmp_path, [Part([Run("12", SHIFTED), Run("\r")])])
    assert texts(document) == ["12"]


def test_insertions_are_told(tmp_path: Path):
    document = read_doc(tmp_path, [Part([Run("收到"), Run("3件", INSERTED), Run("\r")])])
    assert texts(document) == ["收到3件"]
    assert told(document) == [("revision", "", True)]


@pytest.mark.parametrize(("more", "read"), [(b"", ""), (DARK_ROW, "标题")])
def test_white_on_a_dark_row_is_seen(more: bytes, read: str, tmp_path: Path):
    row = [
        Part([Run("标题", WHITE), Run("\x07")], IN_TABLE),
        Part([Run("1\x07")], IN_TABLE),
        Part([Run("\x07")], IN_TABLE + ROW_END + shape([0, 1000, 2000]) + more),
    ]
    document = read_doc(tmp_path, row)
    assert [cell.text for cell in grids(document)[0].cells] == [read, "1"]
    assert told(document) == ([] if read else [("hidden", "标题", True)])
