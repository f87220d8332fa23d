"""A blank form as a Word file: title, opening, six parts with their headings, three tables."""

from io import BytesIO

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from gongkai.model.form import FormSection
from gongkai.writing.blank_form.blank import NUMERALS, Blank
from gongkai.writing.blank_form.word_styles import HINT, SIGNATURE, TEXT, set_up
from gongkai.writing.blank_form.word_table import add_table
from gongkai.writing.package import NO_DAY, dateless
from gongkai.writing.printed_table import print_table

_HINT = "【填写提示：{hint}】"
"""So the rule about left-over hints knows it, and no rule takes it for text of the report."""
_DAY = "【填写成文日期】"


def word_form(blank: Blank) -> bytes:
    """The whole file; the same form gives the same bytes on any day. Hints stand in grey and in
    brackets; cells that cannot be anything but 0 are grey and say so; all others are empty."""
    word = docx.Document()
    set_up(word)
    told = word.core_properties
    told.title, told.author, told.comments = blank.title, "", ""
    told.created = told.modified = NO_DAY
    word.add_paragraph(blank.title, style="Title")
    word.add_paragraph(blank.opening, style=TEXT)
    for section in blank.form.sections:
        _section(section, blank, word)
    for line in (blank.body, _DAY):
        paragraph = word.add_paragraph(line, style=SIGNATURE)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    packed = BytesIO()
    word.save(packed)
    return dateless(packed.getvalue())


def _section(section: FormSection, blank: Blank, word: Document) -> None:
    word.add_paragraph(f"{NUMERALS[section.number - 1]}、{section.heading}", style="Heading 1")
    _hints(blank, section.id, word)
    for number, aspect in zip(NUMERALS, section.aspects, strict=False):
        word.add_paragraph(f"（{number}）{aspect.heading}", style="Heading 2")
        _hints(blank, f"{section.id}.{aspect.id}", word)
    for table in blank.form.tables:
        if table.section == section.id:
            add_table(word, print_table(table), blank.bounds)


def _hints(blank: Blank, place: str, word: Document) -> None:
    for hint in blank.hints[place]:
        word.add_paragraph(_HINT.format(hint=hint), style=HINT)
