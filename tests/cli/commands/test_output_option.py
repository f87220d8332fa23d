"""Every command that writes a file takes ``-o`` and ``--output``; what it was called before still
works, and is shown nowhere."""

from pathlib import Path

import pytest

from gongkai_cli.exits import CLEAN, USAGE
from gongkai_cli.main import run

SAMPLE = str(Path(__file__).resolve().parents[3] / "samples" / "county-2024.docx")

WRITING = {
    "annotate": ["annotate", SAMPLE],
    "fix": ["fix", SAMPLE],
    "form": ["form", "--year=2026", "--body-kind=township"],
    "rules schema": ["rules", "schema"],
    "register export": ["register", "export"],
}


@pytest.mark.parametrize("command", [*WRITING, "rules docs", "rules new"])
def test_the_help_shows_one_name(command: str, capsys: pytest.CaptureFixture[str]):
    assert run([*command.split(), "--help"]) == CLEAN
    said = capsys.readouterr().out
    assert "-o, --output" in said
    assert not {"--out", "--csv", "--parquet"} & set(said.split())


@pytest.mark.parametrize("name", ["-o", "--output", "--out"])
@pytest.mark.parametrize("command", ["annotate", "fix"])
def test_a_copy_is_written_under_each_name(command: str, name: str, tmp_path: Path):
    copy = tmp_path / "copy.docx"
    assert run([*WRITING[command], name, str(copy)]) != USAGE
    assert copy.exists() or command == "fix"  # where nothing is to be mended there is no copy


@pytest.mark.parametrize("name", ["-o", "--output"])
def test_a_form_and_schemas_are_written(name: str, tmp_path: Path):
    assert run([*WRITING["form"], name, str(tmp_path / "form.docx")]) == CLEAN
    assert run([*WRITING["rules schema"], name, str(tmp_path / "schema")]) == CLEAN
    assert (tmp_path / "form.docx").exists() and any((tmp_path / "schema").iterdir())


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> str:
    address = str(tmp_path_factory.mktemp("office") / "r.db")
    assert run(["register", "init", "--register", address]) == CLEAN
    return address


@pytest.mark.parametrize("into", ["csv", "parquet"])
def test_tables_are_written_under_old_and_new_names(register: str, into: str, tmp_path: Path):
    export = [*WRITING["register export"], "--register", register]
    assert run([*export, f"--{into}", str(tmp_path / "old")]) == CLEAN
    assert run([*export, "--format", into, "-o", str(tmp_path / "new")]) == CLEAN
    old, new = (
        {file.name: file.read_bytes() for file in (tmp_path / folder).iterdir()}
        for folder in ("old", "new")
    )
    assert old == new and f"body.{into}" in new


def test_the_register_as_json_goes_to_a_file(
    register: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    export = [*WRITING["register export"], "--register", register]
    assert run(export) == CLEAN
    printed = capsys.readouterr().out
    assert run([*export, "-o", str(tmp_path / "all.json")]) == CLEAN
    assert (tmp_path / "all.json").read_text(encoding="utf-8") == printed


def test_tables_need_a_folder(register: str, capsys: pytest.CaptureFixture[str]):
    export = [*WRITING["register export"], "--register", register]
    assert run([*export, "--format", "csv"]) == USAGE
    assert "-o" in capsys.readouterr().err
