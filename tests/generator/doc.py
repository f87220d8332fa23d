"""Reports as binary Word documents."""

from collections.abc import Iterator
from typing import Unpack

from generator.cells import Printed
from generator.prose import Heading, Told, report_blocks
from generator.sheet import Sheet
from gongkai.model.form import Form
from readers.doc_file import Part, doc_bytes, p, row

_WIDE = 900
_BEGINS, _GOES_ON = 3, 1


def render_doc(form: Form, cells: Printed, **told: Unpack[Told]) -> bytes:
    """A whole doc file; ``told`` goes to ``report_blocks``."""
    return doc_bytes(list(doc_parts(form, cells, **told)))


def doc_parts(form: Form, cells: Printed, **told: Unpack[Told]) -> Iterator[Part]:
    """The paragraphs and cells of the report."""
    for block in report_blocks(form, cells, **told):
        match block:
            case Sheet():
                yield from _rows(block)
            case Heading():
                yield p(block.text)
            case _:
                yield p(block)


def _rows(table: Sheet) -> Iterator[Part]:
    for line in table.lines():
        edges = [_WIDE * box.column for box in line] + [_WIDE * table.columns]
        texts = ["" if box.goes_on else box.slot.text for box in line]
        down = [_GOES_ON if box.goes_on else _BEGINS if box.slot.rowspan > 1 else 0 for box in line]
        yield from row(edges, *texts, down=down)
