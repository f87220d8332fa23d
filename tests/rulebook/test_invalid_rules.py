"""A wrong rule file is told by file, line, column, reason and remedy: each file of
``tests/invalid-rules`` beside the words that ``gongkai rules lint`` must find for it.

The first word of a file's name is the folder of the rules that it belongs to.
``python tests/rulebook/test_invalid_rules.py`` writes the expected words anew.
"""

from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import pytest

from gongkai.authoring.lint import lint
from gongkai.model.errors import RuleFileError
from gongkai.model.message import LANGUAGES, render
from gongkai.rulebook import load
from gongkai.rulefile.mistakes import Problem

FILES = sorted((Path(__file__).parents[1] / "invalid-rules").glob("*.toml"))


def laid_over(broken: Path, folder: Path) -> Path:
    """A rules folder that has this file in its place."""
    kind, _, name = broken.name.partition("-")
    (folder / kind).mkdir()
    copyfile(broken, folder / kind / name)
    return folder


def told(problem: Problem, folder: Path) -> str:
    place = f"{problem.path.relative_to(folder)}:{problem.line}:{problem.column}"
    return "".join(f"{place}: {render(problem.message, side)}\n" for side in LANGUAGES)


def complaint(broken: Path, folder: Path) -> str:
    """What lint says of the file, each problem once in each language."""
    laid_over(broken, folder)
    own = (problem for problem in lint([folder]) if problem.path.is_relative_to(folder))
    return "".join(told(problem, folder) for problem in own)


@pytest.mark.parametrize("broken", FILES, ids=lambda path: path.stem)
def test_a_broken_file_is_told_with_place_reason_and_remedy(broken: Path, tmp_path: Path) -> None:
    expected = broken.with_suffix(".expected.txt").read_text(encoding="utf-8")
    assert expected
    assert complaint(broken, tmp_path) == expected


@pytest.mark.parametrize("broken", FILES, ids=lambda path: path.stem)
def test_loading_stops_at_the_first_of_these_mistakes(broken: Path, tmp_path: Path) -> None:
    laid_over(broken, tmp_path)
    problems = {(one.line, one.column, one.message) for one in lint([tmp_path])}
    try:
        load([tmp_path])
    except RuleFileError as error:
        assert (error.line, error.column, error.message) in problems


def test_the_built_in_rules_have_no_problems() -> None:
    assert [render(problem.message) for problem in lint()] == []


if __name__ == "__main__":
    for file in FILES:
        with TemporaryDirectory() as empty:
            words = complaint(file, Path(empty).resolve())
        file.with_suffix(".expected.txt").write_text(words, encoding="utf-8")
