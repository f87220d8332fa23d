"""Problems of rule files as data, for ``gongkai rules lint --format json``."""

from collections.abc import Sequence

from gongkai.model.message import render
from gongkai.rulefile.mistakes import Problem
from gongkai_cli.views.presentation import Presentation
from gongkai_cli.views.rules.json.rules import Json
from gongkai_cli.views.wording.text import relative_path

SCHEMA_VERSION = 1


def problems_to_json(problems: Sequence[Problem], shown: Presentation) -> Json:
    """Every problem with its place; ``line`` and ``column`` are null where they are not known."""
    return {
        "schema_version": SCHEMA_VERSION,
        "problems": [
            {
                "sort": problem.sort,
                "file": relative_path(problem.path),
                "line": problem.line,
                "column": problem.column,
                "message": render(problem.message, shown.language),
            }
            for problem in problems
        ],
    }
