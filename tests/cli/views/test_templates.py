"""Templates of web pages: kept compiled where that is allowed, never needed to be."""

import sys
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from gongkai_cli.style.templates import templates


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "a.html").write_text("<p>{{ word }}</p>", encoding="utf-8")
    return folder


def test_compiled_templates_lie_where_compiled_modules_do(folder: Path):
    kept = folder.parent / "__pycache__"
    kept.mkdir()
    assert templates(folder).get_template("a.html").render(word="1") == "<p>1</p>"
    assert len(list(kept.iterdir())) == 1
    assert templates(folder).get_template("a.html").render(word="2") == "<p>2</p>"


def test_a_changed_template_is_compiled_anew(folder: Path):
    (folder.parent / "__pycache__").mkdir()
    templates(folder).get_template("a.html")
    (folder / "a.html").write_text("<b>{{ word }}</b>", encoding="utf-8")
    assert templates(folder).get_template("a.html").render(word="1") == "<b>1</b>"


def test_where_nothing_can_be_kept_nothing_is(folder: Path):
    assert templates(folder).get_template("a.html").render(word="1") == "<p>1</p>"
    assert not (folder.parent / "__pycache__").exists()


def test_what_is_put_in_is_text(folder: Path):
    assert templates(folder).get_template("a.html").render(word="<i>") == "<p>&lt;i&gt;</p>"


def test_a_name_that_is_not_there_is_an_error(folder: Path):
    with pytest.raises(UndefinedError):
        templates(folder).get_template("a.html").render()
