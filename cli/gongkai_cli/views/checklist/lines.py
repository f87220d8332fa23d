"""Everything that a run says of its files, line by line and in words, for tables and lists."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from gongkai.model.assessment import Assessment, Suspect
from gongkai.model.location import NOWHERE
from gongkai.model.message import Language, message, render
from gongkai.model.observation import Evidence
from gongkai.model.report import Doubt
from gongkai.model.rule import Level
from gongkai.model.verdict import Status, Verdict
from gongkai.model.waiver import Waiver
from gongkai.rulebook.rulebook import Rulebook
from gongkai_cli.result import Result
from gongkai_cli.views.checklist.parts import parts_of
from gongkai_cli.views.checklist.waivers import unmatched_notice
from gongkai_cli.views.wording.places import basis_line, in_words, telling, where

Sort = Status | Literal["unreadable", "crashed", "reading", "suspect", "waiver"]
"""The status of a verdict; ``unreadable`` and ``crashed``: a file without verdicts; ``reading``: a
doubt of the reader; ``suspect``: which cell is the wrong one; ``waiver``: one that expired, was
not used or was about none of the files."""

_WORDS: dict[Sort, str] = {"reading": "doubts", "suspect": "suspect", "waiver": "waivers"}


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One thing said of one file. ``points`` is what the rule is worth, ``taken`` what it takes
    from 100; both are None where the line is not about a rule. Texts that do not apply are
    empty."""

    source: str
    sort: Sort
    message: str
    body: str = ""
    year: int | None = None
    part: str = ""
    rule: str = ""
    title: str = ""
    level: Level | None = None
    points: Decimal | None = None
    taken: Decimal | None = None
    places: tuple[str, ...] = ()
    fix: str = ""
    basis: str = ""
    waiver: str = ""


def sort_word(sort: Sort, language: Language) -> str:
    """A sort of line as a heading or a cell names it."""
    known = sort in ("unreadable", "crashed")
    key = sort if known else _WORDS.get(sort, f"status.{sort}")
    return render(message(f"view.{key}"), language)


def lines(
    results: Sequence[Result],
    rulebook: Rulebook,
    language: Language,
    unmatched: Iterable[Waiver] = (),
) -> Iterator[ChecklistLine]:
    """The files in the order given, none left out: of each what asks for a hand, then the rest,
    then what the reader was not sure of; last the waivers that no file was about."""
    for result in results:
        yield from lines_of(result, rulebook, language)
    yield from unmatched_lines(unmatched, results, language)


def unmatched_lines(
    unmatched: Iterable[Waiver], results: Sequence[Result], language: Language
) -> Iterator[ChecklistLine]:
    """The waivers that no file was about."""
    for waiver in unmatched:
        notice = render(unmatched_notice(waiver, results), language)
        yield ChecklistLine("", "waiver", notice, waiver.body, waiver.year, rule=waiver.rule)


def lines_of(result: Result, rulebook: Rulebook, language: Language) -> Iterator[ChecklistLine]:
    """What is said of one file."""
    if result.assessment is None:
        sort: Sort = "crashed" if result.crashed else "unreadable"
        yield ChecklistLine(result.source, sort, render(result.error, language))
        return
    found = result.assessment
    parts = tuple(parts_of(found, rulebook))
    asking = [one for part in parts for one in part.asking]
    rest = [one for part in parts for one in (*part.passed, *part.silent)]
    say = _LineWriter(found, rulebook, language)
    about = ChecklistLine(result.source, "pass", "", found.body.name or "", found.year)
    yield from (say.judged(about, one) for one in asking)
    yield from (say.suspected(about, one) for one in found.suspects)
    yield from (say.judged(about, one) for one in rest)
    yield from (say.doubted(about, one) for one in found.doubts)
    for use in found.waivers:
        if use.state != "applied":
            said = render(use.describe(), language)
            yield replace(about, sort="waiver", rule=use.waiver.rule, message=said)


@dataclass(frozen=True, slots=True)
class _LineWriter:
    """Fills the line of a file with what is said in its assessment."""

    assessment: Assessment
    rulebook: Rulebook
    language: Language

    def judged(self, about: ChecklistLine, verdict: Verdict) -> ChecklistLine:
        form, language = self.rulebook.form(self.assessment.form), self.language
        parts = {part.id: part.title.to(language) for part in self.rulebook.parts}
        trail = {entry.rule: entry.taken for entry in self.assessment.score.trail}
        return replace(
            about,
            sort=verdict.status,
            message=render(verdict.message, language),
            part=parts.get(verdict.part, verdict.part),
            rule=verdict.rule,
            title=verdict.title.to(language),
            level=verdict.level,
            points=verdict.points,
            taken=trail.get(verdict.rule, Decimal(0)),
            places=tuple(in_words(one, form, language) for one in telling(verdict.evidence)),
            fix=verdict.fix.to(language) if verdict.is_finding else "",
            basis=basis_line(verdict.basis, form.id, self.rulebook, language),
            waiver=render(verdict.waived_by, language) if verdict.waived_by else "",
        )

    def suspected(self, about: ChecklistLine, suspect: Suspect) -> ChecklistLine:
        form, language = self.rulebook.form(self.assessment.form), self.language
        evidence = (Evidence(one.at, one.cell, one.raw, one.value) for one in suspect.candidates)
        return replace(
            about,
            sort="suspect",
            message=render(suspect.message, language),
            part=self._part(suspect.table),
            places=tuple(in_words(one, form, language) for one in evidence),
        )

    def doubted(self, about: ChecklistLine, doubt: Doubt) -> ChecklistLine:
        return replace(
            about,
            sort="reading",
            message=render(doubt.message, self.language),
            part=self._part(doubt.about or ""),
            places=(where(doubt.at, self.language),) if doubt.at != NOWHERE else (),
        )

    def _part(self, id_: str) -> str:
        """The title of a part; empty where it is about something else of the report."""
        found = (part.title for part in self.rulebook.parts if part.id == id_)
        return render(next(found, ""), self.language)
