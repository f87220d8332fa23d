"""The checklist of one report: whose, what score, every rule, what else there is, signatures."""

import io
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from docx.enum.section import WD_SECTION

from gongkai.model.assessment import Assessment
from gongkai.model.message import Language, message, render
from gongkai.model.verdict import Status, Verdict
from gongkai.model.version import VERSION
from gongkai.rulebook.rulebook import Rulebook
from gongkai.writing.package import dateless
from gongkai_cli.result import Result
from gongkai_cli.views.checklist.card import counts, judged_by, notes
from gongkai_cli.views.checklist.docx.grid import GREY, HEAD, Filling, add_grid, add_row
from gongkai_cli.views.checklist.docx.look import HEADING, TEXT, TITLE, blank_document, set_footer
from gongkai_cli.views.checklist.lines import ChecklistLine, Sort, lines_of, sort_word
from gongkai_cli.views.checklist.view import CheckRun
from gongkai_cli.views.checklist.waivers import unmatched_notice
from gongkai_cli.views.presentation import RulebookPresentation
from gongkai_cli.views.wording.places import whose
from gongkai_cli.views.wording.text import plain, printable

_CARD = (2.4, 7.2, 2.4, 5.4)
_RULES = (1.2, 3.4, 4.2, 1.6, 4.8, 2.2)
_SIGNATURES = (2.4, 6.3, 2.4, 6.3)
_BESIDE: tuple[Sort, ...] = ("suspect", "reading", "waiver")
_PLACES = 5
_COLOURS: dict[Status, str] = {"fail": "F8CBAD", "doubt": "FFEB9C", "manual": "E4DFEC"}


class ReportPages:
    """Writes the pages of one report at the end of a document."""

    def __init__(self, word: Any, rulebook: Rulebook, language: Language) -> None:
        self.word = word
        self.rulebook = rulebook
        self.language: Language = language

    def add(self, result: Result) -> None:
        """A file that could not be judged has a page that says why."""
        self.word.add_paragraph(self._say("signed.title"), style=TITLE)
        if result.assessment is None:
            self._text(f"{self._say('column.file')}{self._say('colon')}{result.source}")
            word = self._say("crashed" if result.crashed else "unreadable")
            self._text(
                f"{word}{self._say('colon')}{render(result.error, self.language)}", bold=True
            )
            return
        found = list(lines_of(result, self.rulebook, self.language))
        self._card(result.assessment, result.source)
        self._rules(result.assessment, {line.rule: line for line in found if line.title})
        self._beside([line for line in found if line.sort in _BESIDE])
        self._signatures()

    def _card(self, found: Assessment, source: str) -> None:
        score, grade = found.score.value, found.grade
        year = str(found.year) if found.year else self._say("year_unknown")
        table = add_grid(self.word, _CARD)
        for texts in (
            (self._say("column.body"), found.body.name or self._say("body_unknown"),
             self._say("column.year"), year),
            (self._say("score"), plain(score) if score is not None else self._say("no_score"),
             self._say("column.grade"),
             grade.title.to(self.language) if grade else self._say("no_grade")),
            (self._say("column.judged_by"), judged_by(found, self.rulebook, self.language)),
            (self._say("column.file"), f"{source}\nSHA-256 {found.provenance.source_sha256}"),
            (self._say("sheet.findings"),
             "　".join(f"{self._say(key)} {count}" for key, count in counts(found))),
        ):  # fmt: skip
            add_row(table, [Filling(text) for text in texts])
        for note in notes(found, self.rulebook, self.language):
            self._text(note, bold=True)
        self._text(self._say("own_weights"))

    def _rules(self, found: Assessment, lines: dict[str, ChecklistLine]) -> None:
        """Every rule, under the heading of its part, numbered through."""
        table = add_grid(self.word, _RULES)
        heads = ("signed.number", "column.rule", "column.basis", "column.status", "column.found",
                 "signed.mended")  # fmt: skip
        add_row(table, [Filling(self._say(key), True, HEAD) for key in heads], head=True)
        number = 0
        for part in self.rulebook.parts:
            own = [verdict for verdict in found.verdicts if verdict.part == part.id]
            if own:
                title = Filling(part.title.to(self.language), bold=True, fill=GREY)
                add_row(table, [title], keep=True)
            for verdict in own:
                number += 1
                add_row(table, self._rule(number, verdict, lines[verdict.rule]))

    def _rule(self, number: int, verdict: Verdict, line: ChecklistLine) -> Sequence[Filling]:
        status = sort_word(line.sort, self.language)
        if verdict.status == "fail":
            status += f"\n{self._say(f'level.{verdict.level}')}"
            status += f" −{plain(line.taken)}" if line.taken else ""
        return (
            Filling(str(number)),
            Filling(line.title),
            Filling(line.basis),
            Filling(status, fill=_COLOURS.get(verdict.status, "")),
            Filling("\n".join(self._found(line))),
            Filling(""),
        )

    def _found(self, line: ChecklistLine) -> Iterator[str]:
        yield line.waiver or line.message
        if line.sort in ("pass", "not_applicable"):
            return
        yield from line.places[:_PLACES]
        if len(line.places) > _PLACES:
            yield self._say("more_of_them", n=len(line.places) - _PLACES)
        if line.fix:
            yield f"{self._say('label.fix')}{self._say('colon')}{line.fix}"

    def _beside(self, lines: Sequence[ChecklistLine]) -> None:
        if not lines:
            return
        self.word.add_paragraph(self._say("signed.beside"), style=HEADING)
        for line in lines:
            places = self._say("comma").join(line.places[:_PLACES])
            self._text(f"{sort_word(line.sort, self.language)}{self._say('colon')}"
                       f"{line.message} {places}".rstrip())  # fmt: skip

    def _signatures(self) -> None:
        """Empty, to be filled in by hand; never apart from each other."""
        self.word.add_paragraph("", style=TEXT)
        table = add_grid(self.word, _SIGNATURES)
        for left, right in (("clerk", "reviewer"), ("leader", "day")):
            day = self._say("signed.date") if right == "day" else ""
            labels = [f"\n{self._say(f'signed.{one}')}\n" for one in (left, right)]
            cells = (labels[0], "", labels[1], f"\n{day}")
            add_row(table, [Filling(text) for text in cells], keep=right != "day")

    def _text(self, text: str, *, bold: bool = False) -> None:
        self.word.add_paragraph(style=TEXT).add_run(printable(text)).bold = bold

    def _say(self, key: str, **values: object) -> str:
        return render(message(f"view.{key}", **values), self.language)


def write_word(run: CheckRun, shown: RulebookPresentation, stream: BinaryIO) -> None:
    """The format ``docx``: one document over all files, each from a new page on."""
    results, language = run.results, shown.language
    word = blank_document(_say("signed.title", language), f"gongkai {VERSION}")
    pages = ReportPages(word, shown.rulebook, language)
    for number, result in enumerate(results):
        section = word.sections[0] if number == 0 else word.add_section(WD_SECTION.NEW_PAGE)
        set_footer(section, whose(result, language), _say("signed.pages", language))
        pages.add(result)
    for waiver in run.unmatched:
        notice = render(unmatched_notice(waiver, results), language)
        word.add_paragraph(printable(notice), style=TEXT)
    packed = io.BytesIO()
    word.save(packed)
    stream.write(dateless(packed.getvalue()))


def _say(key: str, language: Language) -> str:
    return render(message(f"view.{key}"), language)
