"""The foot of a page: whose checklist it is, which page of how many."""

import re
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH

from gongkai_cli.views.checklist.docx.look import element
from gongkai_cli.views.printable import printable

_FIELD = re.compile(r"(\{page\}|\{pages\})")
_CODES = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


def set_footer(section: Any, whose: str, pages: str) -> None:
    """``pages`` is the wording with ``{page}`` and ``{pages}`` in it."""
    section.footer.is_linked_to_previous = False
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(printable(f"{whose}　"))
    for piece in _FIELD.split(pages):
        if piece in _CODES:
            _add_field(paragraph, _CODES[piece])
        else:
            paragraph.add_run(piece)


def _add_field(paragraph: Any, code: str) -> None:
    field = element("w:fldSimple", instr=code)
    run = element("w:r")
    text = element("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
