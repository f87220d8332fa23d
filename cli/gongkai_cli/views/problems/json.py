"""Problems of rule files as data."""

from collections.abc import Sequence
from typing import Any

from gongkai.model.message import Language, render
from gongkai.rulefile.mistakes import Problem
from gongkai_cli.views.path import shown

SCHEMA_VERSION = 1


def to_json(problems: Sequence[Problem], language: Language) -> dict[str, Any]:
    """Every problem with its place; ``line`` and ``column`` are null where they are not known."""
    return {
        "schema_version": SCHEMA_VERSION,
        "problems": [
            {
                "sort": problem.sort,
                "file": shown(problem.path),
                "line": problem.line,
                "column": problem.column,
                "message": render(problem.message, language),
            }
            for problem in problems
        ],
    }
