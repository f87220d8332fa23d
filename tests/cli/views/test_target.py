"""An output file is written whole, or what stood there stays."""

import os
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from gongkai_cli import judging
from gongkai_cli.main import run
from gongkai_cli.views import target
from gongkai_cli.views.checklist import view as opening
from gongkai_cli.views.formats import CHECKLIST
from gongkai_cli.views.target import probe, put

SAMPLE = str(Path(__file__).resolve().parents[3] / "samples" / "township-zeros-2023.txt")


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path):
    out = tmp_path / "r.json"
    out.write_bytes(b"old")
    out.chmod(0o640)
    probe(out)
    put(b"new", out)
    assert out.read_bytes() == b"new"
    assert out.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [out]


def test_a_link_still_leads_to_the_file(tmp_path: Path):
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    link.symlink_to(real)
    put(b"new", link)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_pipe_is_written_to(tmp_path: Path):
    reading, writing = os.pipe()
    way = Path(f"/dev/fd/{writing}")
    if not way.exists():
        pytest.skip("no /dev/fd")
    probe(way)
    put(b"new", way)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        assert stream.read() == b"new"


@pytest.mark.parametrize("name", ["missing/r.json", "."])
def test_what_cannot_be_written_is_told_at_once(tmp_path: Path, name: str):
    with pytest.raises(OSError):
        probe(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    out = tmp_path / "r.json"
    out.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(target.Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        put(b"new", out)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("r.json", b"old")]


def test_a_full_disk_is_no_fault_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(opening, "put", full)
    assert run(["check", SAMPLE, "--format", f"json={tmp_path / 'r.json'}"]) == 2
    assert "No space left on device" in capsys.readouterr().err


def _all_formats(folder: Path) -> list[str]:
    return [f"--format={name}={folder / f'r.{name}'}" for name in CHECKLIST]


def _text(content: bytes) -> str:
    """What is written in an output, also where it is a package of parts."""
    if not content.startswith(b"PK"):
        return content.decode("utf-8")
    with ZipFile(BytesIO(content)) as package:
        return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def test_all_formats_at_once_hold_every_file(tmp_path: Path):
    assert run(["check", SAMPLE, "nowhere.txt", *_all_formats(tmp_path)]) == 3
    written = {file.suffix[1:]: file.read_bytes() for file in tmp_path.iterdir()}
    assert written.keys() == CHECKLIST.keys()
    for name, content in written.items():
        assert "nowhere.txt" in _text(content), name


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_format_depends_on_the_moment(tmp_path: Path, language: str):
    def written(folder: Path) -> dict[str, bytes]:
        folder.mkdir()
        run(["check", SAMPLE, "--lang", language, *_all_formats(folder)])
        return {file.name: file.read_bytes() for file in folder.iterdir()}

    assert written(tmp_path / "one") == written(tmp_path / "other")


def test_a_run_that_breaks_off_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(judging, "read_report", interrupted)
    assert run(["check", SAMPLE, *_all_formats(tmp_path)]) == 130
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", CHECKLIST)
def test_a_view_that_fails_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
):
    def failed(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.delenv("GONGKAI_DEBUG", raising=False)
    monkeypatch.setattr("gongkai_cli.commands.check.unmatched", failed)
    assert run(["check", SAMPLE, f"--format={name}={tmp_path / 'r'}"]) == 70
    assert list(tmp_path.iterdir()) == []
