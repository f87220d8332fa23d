"""``gongkai rules diff``: in words and as data, with the exit code of unreadable files."""

import json
from pathlib import Path

import pytest

from authoring.editions.editions import CASE, folder
from gongkai_cli.main import run

SAMPLES = Path(__file__).resolve().parents[3] / "samples"


def _diff(*arguments: object) -> int:
    return run(["rules", "diff", *map(str, arguments)])


@pytest.fixture
def editions(tmp_path: Path) -> tuple[Path, Path]:
    return (
        folder(tmp_path / "a"),
        folder(tmp_path / "b", points=4, words='"解读", "图解"', more=CASE),
    )


def test_in_words(editions: tuple[Path, Path], capsys: pytest.CaptureFixture[str]):
    assert _diff(*editions) == 0
    told = capsys.readouterr().out
    for words in ("改动 1", "分值  2 → 4", "参数 any_of  + 图解", "用例数  0 → 1"):
        assert words in told
    assert _diff(*editions, "--lang", "en") == 0
    assert "parameter any_of  + 图解" in capsys.readouterr().out


def test_no_difference_is_one_line(editions: tuple[Path, Path], capsys: pytest.CaptureFixture[str]):
    assert _diff(editions[0], editions[0]) == 0
    assert "没有区别" in capsys.readouterr().out


def test_as_data(editions: tuple[Path, Path], capsys: pytest.CaptureFixture[str]):
    assert _diff(*editions, "--format", "json") == 0
    document = json.loads(capsys.readouterr().out)
    (change,) = document["changes"]
    assert (change["subject"], change["id"], change["what"]) == (
        "rule",
        "mine.interpretation",
        "changed",
    )
    fields = {field["name"]: (field["before"], field["after"]) for field in change["fields"]}
    assert fields["points"] == ("2", "4")


def test_days_and_what_they_mean_for_an_archive(capsys: pytest.CaptureFixture[str]):
    assert _diff("2020-01-31", "2022-01-31", "--impact", SAMPLES) == 0
    told = capsys.readouterr().out
    assert "+ 2021  2021 版格式" in told
    assert "6 份报告中" in told
    assert "README.md  看不出是年度报告" in told


def test_an_unreadable_file_is_never_hidden(
    tmp_path: Path, editions: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
):
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "empty.txt").write_bytes(b"")
    assert _diff(*editions, "--impact", archive, "--format", "json") == 3
    errors = json.loads(capsys.readouterr().out)["impact"]["errors"]
    assert [Path(error["source"]).name for error in errors] == ["empty.txt"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2020-01-31", "no-such"], "no-such"),
        (["2020-01-31", "2020-02-31"], "2020-02-31"),
        (["2020-01-31", "2022-01-31", "--impact", "no/such/folder"], "no/such/folder"),
        (["2020-01-31"], "B"),
    ],
)
def test_wrong_usage(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]):
    assert _diff(*arguments) == 2
    assert said in capsys.readouterr().err
