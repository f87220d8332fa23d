"""Remarks in words, as they stand in the margin of the author's own file."""

from gongkai.model.assessment import Assessment
from gongkai.model.message import Language, message, render
from gongkai.model.observation import Evidence
from gongkai.model.report import Doubt
from gongkai.model.verdict import Verdict
from gongkai.rulebook.rulebook import Rulebook
from gongkai.writing.annotation.remarks import MOST_PLACES, Note, Remark
from gongkai_cli.views.wording.places import basis_line, cell_name
from gongkai_cli.views.wording.text import plain

_QUOTE = 60


def note_of(remark: Remark, assessment: Assessment, rulebook: Rulebook, language: Language) -> Note:
    """What is wrong, what it costs, how to mend it and by what authority; at further places of the
    same finding only what is found there."""
    lines = _Lines(assessment, rulebook, language)
    told = lines.following(remark) if remark.follow else lines.full(remark)
    return Note(remark.places, remark.quote, tuple(line for line in told if line))


class _Lines:
    def __init__(self, assessment: Assessment, rulebook: Rulebook, language: Language) -> None:
        self._assessment = assessment
        self._rulebook = rulebook
        self._language: Language = language

    def full(self, remark: Remark) -> list[str]:
        about = remark.about
        if isinstance(about, Doubt):
            head = self._head(self._say("status.doubt"), self._say("note.unsure"))
            told = [head, self._put(about.message)]
        else:
            basis = basis_line(about.basis, self._assessment.form, self._rulebook, self._language)
            fix = about.fix.to(self._language)
            told = [
                self._head(self._rank(about), about.title.to(self._language), self._cost(about)),
                self._put(about.message),
                self._suspicion(about),
                self._say("note.fix", text=fix) if fix else "",
                self._say("note.basis", text=basis) if basis else "",
            ]
        if remark.unmarked:
            told.append(self._say("note.unmarked", most=MOST_PLACES, n=remark.unmarked))
        return told

    def following(self, remark: Remark) -> list[str]:
        about = remark.about
        title = self._say("note.unsure") if isinstance(about, Doubt) else self._put(about.title)
        return [self._say("note.same", title=title), self._found(remark.found)]

    def _found(self, found: object) -> str:
        if not isinstance(found, Evidence):
            return self._put(found) if found else ""
        if found.cell is None:
            text = " ".join(found.raw.split())
            return text if len(text) <= _QUOTE else f"{text[:_QUOTE]}…"
        form = self._rulebook.form(self._assessment.form)
        name = cell_name(found.cell, form, self._language)
        return f"{name} {found.raw.strip() or self._say('blank')}"

    def _head(self, rank: str, title: str, cost: str = "") -> str:
        return self._say("note.head", rank=rank, title=title) + cost

    def _rank(self, verdict: Verdict) -> str:
        failed = verdict.status == "fail"
        return self._say(f"level.{verdict.level}" if failed else f"status.{verdict.status}")

    def _cost(self, verdict: Verdict) -> str:
        trail = self._assessment.score.trail
        taken = next((entry.taken for entry in trail if entry.rule == verdict.rule), None)
        return self._say("note.cost", n=plain(taken)) if taken else ""

    def _suspicion(self, verdict: Verdict) -> str:
        """Which cell is probably the wrong one, where that explains what this verdict is about and
        the way to mend it does not say so."""
        for suspect in self._assessment.suspects:
            told = self._put(suspect.message)
            if set(suspect.breaches) & set(verdict.breaches) and told not in self._put(verdict.fix):
                return told
        return ""

    def _say(self, key: str, **values: object) -> str:
        return self._put(message(f"view.{key}", **values))

    def _put(self, item: object) -> str:
        return render(item, self._language)
