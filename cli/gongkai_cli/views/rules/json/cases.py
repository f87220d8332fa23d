"""The cases of rules as data, for ``gongkai rules test --format json``."""

from gongkai.model.message import Language, render
from gongkai_cli.views.presentation import RulebookPresentation
from gongkai_cli.views.rules.cases import CaseResult, CaseRun
from gongkai_cli.views.rules.json.rules import Json, head


def cases_to_json(run: CaseRun, shown: RulebookPresentation) -> Json:
    """Every case with what was wanted and what was found; ``missing`` where it was asked for."""
    document: Json = {
        **head(shown.rulebook),
        "rules": run.rules,
        "cases": len(run.tried),
        "wrong": len(run.wrong),
        "results": [_case(one, shown.language) for one in run.tried],
    }
    if run.missing is not None:
        document["missing"] = {rule: list(statuses) for rule, statuses in run.missing.items()}
    return document


def _case(one: CaseResult, language: Language) -> Json:
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
