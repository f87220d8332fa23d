"""The checklist as a Word document to be printed, filled in and signed (自查表)."""

import io
from typing import BinaryIO

from docx.enum.section import WD_SECTION

from gongkai.model.message import Language, message, render
from gongkai.model.version import VERSION
from gongkai.writing.packing import dateless
from gongkai_cli.views.docx.footing import set_footer
from gongkai_cli.views.checklist.docx.look import TEXT, blank_document
from gongkai_cli.views.checklist.docx.report import ReportPages
from gongkai_cli.views.gathered import Gathered
from gongkai_cli.views.printable import printable
from gongkai_cli.views.waivers import unmatched_notice
from gongkai_cli.views.whose import whose


def write_word(gathered: Gathered, stream: BinaryIO) -> None:
    """The format ``docx``: one document over all files, each from a new page on."""
    results, language = gathered.results, gathered.language
    word = blank_document(_say("signed.title", language), f"gongkai {VERSION}")
    pages = ReportPages(word, gathered.rulebook, language)
    for number, result in enumerate(results):
        section = word.sections[0] if number == 0 else word.add_section(WD_SECTION.NEW_PAGE)
        set_footer(section, whose(result, language), _say("signed.pages", language))
        pages.add(result)
    for waiver in gathered.unmatched:
        notice = render(unmatched_notice(waiver, results), language)
        word.add_paragraph(printable(notice), style=TEXT)
    packed = io.BytesIO()
    word.save(packed)
    stream.write(dateless(packed.getvalue()))


def _say(key: str, language: Language) -> str:
    return render(message(f"view.{key}"), language)
