"""Reports in traditional characters, read as if they were written in simplified ones."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from gongkai.model.document import Block, Document, Grid, Paragraph
from gongkai.model.message import message
from gongkai.model.report import Doubt

_FILE = Path(__file__).with_name("traditional.txt")
_FEWEST = 12
_SHARE = 40
"""One traditional character in so many is no slip, and no name that is written so."""
_PLACES = ("title", "preamble", "overview", "disclosure", "requests", "disputes", "problems",
           "other", "closing")  # fmt: skip


def simplified(document: Document) -> tuple[Document, tuple[Doubt, ...]]:
    """The document in simplified characters, with a doubt on all its prose; any other document as
    it is. Places stay."""
    text = "".join(_texts(document))
    found = sum(text.count(sign) for sign in _pairs().keys() & set(text))
    if found < _FEWEST or found * _SHARE < len(text):
        return document, ()
    table = str.maketrans(dict(_pairs()))
    blocks = tuple(_simplified(block, table) for block in document.blocks)
    title = document.title and document.title.translate(table)
    doubt = Doubt(message("doubt.traditional"), about="document", unread=_PLACES)
    return replace(document, blocks=blocks, title=title), (doubt,)


def _simplified(block: Block, table: Mapping[int, str]) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, text=block.text.translate(table))
    if isinstance(block, Grid):
        cells = (replace(cell, text=cell.text.translate(table)) for cell in block.cells)
        return replace(block, cells=tuple(cells))
    return block


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Grid):
            yield from (cell.text for cell in block.cells)


@cache
def _pairs() -> Mapping[str, str]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    told = (pair for line in lines if not line.startswith("#") for pair in line.split())
    return {pair[0]: pair[1] for pair in told}
