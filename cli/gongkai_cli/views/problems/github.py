"""Problems of rule files as workflow commands, which GitHub shows beside the changed line."""

from collections.abc import Iterator, Sequence

from gongkai.model.message import Language, render
from gongkai.rulefile.mistakes import Problem
from gongkai_cli.views.path import shown

_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_VALUE = _TEXT | str.maketrans({":": "%3A", ",": "%2C"})


def annotations(problems: Sequence[Problem], language: Language) -> Iterator[str]:
    """A line per problem: ``::error file=…,line=…,col=…,title=…::what is wrong``."""
    for problem in problems:
        values = {"file": shown(problem.path), "line": problem.line, "col": problem.column}
        told = {**values, "title": f"gongkai {problem.sort}"}
        known = (f"{key}={str(value).translate(_VALUE)}" for key, value in told.items() if value)
        yield f"::error {','.join(known)}::{render(problem.message, language).translate(_TEXT)}"
