"""``gongkai compare``: what it says of two files, and with which code it ends."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gongkai_cli import exits
from gongkai_cli.main import run

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
TOWNSHIP = SAMPLES / "township-2024.html"
LAST_YEAR = SAMPLES / "township-2023.txt"
BUREAU = SAMPLES / "bureau-2024.html"


def _draft(folder: Path, *changes: tuple[str, str], of: Path = TOWNSHIP) -> str:
    """A draft in which some words stand in place of others."""
    text = of.read_text(encoding="utf-8")
    for good, bad in changes:
        assert good in text, good
        text = text.replace(good, bad)
    path = folder / f"draft{len(list(folder.iterdir()))}{of.suffix}"
    path.write_text(text, encoding="utf-8")
    return str(path)


def _compared(
    old: str, new: str, capsys: pytest.CaptureFixture[str], *more: str
) -> tuple[int, dict[str, Any]]:
    code = run(["compare", old, new, "--format", "json", *more])
    document = json.loads(capsys.readouterr().out)
    schema = files("gongkai") / "schema" / "comparison.schema.json"
    jsonschema.validate(document, json.loads(schema.read_text(encoding="utf-8")))
    return code, document


WORSE = ("政府信息公开工作年度报告", "政府信息公开年度报告")


def test_a_mended_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    code, said = _compared(_draft(tmp_path, WORSE), str(TOWNSHIP), capsys)
    assert (code, said["pairing"]) == (exits.CLEAN, "drafts")
    assert [one["rules"] for one in said["mended"]] == [["title.wording"]]
    assert said["counts"]["added"] == 0
    assert float(said["scores"]["change"]) > 0


def test_a_draft_with_a_new_fault_ends_with_its_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    worse = _draft(tmp_path, WORSE)
    code, said = _compared(str(TOWNSHIP), worse, capsys, "--fail-on", "warning")
    assert code == exits.FINDINGS
    assert [one["rules"] for one in said["added"]] == [["title.wording"]]
    assert _compared(str(TOWNSHIP), worse, capsys)[0] == exits.CLEAN
    assert _compared(str(TOWNSHIP), worse, capsys, "--fail-on", "never")[0] == exits.CLEAN
    assert _compared(worse, worse, capsys, "--fail-on", "warning")[0] == exits.CLEAN


def test_the_year_after_is_held_against_the_year_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    """The chain rules speak, as they do with ``check --previous``."""
    assert run(["check", str(TOWNSHIP), "--previous", str(LAST_YEAR), "--format", "json"]) == 0
    alone = json.loads(capsys.readouterr().out)["reports"][0]
    code, said = _compared(str(LAST_YEAR), str(TOWNSHIP), capsys)
    assert (code, said["pairing"]) == (exits.CLEAN, "years")
    assert said["new"]["judged"] == alone["judged"]
    assert said["cells"]


def test_another_body_is_told_plainly(capsys: pytest.CaptureFixture[str]):
    run(["compare", str(TOWNSHIP), str(BUREAU)])
    assert "两个不同机关" in capsys.readouterr().out


def test_saved_results_are_taken_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    worse, kept = _draft(tmp_path, WORSE), tmp_path / "kept.json"
    run(["check", worse, "--format", f"json={kept}"])
    capsys.readouterr()
    code, said = _compared(str(kept), str(TOWNSHIP), capsys)
    assert (code, said["cells"]) == (exits.CLEAN, None)
    assert [one["rules"] for one in said["mended"]] == [["title.wording"]]
    assert said["scores"]["comparable"]


def test_scores_of_other_rules_stand_apart_with_the_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    kept = tmp_path / "kept.json"
    run(["check", str(TOWNSHIP), "--format", f"json={kept}"])
    document = json.loads(kept.read_text(encoding="utf-8"))
    document["program"]["rules"]["sha256"] = "ab" * 32
    kept.write_text(json.dumps(document), encoding="utf-8")
    capsys.readouterr()
    _, said = _compared(str(kept), str(TOWNSHIP), capsys)
    assert (said["scores"]["comparable"], said["scores"]["change"]) == (False, None)
    assert said["scores"]["reasons"]
    for language, told in (("zh", "得分不能互相比较"), ("en", "may not be held against")):
        run(["--lang", language, "compare", str(kept), str(TOWNSHIP)])
        assert told in capsys.readouterr().out


@pytest.mark.parametrize("count", [0, 2])
def test_saved_results_are_of_one_report(
    count: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    kept = tmp_path / "kept.json"
    run(["check", str(TOWNSHIP), str(BUREAU), "--format", f"json={kept}"])
    document = json.loads(kept.read_text(encoding="utf-8"))
    document["reports"] = document["reports"][:count]
    kept.write_text(json.dumps(document), encoding="utf-8")
    capsys.readouterr()
    assert run(["compare", str(kept), str(TOWNSHIP)]) == exits.UNREADABLE
    assert str(count) in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_never_clean(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert run(["compare", str(TOWNSHIP), str(tmp_path / "none.docx")]) == exits.UNREADABLE
    assert "none.docx" in capsys.readouterr().err
    broken = tmp_path / "broken.json"
    broken.write_text('{"schema_version": 1, "reports": [{"source": 3}]}', encoding="utf-8")
    assert run(["compare", str(broken), str(TOWNSHIP)]) == exits.UNREADABLE
    assert "broken.json" in capsys.readouterr().err
