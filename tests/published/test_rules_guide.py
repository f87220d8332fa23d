"""rules/README.md, followed to the letter: its commands run in an empty folder, in order, and say
what the guide shows."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from gongkai.kinds import KINDS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "rules" / "README.md").read_text(encoding="utf-8")
GUIDE = PAGE.partition("\n## 十分钟")[2].partition("\n## ")[0]

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
_END = "---- end of step ----"


class Followed(NamedTuple):
    """What each block of commands printed, and the folder in which they ran."""

    printed: tuple[str, ...]
    folder: Path


def blocks(*languages: str) -> Iterator[tuple[str, str]]:
    """Language and content of the guide's code blocks."""
    return ((one[1], one[2]) for one in _BLOCK.finditer(GUIDE) if one[1] in languages)


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Followed:
    """The guide, followed beside a folder that looks like the project to its commands."""
    clone = tmp_path_factory.mktemp("guide") / "gongkai"
    (clone / ".venv" / "bin").mkdir(parents=True)
    (clone / "samples").symlink_to(ROOT / "samples")
    path = f'export PATH="{Path(sys.executable).parent}:$PATH"\n'
    (clone / ".venv" / "bin" / "activate").write_text(path, encoding="utf-8")
    script = "".join(f"{commands}echo '{_END}'\n" for _, commands in blocks("sh"))
    done = subprocess.run(
        ["bash", "-euc", f"exec 2>&1\n{script}"],
        cwd=clone,
        env=os.environ | {"COLUMNS": "100", "NO_COLOR": "1", "GONGKAI_LANG": "zh"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return Followed(tuple(done.stdout.split(_END)), clone.parent / "our-rules")


def test_the_commands_say_what_the_guide_shows(followed: Followed):
    step = -1
    shown: list[str] = []
    for language, content in blocks("sh", "text"):
        step += language == "sh"
        if language == "text":
            shown += content.splitlines()
            missing = [line for line in content.splitlines() if line not in followed.printed[step]]
            assert missing == [], followed.printed[step]
    assert shown


def test_the_rule_that_the_guide_shows_is_the_one_it_wrote(followed: Followed):
    ((_, shown),) = blocks("toml")
    written = followed.folder / "rules" / "checks" / "own-overview.toml"
    assert written.read_text(encoding="utf-8") == shown


def test_the_new_rule_is_documented(followed: Followed):
    for language in ("zh", "en"):
        page = followed.folder / "site" / language / "rules-overview.html"
        assert "county.interpretations" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("beginning", ["\n| kind |", "\n* `kind` is one of"])
def test_both_lists_of_kinds_are_complete(beginning: str):
    listed = re.split(r"\n\n|\n\* `id`", PAGE.partition(beginning)[2])[0]
    assert [kind for kind in KINDS if f"`{kind}`" not in listed] == []


def test_the_guide_opens_no_python_file():
    assert ".py" not in GUIDE
    assert "python" not in GUIDE.lower()
