"""Problems of rule files as annotations of a workflow of GitHub Actions."""

from collections.abc import Sequence
from typing import TextIO

from gongkai.model.message import render
from gongkai.rulefile.mistakes import Problem
from gongkai_cli.views.presentation import Presentation
from gongkai_cli.views.wording.text import relative_path

_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_VALUE = _TEXT | str.maketrans({":": "%3A", ",": "%2C"})


def write_annotations(problems: Sequence[Problem], shown: Presentation, stream: TextIO) -> None:
    """A line per problem: ``::error file=…,line=…,col=…,title=…::what is wrong``."""
    for problem in problems:
        values = {"file": relative_path(problem.path), "line": problem.line, "col": problem.column}
        told = {**values, "title": f"gongkai {problem.sort}"}
        known = (f"{key}={str(value).translate(_VALUE)}" for key, value in told.items() if value)
        said = render(problem.message, shown.language).translate(_TEXT)
        stream.write(f"::error {','.join(known)}::{said}\n")
