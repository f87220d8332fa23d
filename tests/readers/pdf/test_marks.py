"""PDF: note marks, struck out and overprinted digits join no number."""

from pathlib import Path

import pytest

from gongkai.model.document import Document
from readers.docx_file import grids, rows
from readers.pdf_file import pdf_bytes, read_bytes, rule, table, write


def _read(folder: Path, page: str) -> Document:
    return read_bytes(folder, pdf_bytes(page))


def _told(document: Document) -> list[tuple[str, str, bool]]:
    return [(omission.what, omission.text, omission.sure) for omission in document.omissions]


RULED = table([["规章", "13"]])
ASIDE = {
    "raised": (RULED + write(170, 690, "2", 5), ("mark", "2", True)),
    "lowered": (RULED + write(170, 684, "2", 5), ("mark", "2", True)),
    "in brackets": (RULED + write(170, 690, "[2]", 4), ("mark", "[2]", True)),
    "a circled digit": (RULED + write(170, 686, "①", 8), ("mark", "①", True)),
    "a sign of a note": (RULED + write(170, 686, "※", 8), ("mark", "※", True)),
    "struck by a line": (
        RULED + write(170, 686, "49", 8) + rule(169, 689, 187, 689), ("struck", "49", True)),
    "struck by a thin rectangle": (
        RULED + write(170, 686, "49", 8) + "169 688.5 18 .8 re f\n", ("struck", "49", True)),
}  # fmt: skip


@pytest.mark.parametrize(("page", "told"), ASIDE.values(), ids=ASIDE)
def test_what_is_set_aside(page: str, told: tuple[str, str, bool], tmp_path: Path):
    document = _read(tmp_path, page)
    assert rows(grids(document)[0]) == [["规章", "13"]]
    assert _told(document) == [told]


DOUBTFUL = {
    "another digit on it": RULED + write(155, 686, "8", 8),
    "a dash on it": RULED + write(154, 686, "—", 8),
    "a smaller digit on the same line": RULED + write(170, 686, "2", 5),
    "a slanted line across": RULED + "153 683 m 171 696 l S\n",
}


@pytest.mark.parametrize("page", DOUBTFUL.values(), ids=DOUBTFUL)
def test_what_nobody_can_tell_is_in_doubt(page: str, tmp_path: Path):
    document = _read(tmp_path, page)
    cell = grids(document)[0].cells[1].at
    assert {(omission.at, omission.sure) for omission in document.omissions} == {(cell, False)}


PLAIN = {
    "underlined": RULED + rule(154, 684, 170, 684),
    "printed twice to look bold": RULED + write(154.3, 686, "13", 8),
    "a label with small words": table([["规章（件）", "13"]]) + write(104, 690, "见备注", 4),
}


@pytest.mark.parametrize("page", PLAIN.values(), ids=PLAIN)
def test_what_is_nothing_of_the_kind(page: str, tmp_path: Path):
    document = _read(tmp_path, page)
    assert rows(grids(document)[0])[0][1] == "13"
    assert not [omission for omission in document.omissions if not omission.sure]
