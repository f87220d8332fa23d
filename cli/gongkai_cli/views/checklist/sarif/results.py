"""The findings of one report as results of SARIF."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongkai.model.assessment import Assessment, Suspect
from gongkai.model.message import Language, message, render
from gongkai.model.verdict import Verdict
from gongkai.rulebook.rulebook import Rulebook
from gongkai_cli.views.checklist.sarif.places import artifact_place, place
from gongkai_cli.views.checklist.sarif.rules import LEVELS
from gongkai_cli.views.interchange.sarif import Json
from gongkai_cli.views.wording.places import telling


@dataclass(frozen=True, slots=True)
class SarifSubject:
    """A judged report, its ``artifactLocation``, and the index of every rule."""

    assessment: Assessment
    artifact: Json
    rules: Mapping[str, int]


def results(subject: SarifSubject, rulebook: Rulebook, language: Language) -> Iterator[Json]:
    """What asks for a hand, and what is waived. What passes or does not apply is left out: code
    hosts show every result as an alert, whatever its kind."""
    for verdict in subject.assessment.verdicts:
        if verdict.is_finding or verdict.status == "waived":
            yield _result(verdict, subject, rulebook, language)


def _result(
    verdict: Verdict, subject: SarifSubject, rulebook: Rulebook, language: Language
) -> Json:
    form = rulebook.form(subject.assessment.form)
    unsure = verdict.status in ("doubt", "manual")
    places = [
        place(subject.artifact, one.at, language, form, one.cell)
        for one in telling(verdict.evidence)
    ]
    result: Json = {
        "ruleId": verdict.rule,
        "ruleIndex": subject.rules[verdict.rule],
        "kind": "review" if unsure else "fail",
        "level": "none" if unsure else LEVELS[verdict.level],
        "message": {"text": _told(verdict, language)},
        "locations": places or [artifact_place(subject.artifact)],
        "partialFingerprints": {"gongkai/v1": _fingerprint(verdict, subject)},
        "suppressions": [
            {
                "kind": "external",
                "status": "accepted",
                "justification": render(verdict.waived_by, language),
            }
        ]
        if verdict.waived_by
        else [],
        "properties": {"status": verdict.status, "lost": format(verdict.lost, "f")},
    }
    if related := [
        one
        for suspect in subject.assessment.suspects
        if set(suspect.breaches) & set(verdict.breaches)
        for one in _suspected(suspect, subject, rulebook, language)
    ]:
        result["relatedLocations"] = [{"id": n, **one} for n, one in enumerate(related, 1)]
    return result


def _told(verdict: Verdict, language: Language) -> str:
    """What is wrong, and how to mend it."""
    found, fix = render(verdict.message, language), verdict.fix.to(language)
    if not fix:
        return found
    return render(message("view.found_and_fix", found=found, fix=fix), language)


def _suspected(
    suspect: Suspect, subject: SarifSubject, rulebook: Rulebook, language: Language
) -> Iterator[Json]:
    """The cells that may be the wrong ones."""
    form = rulebook.form(subject.assessment.form)
    for one in suspect.candidates:
        at = place(subject.artifact, one.at, language, form, one.cell)
        yield {**at, "message": {"text": render(suspect.message, language)}}


def _fingerprint(verdict: Verdict, subject: SarifSubject) -> str:
    """The same as long as rule, body and year are, wherever in whatever file the place moves."""
    found = subject.assessment
    whose = found.body.name or subject.artifact["uri"]
    return hashlib.sha256(
        f"{verdict.rule}\n{whose}\n{found.year}".encode(errors="replace")
    ).hexdigest()
