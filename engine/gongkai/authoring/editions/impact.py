"""Whose score, grade or verdicts would change: an archive of reports judged by two editions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from gongkai.authoring.editions.edition import Edition
from gongkai.check import check
from gongkai.model.assessment import Assessment
from gongkai.model.errors import RuleFileError, UnreadableFile
from gongkai.model.message import Message, message
from gongkai.model.report import Report
from gongkai.model.verdict import Status
from gongkai.read_report import report_of
from gongkai.readers import read
from gongkai.rulebook.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Turn:
    """A rule whose verdict changed; None where an edition has no such rule."""

    rule: str
    before: Status | None
    after: Status | None


@dataclass(frozen=True, slots=True)
class Effect:
    """One report under both editions."""

    source: str
    before: Assessment
    after: Assessment
    turns: tuple[Turn, ...]

    @property
    def change(self) -> Decimal:
        """What the score gains or loses; 0 where one of them has none."""
        one, other = self.before.score.value, self.after.score.value
        return Decimal(0) if one is None or other is None else other - one

    @property
    def regraded(self) -> bool:
        return _grade(self.before) != _grade(self.after)

    @property
    def differs(self) -> bool:
        scores = (self.before.score.value, self.after.score.value)
        return bool(self.turns) or self.regraded or scores[0] != scores[1]

    @property
    def weight(self) -> tuple[Decimal, bool, int]:
        """How much it changes, for sorting."""
        return abs(self.change), self.regraded, len(self.turns)


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be judged. ``skipped`` where it can be read, but is no annual
    report."""

    source: str
    reason: Message
    skipped: bool = False


def report_files(folder: Path) -> tuple[Path, ...]:
    """All files below a folder by name, without hidden ones."""
    inside = (path for path in folder.rglob("*") if path.is_file())
    return tuple(
        sorted(
            path
            for path in inside
            if not any(part.startswith(".") for part in path.relative_to(folder).parts)
        )
    )


def impact(files: Iterable[Path], before: Edition, after: Edition) -> Iterator[Effect | Failure]:
    """Every file in turn, judged by both editions or with the reason why not."""
    alike = _recognised_by(before.rulebook) == _recognised_by(after.rulebook)
    for file in files:
        try:
            document = read(file)
            one = report_of(document, before.rulebook)
            other = one if alike else report_of(document, after.rulebook)
            if not one.sections and not other.sections:
                yield Failure(str(file), message("diff.no_report"), skipped=True)
                continue
            yield _effect(str(file), _judged(one, before), _judged(other, after))
        except UnreadableFile as error:
            yield Failure(str(file), error.message)
        except RuleFileError:
            raise
        except Exception as error:
            fault = f"{type(error).__name__}: {error}"
            yield Failure(str(file), message("diff.crashed", fault=fault))


def _recognised_by(rulebook: Rulebook) -> object:
    return rulebook.forms, rulebook.bodies, rulebook.wordings.parts


def _judged(report: Report, edition: Edition) -> Assessment:
    return check(report, edition.rulebook, as_of=edition.day)


def _effect(source: str, before: Assessment, after: Assessment) -> Effect:
    return Effect(source, before, after, tuple(_turns(_statuses(before), _statuses(after))))


def _turns(before: Mapping[str, Status], after: Mapping[str, Status]) -> Iterator[Turn]:
    """Where the statuses differ; a rule that comes or goes without applying changes nothing."""
    for rule in dict.fromkeys((*after, *before)):
        one, other = before.get(rule), after.get(rule)
        if one != other and {one, other} != {None, "not_applicable"}:
            yield Turn(rule, one, other)


def _statuses(assessment: Assessment) -> Mapping[str, Status]:
    return {verdict.rule: verdict.status for verdict in assessment.verdicts}


def _grade(assessment: Assessment) -> str | None:
    return assessment.grade.id if assessment.grade else None
