"""The wordings of prose belong to the rulebook: layered, hashed, and handed to recognising."""

from pathlib import Path

import pytest

from gongkai.model.document import Document, Paragraph
from gongkai.model.errors import RuleFileError
from gongkai.model.message import render
from gongkai.model.report import Report
from gongkai.recognise import recognise
from gongkai.rulebook import Rulebook, load
from support.judged import rulebook

OWN = """
[ending]
footers = ["^便民查询入口$"]
"""
LINES = ("一、总体情况", "全年平稳。", "便民查询入口", "办事大厅周一至周五开放。")


def own(folder: Path, text: str) -> Rulebook:
    (folder / "prose.toml").write_text(text, encoding="utf-8")
    return load((folder,), with_cases=False)


def report(book: Rulebook) -> Report:
    blocks = tuple(Paragraph(line) for line in LINES)
    return recognise(Document("page.txt", "0" * 64, "txt", blocks), book)


def test_a_wording_of_ones_own_is_recognised(tmp_path: Path) -> None:
    assert report(rulebook()).sections[0].text == "\n".join(LINES[1:])
    assert report(own(tmp_path, OWN)).sections[0].text == LINES[1]


def test_the_command_recognises_by_wordings_of_ones_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from gongkai_cli.main import run

    own(tmp_path, OWN)
    file = tmp_path / "report.txt"
    file.write_text("\n".join(LINES), encoding="utf-8")
    assert run(["read", str(file), "--rules", str(tmp_path)]) == 0
    assert "办事大厅" not in capsys.readouterr().out


def test_what_an_upper_layer_does_not_name_stays(tmp_path: Path) -> None:
    book, base = own(tmp_path, OWN), rulebook()
    assert book.wordings.words("ending", "footers") == ("^便民查询入口$",)
    assert book.wordings.parts["body"] == base.wordings.parts["body"]
    assert book.wordings.text("ending", "contact") == base.wordings.text("ending", "contact")


def test_both_layers_are_hashed(tmp_path: Path) -> None:
    one = own(tmp_path, OWN)
    other = own(tmp_path, OWN.replace("便民", "利民"))
    assert len({rulebook().sha256, one.sha256, other.sha256}) == 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[titel]\nsubject = 'x'", "titel"),
        ("[title]\nsubjekt = 'x'", "subjekt"),
        ("[title]\nsubject = ['x']", "subject"),
        ("[title]\nsubject = '(x'", "(x"),
    ],
)
def test_a_wrong_wording_is_told_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(RuleFileError) as refused:
        own(tmp_path, text)
    assert words in render(refused.value.message)
    assert refused.value.line in (1, 2)
