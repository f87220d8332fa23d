"""Problems of rule files on the terminal: place, what is wrong, and the line in question."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TextIO

from rich.cells import cell_len
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai.model.message import Language, message, render
from gongkai.rulefile.mistakes import Problem
from gongkai_cli.console import open_console, put_out
from gongkai_cli.views.presentation import Presentation
from gongkai_cli.views.terminal.marks import Marks, marks_for
from gongkai_cli.views.terminal.wrapped_text import WrappedText, shortened
from gongkai_cli.views.wording.text import relative_path

_BEFORE = 40
"""Characters of a long line that are shown before the place in question."""


def write_problems(problems: Sequence[Problem], shown: Presentation, stream: TextIO) -> None:
    """A block for each, or that there is none."""
    console = open_console(stream, shown.color)
    marks = marks_for(console, shown.language)
    put_out(problem_list(problems, shown.language, marks, console.width), console)


def problem_list(
    problems: Sequence[Problem], language: Language, marks: Marks, width: int
) -> Iterator[RenderableType]:
    """One block per problem, and a line that sums up. ``width`` is in cells."""
    for problem in problems:
        yield from _block(problem, language, marks.status["fail"], width)
    if problems:
        counts = {"n": len(problems), "files": len({problem.path for problem in problems})}
        said = render(message("view.lint.found", **counts), language)
        yield Padding(WrappedText(said, "bold red"), (1, 0, 1, 1))
    else:
        said = render(message("view.lint.clean"), language)
        yield Padding(WrappedText(f"{marks.status['pass']} {said}", "bold green"), (1, 0, 1, 1))


def _block(problem: Problem, language: Language, sign: str, width: int) -> Iterator[RenderableType]:
    known = (relative_path(problem.path), problem.line, problem.column)
    place = ":".join(str(part) for part in known if part is not None)
    yield Padding(Text.assemble((f"{sign} ", "bold red"), (place, "cyan")), (1, 0, 0, 1))
    indent = cell_len(sign) + 2
    yield Padding(WrappedText(render(problem.message, language)), (0, 0, 0, indent))
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
