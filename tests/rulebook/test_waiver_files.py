"""A waiver file is read, or told wrong by file, line, reason and remedy: each file of ``waivers/``
beside the words expected of it. ``python tests/rulebook/test_waiver_files.py`` writes these words
anew."""

from datetime import date
from pathlib import Path

import pytest

from gongkai.model.errors import RuleFileError
from gongkai.model.message import LANGUAGES, message, render
from gongkai.rulebook import load
from gongkai.rulebook.waivers import REASONS, load_waivers

FILES = sorted((Path(__file__).parent / "waivers").glob("*.toml"))
RULES = load(with_cases=False).rules
ENTRY = """
[[waiver]]
rule = "{rule}"
body = "青石镇人民政府"
year = 2023
reason = "system_limit"
text = "平台标题栏限三十字。"
signed_by = "王某（党政办主任）"
expires = 2024-12-31
"""


def complaint(file: Path) -> str:
    try:
        load_waivers([file], RULES)
    except RuleFileError as error:
        place = f"{Path(error.file).name}:{error.line}"
        said = (render(error.message, side).replace(f"{file.parent}/", "") for side in LANGUAGES)
        return "".join(f"{place}: {words}\n" for words in said)
    return ""


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_a_broken_waiver_file_is_told_with_line_and_remedy(file: Path) -> None:
    assert complaint(file) == file.with_suffix(".expected.txt").read_text(encoding="utf-8")


def test_waivers_of_several_files_are_put_together(tmp_path: Path) -> None:
    files = [tmp_path / "town.toml", tmp_path / "county.toml"]
    for file, rule in zip(files, ("title.year", "title.body"), strict=True):
        file.write_text(ENTRY.format(rule=rule), encoding="utf-8")
    first, second = load_waivers(files, RULES)
    assert (first.rule, first.year, first.expires) == ("title.year", 2023, date(2024, 12, 31))
    assert (first.file, first.line) == (str(files[0]), 3)
    assert second.rule == "title.body"


def test_the_same_waiver_in_two_files_is_one_too_many(tmp_path: Path) -> None:
    files = [tmp_path / "a.toml", tmp_path / "b.toml"]
    for file in files:
        file.write_text(ENTRY.format(rule="title.year"), encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        load_waivers(files, RULES)
    assert f"{files[0]}:3" in render(caught.value.message)


def test_an_empty_file_waives_nothing(tmp_path: Path) -> None:
    (tmp_path / "none.toml").write_text("", encoding="utf-8")
    assert load_waivers([tmp_path / "none.toml"], RULES) == ()


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleFileError) as caught:
        load_waivers([tmp_path / "none.toml"], RULES)
    assert "none.toml" in render(caught.value.message)


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_has_its_wording(reason: str) -> None:
    key = f"waiver.reason.{reason}"
    assert key not in (render(message(key), side) for side in LANGUAGES)


if __name__ == "__main__":
    for one in FILES:
        one.with_suffix(".expected.txt").write_text(complaint(one), encoding="utf-8")
