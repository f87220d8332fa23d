"""The checklist as a Word document to be printed, filled in and signed (自查表)."""

import io
from collections.abc import Sequence
from typing import BinaryIO

from docx.enum.section import WD_SECTION

from gongkai.message import Language, message, render
from gongkai.packing import dateless
from gongkai.rulebook.rulebook import Rulebook
from gongkai.version import VERSION
from gongkai.waiver import Waiver
from gongkai_cli.checked import Checked
from gongkai_cli.views.docx.footing import set_footer
from gongkai_cli.views.docx.look import TEXT, blank_document
from gongkai_cli.views.docx.report import ReportPages
from gongkai_cli.views.printable import printable
from gongkai_cli.views.waivers import unmatched_notice


class WordChecklist:
    """The view ``--format docx``: one document over all files, each from a new page on, written
    when all are judged."""

    def __init__(self, stream: BinaryIO, rulebook: Rulebook, language: Language) -> None:
        self.stream = stream
        self.rulebook = rulebook
        self.language: Language = language
        self.results: list[Checked] = []

    def show(self, result: Checked) -> None:
        self.results.append(result)

    def close(self, unmatched: Sequence[Waiver] = ()) -> None:
        word = blank_document(self._say("signed.title"), f"gongkai {VERSION}")
        pages = ReportPages(word, self.rulebook, self.language)
        for number, result in enumerate(self.results):
            section = word.sections[0] if number == 0 else word.add_section(WD_SECTION.NEW_PAGE)
            set_footer(section, self._whose(result), self._say("signed.pages"))
            pages.add(result)
        for waiver in unmatched:
            notice = render(unmatched_notice(waiver, self.results), self.language)
            word.add_paragraph(printable(notice), style=TEXT)
        packed = io.BytesIO()
        word.save(packed)
        self.stream.write(dateless(packed.getvalue()))

    def _whose(self, result: Checked) -> str:
        found = result.assessment
        if found is None:
            return result.source
        year = self._say("of_year", year=found.year) if found.year else self._say("year_unknown")
        return f"{found.body.name or self._say('body_unknown')} · {year}"

    def _say(self, key: str, **values: object) -> str:
        return render(message(f"view.{key}", **values), self.language)
