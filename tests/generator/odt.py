"""Reports as OpenDocument texts."""

from html import escape
from typing import Unpack

from generator.cells import Printed
from generator.prose import Heading, Told, report_blocks
from generator.sheet import Sheet, Slot
from gongkai.model.form import Form
from readers.odt_file import covered, odt_bytes, p, tbl, tc


def render_odt(form: Form, cells: Printed, **told: Unpack[Told]) -> bytes:
    """A whole odt file; ``told`` goes to ``report_blocks``."""
    return odt_bytes("".join(map(_block, report_blocks(form, cells, **told))))


def _block(block: Heading | str | Sheet) -> str:
    match block:
        case Sheet():
            return tbl(*(("".join(map(_cell, line))) for line in block.matrix()))
        case Heading():
            level = f'text:outline-level="{block.level}"'
            return f"<text:h {level}>{escape(block.text)}</text:h>"
        case _:
            return p(escape(block))


def _cell(slot: Slot | None) -> str:
    return tc(escape(slot.text), slot.colspan, slot.rowspan) if slot else covered()
