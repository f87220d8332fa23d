"""Every trial report at hand is read, with its tables whole."""

import json
from pathlib import Path

import pytest

from gongkai.readers import read
from gongkai.readers.office.finding import find_office
from readers.docx_file import grids, rows, texts
from support.corpus import corpus_files

WITH_TABLES = [path for suffix in ("html", "docx", "doc", "wps", "odt")
               for path in corpus_files(f"forms/*.{suffix}")]  # fmt: skip
PLAIN = [*corpus_files("*.txt"), *corpus_files("forms/*.txt"), *corpus_files("layouts/*.txt")]
WORKBOOKS = corpus_files("forms/xl_*")


@pytest.mark.parametrize("path", WITH_TABLES, ids=lambda path: path.name)
def test_pages_and_word_files(path: Path):
    document = read(path)
    assert any("总体情况" in text for text in texts(document))
    cells = sum(cell.text.strip().isdigit() for grid in grids(document) for cell in grid.cells)
    # One of the files has its cells as paragraphs, some print zeros as dashes or numbers as text.
    assert cells > 60 or sum(text.isdigit() for text in texts(document)) > 150


@pytest.mark.parametrize("path", PLAIN, ids=lambda path: path.name)
def test_text_files(path: Path):
    assert read(path).blocks


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.name)
def test_workbooks(path: Path):
    document = read(path)
    assert len(grids(document)) == 3
    cells = [cell for grid in grids(document) for cell in grid.cells]
    assert sum(cell.text.isdigit() for cell in cells) > 190
    assert all(cell.at.sheet and cell.at.row and cell.at.column for cell in cells)


@pytest.mark.parametrize("path", corpus_files("forms/*.doc"), ids=lambda path: path.name)
def test_a_doc_is_read_as_its_docx_is(path: Path):
    assert read(path).blocks == read(path.with_suffix(".docx")).blocks


@pytest.mark.skipif(find_office("") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("path", corpus_files("forms/*.rtf"), ids=lambda path: path.name)
def test_rich_text_is_read_as_its_docx_is(path: Path):
    ours, theirs = read(path), read(path.with_suffix(".docx"))
    assert texts(ours) == texts(theirs)
    assert [rows(grid) for grid in grids(ours)] == [rows(grid) for grid in grids(theirs)]


def test_the_excerpts_of_real_pages_are_text(tmp_path: Path):
    for found in corpus_files("pages.jsonl"):
        for line in found.read_text(encoding="utf-8").splitlines():
            excerpt = json.loads(line)["excerpt"]
            if not excerpt.strip():
                continue
            for encoding in ("utf-8", "gb18030"):
                path = tmp_path / "excerpt.txt"
                path.write_bytes(excerpt.encode(encoding))
                document = read(path)
                assert document.format == "txt"
                assert document.encoding == encoding or excerpt.isascii()
