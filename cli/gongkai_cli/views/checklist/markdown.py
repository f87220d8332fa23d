"""The checklist in Markdown, as tasks to be ticked off in an issue or a chat."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from gongkai.model.assessment import Assessment
from gongkai.model.message import Language, message, render
from gongkai.rulebook.rulebook import Rulebook
from gongkai_cli.result import Result
from gongkai_cli.views.checklist.card import counts, judged_by, notes
from gongkai_cli.views.checklist.lines import ChecklistLine, Sort, lines_of, sort_word
from gongkai_cli.views.checklist.score_row import COLUMNS, ScoreRow, score_row
from gongkai_cli.views.checklist.view import CheckRun
from gongkai_cli.views.checklist.waivers import unmatched_notice
from gongkai_cli.views.presentation import RulebookPresentation
from gongkai_cli.views.wording.places import whose
from gongkai_cli.views.wording.text import escaped, plain

_TASKS: tuple[Sort, ...] = ("fail", "suspect", "doubt", "manual", "reading")
_TOLD: tuple[Sort, ...] = ("waived", "waiver")
_PLACES = 3


def write_markdown(run: CheckRun, shown: RulebookPresentation, stream: TextIO) -> None:
    """The format ``md``: a table of scores, then the tasks file by file."""
    for line in _Checklist(shown.rulebook, shown.language).lines(run):
        stream.write(f"{line}\n")


@dataclass(frozen=True, slots=True)
class _Checklist:
    rulebook: Rulebook
    language: Language

    def lines(self, run: CheckRun) -> Iterator[str]:
        yield f"# {self._say('checklist_title')}"
        yield ""
        yield f"| {' | '.join(self._say(f'column.{name}') for name in COLUMNS)} |"
        yield f"|{'---|' * 2}{'---:|' * (len(COLUMNS) - 2)}"
        for result in run.results:
            yield f"| {' | '.join(self._row(score_row(result, self.language)))} |"
        for result in run.results:
            yield from self._report(result)
        if run.unmatched:
            yield f"\n## {self._say('waivers_unmatched')}\n"
            for waiver in run.unmatched:
                notice = unmatched_notice(waiver, run.results)
                yield f"- {escaped(render(notice, self.language))}"
        yield f"\n{escaped(self._say('own_weights'))}"

    def _row(self, row: ScoreRow) -> Iterator[str]:
        yield escaped(row.source)
        yield escaped(row.body)
        yield str(row.year or "")
        yield "" if row.score is None else plain(row.score)
        yield escaped(row.grade)
        for number in (row.errors, row.warnings, row.doubts, row.doubtful_readings):
            yield "" if number is None else str(number)

    def _report(self, result: Result) -> Iterator[str]:
        found = list(lines_of(result, self.rulebook, self.language))
        yield f"\n## {escaped(whose(result, self.language))}\n"
        if result.assessment is None:
            yield f"- [ ] **{sort_word(found[0].sort, self.language)}** {escaped(found[0].message)}"
            return
        yield from self._card(result.assessment, result.source)
        for sort in _TASKS:
            for line in found:
                if line.sort == sort:
                    yield from self._task(line)
        told = [line for line in found if line.sort in _TOLD]
        if told:
            yield f"\n### {self._say('waivers')}\n"
            for line in told:
                yield f"- {escaped(f'{line.title} {line.waiver or line.message}'.strip())}"

    def _card(self, found: Assessment, source: str) -> Iterator[str]:
        score, grade = found.score.value, found.grade
        if score is None:
            yield f"**{self._say('no_score')}**  "
        else:
            title = grade.title.to(self.language) if grade else self._say("no_grade")
            yield f"**{self._say('score')} {plain(score)}** · {escaped(title)}  "
        yield " · ".join(f"{self._say(key)} {count}" for key, count in counts(found)) + "  "
        yield f"{escaped(judged_by(found, self.rulebook, self.language))}  "
        yield escaped(source)
        for note in notes(found, self.rulebook, self.language):
            yield f"\n> {escaped(note)}"
        yield ""

    def _task(self, line: ChecklistLine) -> Iterator[str]:
        failed = line.sort == "fail"
        word = self._say(f"level.{line.level}") if failed else sort_word(line.sort, self.language)
        cost = f" −{plain(line.taken)}" if line.taken else ""
        title = escaped(line.title or line.message)
        yield f"- [ ] **{word}{cost}** {title}"
        if line.title:
            yield f"  - {escaped(line.message)}"
        for place in line.places[:_PLACES]:
            yield f"  - {escaped(place)}"
        if len(line.places) > _PLACES:
            yield f"  - {escaped(self._say('more_of_them', n=len(line.places) - _PLACES))}"
        for key, text in (("fix", line.fix), ("basis", line.basis)):
            if text:
                yield f"  - {self._say(f'label.{key}')}{self._say('colon')}{escaped(text)}"

    def _say(self, key: str, **values: object) -> str:
        return render(message(f"view.{key}", **values), self.language)
