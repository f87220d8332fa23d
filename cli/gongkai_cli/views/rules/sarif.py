"""Problems of rule files as SARIF, which editors and code hosts read."""

from collections.abc import Sequence

from gongkai.model.message import Language, render
from gongkai.model.version import VERSION
from gongkai.rulefile.mistakes import Problem
from gongkai_cli.views.interchange.sarif import Json, log, uri
from gongkai_cli.views.presentation import Presentation


def problems_to_sarif(problems: Sequence[Problem], shown: Presentation) -> Json:
    """One run with a result per problem."""
    sorts = sorted({problem.sort for problem in problems})
    driver = {
        "name": "gongkai rules lint",
        "semanticVersion": VERSION,
        "rules": [{"id": sort} for sort in sorts],
    }
    results = [_result(problem, sorts, shown.language) for problem in problems]
    return log({"tool": {"driver": driver}, "results": results})


def _result(problem: Problem, sorts: list[str], language: Language) -> Json:
    place: Json = {"artifactLocation": {"uri": uri(problem.path)}}
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
