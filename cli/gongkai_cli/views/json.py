"""The assessment as data: the contract of ``gongkai/schema/assessment.schema.json``."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TextIO

from gongkai.assessment import Assessment, Score
from gongkai.breach import Breach
from gongkai.message import Language, Text, render
from gongkai.observation import Evidence
from gongkai.report import Doubt
from gongkai.rulebook.rulebook import Rulebook
from gongkai.suspect import Suspect
from gongkai.verdict import Verdict
from gongkai.version import VERSION
from gongkai.waiver import Waiver
from gongkai_cli.checked import Checked
from gongkai_cli.views import waivers

Json = dict[str, Any]

SCHEMA_VERSION = 1


class JsonDocument:
    """The view ``--format json``: one document over all files, written when all are judged."""

    def __init__(self, stream: TextIO, rulebook: Rulebook, language: Language) -> None:
        self.stream = stream
        self.rulebook = rulebook
        self.language: Language = language
        self.results: list[Checked] = []

    def show(self, result: Checked) -> None:
        self.results.append(result)

    def close(self, unmatched: Sequence[Waiver] = ()) -> None:
        document = to_json(self.results, self.rulebook, self.language, unmatched)
        json.dump(document, self.stream, ensure_ascii=False, indent=2)
        self.stream.write("\n")


def to_json(
    results: Iterable[Checked],
    rulebook: Rulebook,
    language: Language,
    unmatched: Sequence[Waiver] = (),
) -> Json:
    """All results in the order given. Numbers that are decimals are strings; nothing in it
    depends on the time, the machine or the order of a hash."""
    every = list(results)
    return {
        "schema_version": SCHEMA_VERSION,
        "program": {
            "version": VERSION,
            "rules": {"version": rulebook.version, "sha256": rulebook.sha256},
        },
        "language": language,
        "reports": [_report(result.assessment, language) for result in every if result.assessment],
        "errors": [
            {"source": result.source, "message": render(result.error, language)}
            for result in every
            if result.error
        ],
        "unmatched_waivers": waivers.unmatched(unmatched, every, language),
    }


def _report(assessment: Assessment, language: Language) -> Json:
    origin, body, grade = assessment.provenance, assessment.body, assessment.grade
    return {
        "source": origin.source,
        "sha256": origin.source_sha256,
        "body": {"name": body.name, "kind": body.kind, "level": body.level},
        "year": assessment.year,
        "form": assessment.form,
        "in_force_on": _date(assessment.in_force_on),
        "as_of": _date(assessment.as_of),
        "profile": origin.profile,
        **_score(assessment.score),
        "grade": {"id": grade.id, **_both(grade.title)} if grade else None,
        "vetoed_by": list(assessment.vetoed_by),
        "verdicts": [_verdict(verdict, language) for verdict in assessment.verdicts],
        "doubts": [_doubt(doubt, language) for doubt in assessment.doubts],
        "waivers": waivers.used(assessment.waivers, language),
        "suspects": [_suspect(suspect, language) for suspect in assessment.suspects],
    }


def _score(score: Score) -> Json:
    return {
        "score": _number(score.value),
        "judged": _number(score.judged),
        "deductions": [
            {"rule": entry.rule, "taken": _number(entry.taken)} for entry in score.trail
        ],
        "mend_first": [
            {
                "rule": mend.rule,
                "gain": _number(mend.gain),
                "score_after": _number(mend.score_after),
            }
            for mend in score.mend_first
        ],
    }


def _verdict(verdict: Verdict, language: Language) -> Json:
    return {
        "rule": verdict.rule,
        "part": verdict.part,
        "title": verdict.title.to(language),
        "status": verdict.status,
        "level": verdict.level,
        "points": _number(verdict.points),
        "lost": _number(verdict.lost),
        "message": render(verdict.message, language),
        "fix": verdict.fix.to(language),
        "basis": list(verdict.basis),
        "judged": verdict.judged,
        "broken": verdict.broken,
        "evidence": [_evidence(item) for item in verdict.evidence],
        "trace": [render(step, language) for step in verdict.trace],
        "waived_by": render(verdict.waived_by, language) if verdict.waived_by else None,
        "breaches": [_breach(breach, language) for breach in verdict.breaches],
    }


def _evidence(item: Evidence) -> Json:
    return {
        "cell": item.cell,
        "raw": item.raw,
        "value": _number(item.value),
        "at": item.at.as_dict(),
    }


def _breach(breach: Breach, language: Language) -> Json:
    return {
        "line": breach.line,
        "left": list(breach.left),
        "right": list(breach.right),
        "message": render(breach.told, language),
    }


def _suspect(suspect: Suspect, language: Language) -> Json:
    return {
        "table": suspect.table,
        "unique": suspect.unique,
        "candidates": [
            {
                "cell": one.cell,
                "raw": one.raw,
                "value": _number(one.value),
                "at": one.at.as_dict(),
            }
            for one in suspect.candidates
        ],
        "message": render(suspect.message, language),
        "breaches": [_breach(breach, language) for breach in suspect.breaches],
    }


def _doubt(doubt: Doubt, language: Language) -> Json:
    return {
        "about": doubt.about,
        "cells": list(doubt.cells),
        "at": doubt.at.as_dict(),
        "message": render(doubt.message, language),
    }


def _date(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _both(text: Text) -> Mapping[str, str]:
    return {"zh": text.zh, "en": text.en}


def _number(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")
