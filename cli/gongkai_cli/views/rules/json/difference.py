"""What differs between two editions as data, for ``gongkai rules diff --format json``."""

from dataclasses import asdict
from decimal import Decimal

from gongkai.authoring.editions import Change, Edition, Effect
from gongkai.model.assessment import Assessment
from gongkai.model.message import Language, Text, render
from gongkai_cli.views.presentation import Presentation
from gongkai_cli.views.rules.edition_difference import EditionDifference, Impact
from gongkai_cli.views.rules.json.rules import SCHEMA_VERSION, Json, both


def difference_to_json(found: EditionDifference, shown: Presentation) -> Json:
    """Both editions and every change with its fields; a value is null where there is none. With an
    archive every report that was judged, the largest change first, and the files that were not."""
    document: Json = {
        "schema_version": SCHEMA_VERSION,
        "before": _edition(found.before),
        "after": _edition(found.after),
        "changes": [_change(change) for change in found.changes],
    }
    if found.impact:
        document["impact"] = _impact(found.impact, shown.language)
    return document


def _impact(impact: Impact, language: Language) -> Json:
    ranked = sorted(impact.effects, key=lambda one: (-one.weight[0], -one.weight[2], one.source))
    told = [
        {"source": one.source, "message": render(one.reason, language), "skipped": one.skipped}
        for one in impact.failures
    ]
    return {"reports": [_effect(one) for one in ranked], "errors": told}


def _edition(edition: Edition) -> Json:
    book = edition.rulebook
    return {
        "name": edition.name,
        "day": edition.day.isoformat() if edition.day else None,
        "rulebook": {"version": book.version, "sha256": book.sha256},
    }


def _change(change: Change) -> Json:
    told: Json = {
        "subject": change.subject,
        "id": change.id,
        "title": both(change.title),
        "what": change.what,
    }
    if change.fields:
        told["fields"] = [
            {
                "name": field.name,
                "key": field.key,
                "before": _plain(field.before),
                "after": _plain(field.after),
            }
            for field in change.fields
        ]
    return told


def _plain(value: object) -> object:
    match value:
        case Text():
            return both(value)
        case Decimal():
            return str(value)
        case _:
            return value


def _effect(effect: Effect) -> Json:
    return {
        "source": effect.source,
        "body": effect.after.body.name,
        "year": effect.after.year,
        "change": str(effect.change),
        "before": _assessment(effect.before),
        "after": _assessment(effect.after),
        "verdicts": [asdict(turn) for turn in effect.turns],
    }


def _assessment(assessment: Assessment) -> Json:
    value = assessment.score.value
    return {
        "score": None if value is None else str(value),
        "judged": str(assessment.score.judged),
        "grade": assessment.grade.id if assessment.grade else None,
    }
