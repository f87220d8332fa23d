"""``gongkai annotate`` on the command line: what it writes, what it refuses."""

from pathlib import Path

import pytest

from gongkai_cli.main import run
from readers.test_office import RTF, with_office
from writing.annotation.commented import comments, part

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
COUNTY = SAMPLES / "county-2024.docx"


def test_it_says_how_many_comments_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "out.docx"
    assert run(["annotate", str(COUNTY), "-o", str(out)]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert f"{len(comments(out.read_bytes()))} 条批注" in said.err


def test_the_options_of_check_count_here_too(tmp_path: Path):
    waiver = tmp_path / "waivers.toml"
    waiver.write_text(
        '[[waiver]]\nrule = "title.wording"\nbody = "云溪县人民政府"\nyear = 2024\n'
        'reason = "other"\ntext = "旧题"\nsigned_by = "张"\nexpires = 2099-01-01\n',
        encoding="utf-8",
    )
    out = tmp_path / "out.docx"
    assert run(["annotate", str(COUNTY), "-o", str(out), "--waivers", str(waiver)]) == 0
    assert not any("标题使用" in each.lines[0] for each in comments(out.read_bytes()))


def test_all_adds_what_a_person_must_look_at(tmp_path: Path):
    out = tmp_path / "out.docx"
    assert run(["annotate", str(COUNTY), "-o", str(out), "--all"]) == 0
    assert any("【需人工】" in each.lines[0] for each in comments(out.read_bytes()))


def test_the_date_is_the_one_given(tmp_path: Path):
    out = tmp_path / "out.docx"
    assert run(["annotate", str(COUNTY), "-o", str(out), "--date", "2025-01-20"]) == 0
    assert b'w:date="2025-01-20T00:00:00Z"' in part(out.read_bytes(), "word/comments.xml")


@pytest.mark.parametrize(
    ("name", "out", "said"),
    [
        ("report.docx", "report.docx", "就是要检查的报告"),
        ("report.docx", "there.docx", "--force"),
        ("report.docx", "out.pdf", ".docx"),
        ("report.html", "out.html", "不能加批注"),
        ("report.docx", "no/such/folder.docx", "无法写入"),
    ],
)
def test_what_it_refuses(
    name: str, out: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    samples = {"report.docx": COUNTY, "report.html": SAMPLES / "bureau-2024.html"}
    (tmp_path / name).write_bytes(samples[name].read_bytes())
    (tmp_path / "there.docx").write_bytes(b"mine")
    assert run(["annotate", str(tmp_path / name), "-o", str(tmp_path / out), "--lang", "zh"]) == 2
    assert said in capsys.readouterr().err
    assert (tmp_path / "there.docx").read_bytes() == b"mine"
    assert (tmp_path / name).read_bytes() == samples[name].read_bytes()


def test_force_replaces_another_file_but_never_the_report(tmp_path: Path):
    there = tmp_path / "there.docx"
    there.write_bytes(b"old")
    assert run(["annotate", str(COUNTY), "-o", str(there), "--force"]) == 0
    assert comments(there.read_bytes())
    assert run(["annotate", str(there), "-o", str(there), "--force"]) == 2


def test_a_file_that_cannot_be_read_has_no_copy(tmp_path: Path):
    out = tmp_path / "out.docx"
    assert run(["annotate", str(tmp_path / "none.docx"), "-o", str(out)]) == 3
    assert not out.exists()


@with_office
def test_an_older_format_is_annotated_in_its_conversion(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    report, out = tmp_path / "report.rtf", tmp_path / "out.docx"
    report.write_bytes(RTF)
    assert run(["annotate", str(report), "-o", str(tmp_path / "out.rtf"), "--lang", "zh"]) == 2
    assert run(["annotate", str(report), "-o", str(out), "--lang", "zh"]) == 0
    assert "已转换为 .docx" in capsys.readouterr().err
    assert comments(out.read_bytes())


def test_without_libreoffice_the_remedy_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    report, out = tmp_path / "report.rtf", tmp_path / "out.docx"
    report.write_bytes(RTF)
    monkeypatch.setenv("GONGKAI_SOFFICE", str(tmp_path / "none"))
    assert run(["annotate", str(report), "-o", str(out), "--lang", "zh"]) == 3
    assert ".docx" in capsys.readouterr().err
    assert not out.exists()
