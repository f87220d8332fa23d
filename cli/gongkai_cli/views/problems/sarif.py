"""Problems of rule files as SARIF 2.1.0, which editors and code hosts read (OASIS, 2020)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from gongkai.message import Language, render
from gongkai.rulebook.problem import Problem
from gongkai.version import VERSION
from gongkai_cli.views.problems.path import shown

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def to_sarif(problems: Sequence[Problem], language: Language) -> dict[str, Any]:
    """One run with a result per problem."""
    sorts = sorted({problem.sort for problem in problems})
    driver = {
        "name": "gongkai rules lint",
        "semanticVersion": VERSION,
        "rules": [{"id": sort} for sort in sorts],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, sorts, language) for problem in problems],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(problem: Problem, sorts: list[str], language: Language) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(problem.path)}}
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


def _uri(path: Path) -> str:
    name = shown(path)
    return path.absolute().as_uri() if Path(name).is_absolute() else quote(name)
