"""The cases of rules as data."""

from gongkai.model.message import Language, render
from gongkai.rulebook.rulebook import Rulebook
from gongkai_cli.views.data.rules import Json, head
from gongkai_cli.views.tried import Trials, Tried


def cases_to_json(run: Trials, rulebook: Rulebook, language: Language) -> Json:
    """Every case with what was wanted and what was found; ``missing`` where it was asked for."""
    document: Json = {
        **head(rulebook),
        "rules": run.rules,
        "cases": len(run.tried),
        "wrong": len(run.wrong),
        "results": [_case(one, language) for one in run.tried],
    }
    if run.missing is not None:
        document["missing"] = {rule: list(statuses) for rule, statuses in run.missing.items()}
    return document


def _case(one: Tried, language: Language) -> Json:
    told: Json = {
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
        told["changes"] = list(one.changes)
    return told
