"""The look of the document: A4, and typefaces by the names that Word and WPS know."""

import re
from importlib import import_module
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from gongkai_cli.views.wording.text import printable

TITLE, HEADING, TEXT, CELL = "Title", "Heading 2", "Normal", "Cell"

_LATIN = "Times New Roman"
_MARGIN = Cm(1.8)
_FACES = {TITLE: ("宋体", 18), HEADING: ("宋体", 12), TEXT: ("仿宋", 10.5), CELL: ("宋体", 9)}


def blank_document(title: str, author: str) -> Any:
    """An empty document on A4 in these styles, which says nothing of when it was made."""
    word: Any = Document()
    word.styles.add_style(CELL, WD_STYLE_TYPE.PARAGRAPH).base_style = word.styles[TEXT]
    for name, (face, size) in _FACES.items():
        _style(word.styles[name], face, size)
    word.styles[TITLE].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    word.styles[TITLE].font.bold = True
    for name, room in ((TEXT, 4), (CELL, 1)):
        around = word.styles[name].paragraph_format
        around.space_before = around.space_after = Pt(room)
        around.line_spacing = 1
    for border in word.styles[TITLE].element.pPr.findall(qn("w:pBdr")):
        word.styles[TITLE].element.pPr.remove(border)
    told = word.core_properties
    told.title, told.author, told.comments, told.keywords = title, author, "", ""
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = _MARGIN
    return word


def element(name: str, **attributes: str) -> Any:
    """A piece of the markup that python-docx has no word for."""
    made: Any = import_module("docx.oxml").OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _style(style: Any, face: str, size: float) -> None:
    style.font.name, style.font.size = _LATIN, Pt(size)
    style.font.color.rgb = None
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for theme in [one for one in fonts.attrib if one.endswith("Theme")]:
        del fonts.attrib[theme]
    fonts.set(qn("w:eastAsia"), face)


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
