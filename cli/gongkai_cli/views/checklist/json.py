"""The assessment as data: the contract of ``gongkai/schema/assessment.schema.json``."""

from typing import Any

from gongkai.model.message import render
from gongkai.model.version import VERSION
from gongkai.record.assessment import assessment_record
from gongkai_cli.views.checklist import waivers
from gongkai_cli.views.checklist.view import CheckRun
from gongkai_cli.views.presentation import RulebookPresentation

Json = dict[str, Any]

SCHEMA_VERSION = 1


def checklist_to_json(run: CheckRun, shown: RulebookPresentation) -> Json:
    """All results in the order given. Numbers that are decimals are strings; nothing in it
    depends on the time, the machine or the order of a hash."""
    results, rulebook, language = run.results, shown.rulebook, shown.language
    return {
        "schema_version": SCHEMA_VERSION,
        "program": {
            "version": VERSION,
            "rules": {"version": rulebook.version, "sha256": rulebook.sha256},
        },
        "language": language,
        "reports": [
            assessment_record(result.assessment, language)
            for result in results
            if result.assessment
        ],
        "errors": [
            {"source": one.source, "message": render(one.error, language)}
            for one in results
            if one.error
        ],
        "unmatched_waivers": waivers.unmatched(run.unmatched, results, language),
    }
