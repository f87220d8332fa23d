"""Problems of rule files as SARIF 2.1.0, which editors and code hosts read (OASIS, 2020)."""

from collections.abc import Sequence
from typing import Any

from gongkai.model.message import Language, render
from gongkai.model.version import VERSION
from gongkai.rulefile.mistakes import Problem
from gongkai_cli.views.sarif_log import log, uri


def to_sarif(problems: Sequence[Problem], language: Language) -> dict[str, Any]:
    """One run with a result per problem."""
    sorts = sorted({problem.sort for problem in problems})
    driver = {
        "name": "gongkai rules lint",
        "semanticVersion": VERSION,
        "rules": [{"id": sort} for sort in sorts],
    }
    results = [_result(problem, sorts, language) for problem in problems]
    return log({"tool": {"driver": driver}, "results": results})


def _result(problem: Problem, sorts: list[str], language: Language) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": uri(problem.path)}}
    if problem.line is not None:
        place["region"] = {"startLine": problem.line}
        if problem.column is not None:
            place["region"]["startColumn"] = problem.column
    return {
        "ruleId": problem.sort,
        "ruleIndex": sorts.index(problem.sort),
        "level": "error",
        "message": {"text": render(problem.message, language)},
        "locations": [{"physicalLocation": place}],
    }
