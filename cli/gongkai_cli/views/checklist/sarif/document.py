"""The checklist as SARIF 2.1.0, which editors and code hosts read (OASIS, 2020)."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from gongkai.model.assessment import Assessment
from gongkai.model.message import Language, Message, render
from gongkai.model.version import VERSION
from gongkai_cli.result import Result
from gongkai_cli.views.checklist.sarif.places import artifact_place, place
from gongkai_cli.views.checklist.sarif.results import SarifSubject, results
from gongkai_cli.views.checklist.sarif.rules import described
from gongkai_cli.views.checklist.view import CheckRun
from gongkai_cli.views.checklist.waivers import unmatched_notice
from gongkai_cli.views.interchange.sarif import Json, log, uri
from gongkai_cli.views.presentation import RulebookPresentation

_TAGS: dict[Language, str] = {"zh": "zh-CN", "en": "en-US"}


def checklist_to_sarif(run: CheckRun, shown: RulebookPresentation) -> Json:
    """One run. A file that could not be judged, and a doubt of the reader, are notifications of
    the tool's execution; a waiver that came to nothing is one of its configuration."""
    checked, rulebook, language = run.results, shown.rulebook, shown.language
    judged = [one.assessment for one in checked if one.assessment]
    spoken = [(verdict, found.form) for found in judged for verdict in found.verdicts]
    rules = described(spoken, rulebook, language)
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    places = [{"uri": uri(Path(one.source)), "index": n} for n, one in enumerate(checked)]
    both = list(zip(checked, places, strict=True))
    driver = {
        "name": "gongkai",
        "semanticVersion": VERSION,
        "rules": rules,
        "properties": {
            "rulesVersion": rulebook.version,
            "rulesSha256": rulebook.sha256,
        },
    }
    notices = [unmatched_notice(waiver, checked) for waiver in run.unmatched]
    notices += [
        use.describe() for found in judged for use in found.waivers if use.state != "applied"
    ]
    log_run: Json = {
        "tool": {"driver": driver},
        "language": _TAGS[language],
        "invocations": [
            {
                "executionSuccessful": len(judged) == len(checked),
                "toolExecutionNotifications": list(_execution(both, language)),
                "toolConfigurationNotifications": [
                    _notification("warning", notice, language) for notice in notices
                ],
            }
        ],
        "artifacts": [_artifact(one, at, language) for one, at in both],
        "results": [
            result
            for one, at in both
            if one.assessment
            for result in results(SarifSubject(one.assessment, at, index), rulebook, language)
        ],
    }
    return log(log_run)


def _execution(both: Iterable[tuple[Result, Json]], language: Language) -> Iterator[Json]:
    for one, artifact in both:
        if one.error:
            unread = _notification("error", one.error, language)
            yield {**unread, "locations": [artifact_place(artifact)]}
        for doubt in one.assessment.doubts if one.assessment else ():
            noted = _notification("warning", doubt.message, language)
            yield {**noted, "locations": [place(artifact, doubt.at, language)]}


def _notification(level: str, told: Message, language: Language) -> Json:
    return {"level": level, "message": {"text": render(told, language)}}


def _artifact(one: Result, artifact: Json, language: Language) -> Json:
    described: Json = {"location": artifact, "roles": ["analysisTarget"]}
    if one.assessment:
        described["hashes"] = {"sha-256": one.assessment.provenance.source_sha256}
        described["properties"] = _standing(one.assessment, language)
    return described


def _standing(found: Assessment, language: Language) -> Json:
    score = found.score.value
    return {
        "body": found.body.name,
        "year": found.year,
        "form": found.form,
        "profile": found.provenance.profile,
        "score": None if score is None else format(score, "f"),
        "grade": found.grade.title.to(language) if found.grade else None,
    }
