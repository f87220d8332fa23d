"""A scan without ``--ocr``, or without the extra, names the way to have it read."""

from pathlib import Path

import pytest

from gongkai.model.errors import UnreadableFile
from gongkai.model.message import render
from gongkai.readers import read
from gongkai.readers.scan import extra
from readers.pdf_file import lines, pdf_bytes

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


@pytest.fixture(params=[True, False], ids=["installed", "missing"])
def installed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.setattr(extra, "find_spec", lambda _: object() if request.param else None)
    return request.param


def refusal(file: Path, **asked: bool) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read(file, **asked)
    return render(caught.value.message, "en")


def test_a_picture_is_refused_with_the_way_out(tmp_path: Path, installed: bool):
    file = tmp_path / "report.png"
    file.write_bytes(PNG)
    said = refusal(file)
    assert "--ocr" in said
    assert ("pip install 'gongkai[ocr]'" in said) is not installed


def test_without_the_extra_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(extra, "find_spec", lambda _: None)
    file = tmp_path / "report.png"
    file.write_bytes(PNG)
    assert "pip install 'gongkai[ocr]'" in refusal(file, ocr=True)


def test_a_pdf_with_text_needs_no_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(extra, "find_spec", lambda _: None)
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf_bytes(lines("一、总体情况")))
    assert read(file, ocr=True) == read(file)
