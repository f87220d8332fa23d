"""``gongkai form``: what is written where, and what is refused."""

from pathlib import Path

import pytest

from gongkai_cli import exits
from gongkai_cli.main import run

ASKED = ["form", "--year", "2026", "--body-kind", "township"]


@pytest.mark.parametrize("name", ["blank.docx", "blank.xlsx", "BLANK.XLSX"])
def test_the_form_is_written_and_can_be_checked(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / name
    assert run([*ASKED, "-o", str(path)]) == exits.CLEAN
    said = capsys.readouterr()
    assert (said.out, str(path) in said.err) == ("", True)
    assert run(["check", str(path), "--format", "json"]) == exits.FINDINGS


def test_a_form_that_may_be_filled_in_is_not_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / "mine.docx"
    path.write_text("filled in", encoding="utf-8")
    assert run([*ASKED, "-o", str(path)]) == exits.USAGE
    assert "--force" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "filled in"
    assert run([*ASKED, "-o", str(path), "--force"]) == exits.CLEAN
    assert path.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([*ASKED, "-o", "blank.doc"], ".docx"),
        ([*ASKED, "-o", "no/such/folder/blank.docx"], "无法写入"),
        (["form", "--year", "2026", "-o", "blank.docx"], "--body-kind"),
        (["form", "--year", "2026", "--body-kind", "townshp", "-o", "blank.docx"], "township"),
        (["form", "--year", "2018", "--body-kind", "township", "-o", "blank.docx"], "2019"),
        (["form", "--body-kind", "township", "-o", "blank.docx"], "--year"),
    ],
)
def test_a_wish_that_cannot_be_met_is_told(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == exits.USAGE
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
