"""The cases of rules as data."""

from typing import Any

from gongkai.message import Language, render
from gongkai_cli.views.cases.tried import Trials, Tried

SCHEMA_VERSION = 1


def to_json(run: Trials, language: Language) -> dict[str, Any]:
    """Every case with what was wanted and what was found; ``missing`` where it was asked for."""
    document: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "rules": run.rules,
        "cases": len(run.tried),
        "wrong": len(run.wrong),
        "results": [_case(one, language) for one in run.tried],
    }
    if run.missing is not None:
        document["missing"] = {rule: list(statuses) for rule, statuses in run.missing.items()}
    return document


def _case(one: Tried, language: Language) -> dict[str, Any]:
    told: dict[str, Any] = {
        "rule": one.rule.id,
        "case": one.case.name,
        "at": {"file": one.rule.file, "line": one.case.line or one.rule.line},
        "right": one.right,
        "want": one.case.want,
    }
    if one.outcome:
        told["found"] = one.outcome.verdict.status
        told["message"] = render(one.outcome.verdict.message, language)
    if one.error:
        told["error"] = render(one.error, language)
    if not one.right:
        told["changes"] = [f"{key}: {value}" for key, value in one.changes()]
    return told
