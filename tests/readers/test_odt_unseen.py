"""What the styles of an odt keep from the eye is not read, and told."""

from pathlib import Path

import pytest

from gongkai.model.document import Document
from readers.docx_file import texts
from readers.odt_file import p, read_odt

FO = "xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'"


def style(name: str, properties: str, parent: str = "") -> str:
    return (
        f"<style:style style:name='{name}' style:family='text' style:parent-style-name='{parent}'>"
        f"<style:text-properties {FO} {properties}/></style:style>"
    )


def told(document: Document) -> list[tuple[str, str, bool]]:
    return [(left.what, left.text, left.sure) for left in document.omissions]


LEFT = {
    "struck": ("style:text-line-through-style='solid'", "struck"),
    "struck twice": ("style:text-line-through-type='double'", "struck"),
    "raised": ("style:text-position='super 58%'", "mark"),
    "raised by a share": ("style:text-position='33% 58%'", "mark"),
    "lowered": ("style:text-position='sub 58%'", "mark"),
    "white": ("fo:color='#ffffff'", "hidden"),
    "tiny": ("fo:font-size='1pt'", "hidden"),
    "not displayed": ("text:display='none'", "hidden"),
}


@pytest.mark.parametrize("inherited", [False, True])
@pytest.mark.parametrize(("properties", "what"), LEFT.values(), ids=LEFT)
def test_text_that_does_not_count(properties: str, what: str, inherited: bool, tmp_path: Path):
    styles = style("T", properties)
    if inherited:
        styles = style("B", properties) + style("T", "fo:font-weight='bold'", "B")
    body = p("收到19<text:span text:style-name='T'>3</text:span>件")
    document = read_odt(tmp_path, body, automatic=styles)
    assert texts(document) == ["收到19件"]
    assert told(document) == [(what, "3", True)]


KEPT = {
    "not struck": "style:text-line-through-style='none'",
    "on the line": "style:text-position='0% 100%'",
    "white on a dark ground": "fo:color='#ffffff' fo:background-color='#1f4e79'",
    "black": "fo:color='#000000'",
}


@pytest.mark.parametrize("properties", KEPT.values(), ids=KEPT)
def test_text_that_counts(properties: str, tmp_path: Path):
    body = p("收到19<text:span text:style-name='T'>3</text:span>件")
    document = read_odt(tmp_path, body, automatic=style("T", properties))
    assert texts(document) == ["收到193件"]
    assert not document.omissions


def test_what_a_paragraph_says_a_span_may_take_back(tmp_path: Path):
    styles = style("P", "style:text-line-through-style='solid'") + style(
        "T", "style:text-line-through-style='none'"
    )
    body = p("划去<text:span text:style-name='T'>留下</text:span>", "P")
    document = read_odt(tmp_path, body, automatic=styles)
    assert texts(document) == ["留下"]
    assert told(document) == [("struck", "划去", True)]


def test_tracked_changes_are_told(tmp_path: Path):
    body = (
        "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion>"
        "<text:p>7</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>收到<text:change text:change-id='c1'/>9件</text:p>"
    )
    document = read_odt(tmp_path, body)
    assert texts(document) == ["收到9件"]
    assert told(document) == [("revision", "7", True)]


def test_notes_and_readings_are_marks(tmp_path: Path):
    note = "<text:note><text:note-citation>1</text:note-citation></text:note>"
    document = read_odt(tmp_path, p(f"收到19{note}件"))
    assert texts(document) == ["收到19件"]
    assert told(document) == [("mark", "1", True)]
