"""Makes the mended copy of a file and makes sure that nothing else in it changed."""

import io
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from zipfile import ZipFile

from gongkai.model.document import Document, Grid, Paragraph
from gongkai.model.errors import GongkaiError
from gongkai.model.location import Location
from gongkai.model.message import message
from gongkai.readers import read_content
from gongkai.readers.opening import Content
from gongkai.writing.mending.mend import CellMend, MendedCopy
from gongkai.writing.mending.word import mend_word
from gongkai.writing.mending.workbook import mend_workbook

WRITERS: Mapping[str, Callable[[Content, Sequence[CellMend]], MendedCopy]] = {
    "docx": mend_word,
    "xlsx": mend_workbook,
}
"""By format: what writes mends into it."""


def mended(content: Content, mends: Sequence[CellMend]) -> MendedCopy:
    """The copy with the mends that could be written. It is read again: GongkaiError where any
    place but those prints something else than before, or another part of the package changed."""
    made = WRITERS[content.format](content, mends)
    expected = _texts(read_content(content))
    for mend in made.written:
        expected[mend.at] = [mend.new]
    found = _texts(read_content(replace(content, data=made.data)))
    wrong = [at for at in expected.keys() | found.keys() if expected.get(at) != found.get(at)]
    if wrong or len(_changed(content.data, made.data)) > len({one.at.sheet for one in mends}):
        place = min(wrong, key=repr) if wrong else message("mend.package")
        raise GongkaiError(message("mend.not_proved", place=place))
    return made


def _texts(document: Document) -> dict[Location, list[str]]:
    texts: dict[Location, list[str]] = defaultdict(list)
    for block in document.blocks:
        if isinstance(block, Grid):
            for cell in block.cells:
                if cell.text.strip():
                    texts[cell.at].append(cell.text.strip())
        elif isinstance(block, Paragraph):
            texts[block.at].append(block.text)
    return texts


def _changed(old: bytes, new: bytes) -> list[str]:
    """The parts of a package that are not the same bytes."""
    with ZipFile(io.BytesIO(old)) as before, ZipFile(io.BytesIO(new)) as after:
        names = dict.fromkeys((*before.namelist(), *after.namelist()))
        both = set(before.namelist()) & set(after.namelist())
        return [n for n in names if n not in both or before.read(n) != after.read(n)]
