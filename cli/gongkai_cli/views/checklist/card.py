"""What the head of a checklist says of one report: counts, by what it was judged, and notes."""

from collections import Counter
from collections.abc import Iterator

from gongkai.model.assessment import Assessment
from gongkai.model.message import Language, Message, message, render
from gongkai.rulebook.rulebook import Rulebook
from gongkai_cli.views.wording.text import percent

_ONLY_IF_ANY = ("level.info", "doubts", "status.waived")


def counts(assessment: Assessment) -> Iterator[tuple[str, int]]:
    """Words of the catalogue (behind ``view.``) and how many verdicts, or doubts of the reader,
    they stand for; what seldom occurs is left out where there is none."""
    failed = Counter(verdict.level for verdict in assessment.verdicts if verdict.status == "fail")
    status = Counter(verdict.status for verdict in assessment.verdicts)
    for key, count in (
        ("level.error", failed["error"]),
        ("level.warning", failed["warning"]),
        ("level.info", failed["info"]),
        ("status.doubt", status["doubt"]),
        ("doubts", len(assessment.doubts)),
        ("status.manual", status["manual"]),
        ("status.waived", status["waived"]),
        ("status.pass", status["pass"]),
        ("status.not_applicable", status["not_applicable"]),
    ):
        if count or key not in _ONLY_IF_ANY:
            yield key, count


def judged_by(assessment: Assessment, rulebook: Rulebook, language: Language) -> str:
    """Form, profile and rule set."""
    origin = assessment.provenance
    profile = rulebook.profiles.get(origin.profile)
    told = message(
        "view.judged_by",
        form=rulebook.form(assessment.form).title,
        profile=profile.title if profile else origin.profile,
        version=origin.rules_version,
        sha256=origin.rules_sha256[:8],
    )
    return render(told, language)


def notes(assessment: Assessment, rulebook: Rulebook, language: Language) -> list[str]:
    """By the rules of which day, why there is no grade, or which rule caps it."""
    found = [_day(assessment, rulebook)]
    profile = rulebook.profiles.get(assessment.provenance.profile)
    score = assessment.score
    if profile and score.value is not None and score.judged < profile.judged_at_least:
        judged, least = percent(score.judged), percent(profile.judged_at_least)
        found.append(message("view.too_little", judged=judged, least=least))
    if assessment.vetoed_by:
        titles = {verdict.rule: verdict.title for verdict in assessment.verdicts}
        rules = tuple(titles.get(rule, rule) for rule in assessment.vetoed_by)
        found.append(message("view.vetoed", rules=rules))
    return [render(note, language) for note in found if note]


def band(assessment: Assessment, rulebook: Rulebook) -> int | None:
    """The rank of the grade among the bands of the profile: 0 the best, 3 the last, whatever their
    number; None without a grade or where the profile does not know it."""
    profile = rulebook.profiles.get(assessment.provenance.profile)
    bands = [one.id for one in profile.bands] if profile else []
    if assessment.grade is None or assessment.grade.id not in bands:
        return None
    return 3 if assessment.grade.id == bands[-1] else min(bands.index(assessment.grade.id), 2)


def _day(assessment: Assessment, rulebook: Rulebook) -> Message | None:
    """The day whose rules it was judged by, where that is not plain from the year."""
    form, day = rulebook.form(assessment.form), assessment.in_force_on
    if assessment.as_of:
        return message("view.replayed", day=assessment.as_of, form=form.title)
    if day and form != rulebook.forms[-1]:
        return message("view.rules_of_its_day", year=assessment.year, day=day, form=form.title)
    return None
