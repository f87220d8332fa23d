"""A wrong rule file is told by file, line, reason and remedy: each file of ``broken/`` beside the
words expected of it. ``python tests/rulebook/test_broken_files.py`` writes these words anew."""

from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import pytest

from gongkai.errors import RuleFileError
from gongkai.message import render
from gongkai.rulebook import load

BROKEN = Path(__file__).parent / "broken"
FILES = sorted(BROKEN.glob("*/*.toml"))


def complaint(broken: Path, folder: Path) -> str:
    """What loading says, once in each language, with a broken file laid over the rules."""
    (folder / broken.parent.name).mkdir()
    copyfile(broken, folder / broken.parent.name / broken.name)
    try:
        load([folder])
    except RuleFileError as error:
        place = error.file if error.line is None else f"{error.file}:{error.line}"
        return "".join(f"{place}: {render(error.message, side)}\n" for side in ("zh", "en"))
    return ""


@pytest.mark.parametrize("broken", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_broken_file_is_told_with_line_and_remedy(broken: Path, tmp_path: Path) -> None:
    expected = broken.with_suffix(".expected.txt").read_text(encoding="utf-8")
    assert complaint(broken, tmp_path) == expected


if __name__ == "__main__":
    for file in FILES:
        with TemporaryDirectory() as empty:
            words = complaint(file, Path(empty))
        file.with_suffix(".expected.txt").write_text(words, encoding="utf-8")
