"""``gongkai rules mutate``: the score, and what there is to look at."""

import json
from pathlib import Path

import pytest

from gongkai_cli.main import run

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
TOWNSHIP = str(SAMPLES / "township-2024.html")
BEFORE = str(SAMPLES / "township-2023.txt")


def _mutate(*arguments: str) -> int:
    return run(["rules", "mutate", *arguments])


def test_one_kind_of_defect_in_the_base_records(capsys: pytest.CaptureFixture[str]):
    assert _mutate("--operator", "table.dropped") == 0
    told = capsys.readouterr().out
    assert "100.0%" in told
    assert "在 4 份报告里埋下 12 处缺陷，12 处由应当发现它的规则发现" in told
    assert "埋下缺陷之前，没有规则报错" in told


def test_what_is_missed_is_shown_with_its_reason(capsys: pytest.CaptureFixture[str]):
    assert _mutate("--operator", "list.too_many", "--at-least", "100") == 1
    told = capsys.readouterr().out
    assert "政策解读2篇" in told
    assert "各列一遍" in told


def test_a_report_beside_last_years(capsys: pytest.CaptureFixture[str]):
    options = ("--operator", "cell.last_year", "--operator", "section.copied")
    assert _mutate(TOWNSHIP, "--previous", BEFORE, *options, "--format", "json") == 0
    document = json.loads(capsys.readouterr().out)
    assert document["score"] == 1
    assert document["planted"] == 7
    assert document["false_failures"] == {}
    assert _mutate(TOWNSHIP, *options, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["planted"] == 0, "nothing to compare with"


def test_a_report_with_flaws_of_its_own_is_told(capsys: pytest.CaptureFixture[str]):
    flawed = str(SAMPLES / "township-zeros-2023.txt")
    assert _mutate(flawed, "--operator", "table.dropped") == 1
    assert "title.year" in capsys.readouterr().out


def test_json_is_the_same_for_the_same_seed(capsys: pytest.CaptureFixture[str]):
    options = ("--operator", "word.doubled", "--limit", "5", "--at-least", "0", "--format", "json")
    _mutate(*options, "--seed", "3")
    first = capsys.readouterr().out
    _mutate(*options, "--seed", "3")
    assert capsys.readouterr().out == first
    assert {"report", "place", "changes", "result", "meant", "fired"} <= {
        *json.loads(first)["not_caught"][0]
    }


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--operator", "table.droped"], 2, "table.dropped"),
        (["--previous", BEFORE], 2, "--previous"),
        (["nowhere.txt"], 3, "nowhere.txt"),
        (["--limit", "-1"], 2, "--limit"),
    ],
)
def test_wrong_usage(
    arguments: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
):
    assert _mutate(*arguments) == code
    assert said in capsys.readouterr().err
