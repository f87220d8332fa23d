"""The assessment as data: one report of ``gongkai/schema/assessment.schema.json``."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from gongkai.model.assessment import Assessment, Score, Suspect
from gongkai.model.message import Language, Text, render
from gongkai.model.observation import Breach, Evidence
from gongkai.model.report import Doubt
from gongkai.model.verdict import Verdict
from gongkai.model.waiver import Waiver, WaiverUse

Json = dict[str, Any]


def assessment_record(assessment: Assessment, language: Language) -> Json:
    """One report's verdicts, score and doubts. Numbers that are decimals are strings; nothing in it
    depends on the time, the machine or the order of a hash."""
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
        "waivers": [_used(use, language) for use in assessment.waivers],
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


def _used(use: WaiverUse, language: Language) -> Json:
    """A waiver about this report, with what became of it."""
    told = render(use.describe(), language)
    return {**waiver_record(use.waiver), "state": use.state, "message": told}


def waiver_record(waiver: Waiver) -> Json:
    """A waiver as its file tells it, and where it stands."""
    return {
        "rule": waiver.rule,
        "body": waiver.body,
        "year": waiver.year,
        "reason": waiver.reason,
        "text": waiver.text,
        "signed_by": waiver.signed_by,
        "expires": waiver.expires.isoformat(),
        "file": waiver.file,
        "line": waiver.line,
    }
