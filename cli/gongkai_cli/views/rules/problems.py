"""Problems of rule files on the terminal: place, what is wrong, and the line in question."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai.model.message import Language, message, render
from gongkai.model.version import VERSION
from gongkai.rulefile.mistakes import Problem
from gongkai_cli.views.sarif_log import log, uri
from gongkai_cli.views.terminal.marks import Marks
from gongkai_cli.views.terminal.prose import Prose, shortened
from gongkai_cli.views.text import shown

_BEFORE = 40
"""Characters of a long line that are shown before the place in question."""


def problem_list(
    problems: Sequence[Problem], language: Language, marks: Marks, width: int
) -> Iterator[RenderableType]:
    """One block per problem, and a line that sums up. ``width`` is in cells."""
    for problem in problems:
        yield from _block(problem, language, marks.status["fail"], width)
    if problems:
        counts = {"n": len(problems), "files": len({problem.path for problem in problems})}
        said = render(message("view.lint.found", **counts), language)
        yield Padding(Prose(said, "bold red"), (1, 0, 1, 1))
    else:
        said = render(message("view.lint.clean"), language)
        yield Padding(Prose(f"{marks.status['pass']} {said}", "bold green"), (1, 0, 1, 1))


def _block(problem: Problem, language: Language, sign: str, width: int) -> Iterator[RenderableType]:
    known = (shown(problem.path), problem.line, problem.column)
    place = ":".join(str(part) for part in known if part is not None)
    yield Padding(Text.assemble((f"{sign} ", "bold red"), (place, "cyan")), (1, 0, 0, 1))
    indent = cell_len(sign) + 2
    yield Padding(Prose(render(problem.message, language)), (0, 0, 0, indent))
    if problem.line is not None:
        excerpt = _excerpt(problem.path, problem.line, problem.column, width - indent)
        if excerpt:
            yield Padding(excerpt, (0, 0, 0, indent))


def _excerpt(path: Path, line: int, column: int | None, width: int) -> Table | None:
    """The line itself with a mark under the place; a long one from shortly before it."""
    lines = _lines(path)
    if line > len(lines) or not lines[line - 1].strip():
        return None
    text = lines[line - 1].replace("\t", " ")
    at = (column or 1) - 1
    start = max(0, at - _BEFORE) if at > _BEFORE else 0
    before = ("…" if start else "") + text[start:at]
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(style="dim", justify="right", no_wrap=True)
    grid.add_column(no_wrap=True)
    number = f"{line} |"
    room = max(20, width - len(number) - 2)
    grid.add_row(number, Text(shortened(before + text[at:], room), "dim"))
    if column is not None:
        grid.add_row("|", Text(" " * cell_len(before) + "^", "red"))
    return grid


@cache
def _lines(path: Path) -> tuple[str, ...]:
    try:
        return tuple(path.read_text(encoding="utf-8").split("\n"))
    except (OSError, UnicodeDecodeError):
        return ()


_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_VALUE = _TEXT | str.maketrans({":": "%3A", ",": "%2C"})


def annotations(problems: Sequence[Problem], language: Language) -> Iterator[str]:
    """A line per problem: ``::error file=…,line=…,col=…,title=…::what is wrong``."""
    for problem in problems:
        values = {"file": shown(problem.path), "line": problem.line, "col": problem.column}
        told = {**values, "title": f"gongkai {problem.sort}"}
        known = (f"{key}={str(value).translate(_VALUE)}" for key, value in told.items() if value)
        yield f"::error {','.join(known)}::{render(problem.message, language).translate(_TEXT)}"


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
