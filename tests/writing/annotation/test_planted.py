"""A report with five planted errors comes back with five comments, each where it belongs; mended
in the copy, it is flawless."""

import io
from collections.abc import Callable
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest
from lxml import etree

from generator import random_cells, render_docx
from gongkai.writing.package import repacked, serialized
from gongkai_cli.main import run
from support.judged import having, judged, rulebook
from writing.annotation.commented import Comment, W, comments, part

MAIN = "word/document.xml"
TOTAL, BLANK = "disputes.review.total", "requests.granted.company"

# What is right, and what is written instead.
PLANTED = {
    "title.wording": ("政府信息公开工作年度报告", "政府信息公开年度报告"),
    "period.full_year": ("12月31日止", "12月30日止"),
    "text.template_hints": ("渠道保持畅通。", "渠道保持畅通（此处填写渠道）。"),
}


def planted() -> tuple[bytes, str]:
    """The report, and what the total should be."""
    form = rulebook().forms[-1]
    cells = random_cells(form, Random(7))
    right = str(cells[TOTAL])
    cells[TOTAL] += 1
    report = render_docx(form, cells, year=2024, blanks=[BLANK])
    main = part(report, MAIN).decode()
    for right_text, wrong in PLANTED.values():
        assert main.count(right_text) == 1
        main = main.replace(right_text, wrong)
    return repacked(report, {MAIN: main.encode()}), right


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.docx"
    path.write_bytes(planted()[0])
    return path


@pytest.fixture
def copy(report: Path) -> Path:
    out = report.with_name("out.docx")
    assert run(["annotate", str(report), "-o", str(out)]) == 0
    return out


def test_five_errors_bring_five_comments_at_their_places(report: Path, copy: Path):
    found = comments(copy.read_bytes())
    assert [each.marked for each in found] == [
        "云溪市人民政府2024年政府信息公开年度报告",
        "2024年1月1日起，至2024年12月30日止",
        "",
        str(int(planted()[1]) + 1),
        found[-1].marked,
    ]
    assert "（此处填写渠道）" in found[-1].marked
    assert [each.cell for each in found] == [False, False, True, True, False]
    rules = having(judged(report), "fail")
    assert rules == {*PLANTED, "requests.blank", "disputes.total"}


def test_a_comment_says_what_is_wrong_how_to_mend_it_and_by_what_authority(copy: Path):
    title = comments(copy.read_bytes())[0]
    assert title.lines[0].startswith("【警告】标题使用“政府信息公开工作年度报告”（扣 ")
    assert any(line.startswith("改法：") for line in title.lines)
    assert any(line.startswith("依据：《") for line in title.lines)


def test_comments_are_in_english_where_it_is_asked_for(report: Path, tmp_path: Path):
    out = tmp_path / "english.docx"
    assert run(["--lang", "en", "annotate", str(report), "-o", str(out)]) == 0
    said = [line for each in comments(out.read_bytes()) for line in each.lines]
    assert any(line.startswith("To mend: ") for line in said)
    assert not any(line.startswith("改法") for line in said)


def test_mended_in_the_copy_nothing_is_left(copy: Path):
    mends: list[Callable[[str], str]] = [
        lambda text: text.replace("公开年度", "公开工作年度"),
        lambda text: text.replace("12月30日", "12月31日"),
        lambda text: "0",
        lambda text: planted()[1],
        lambda text: text.replace("（此处填写渠道）", ""),
    ]
    packed = copy.read_bytes()
    for comment, mend in zip(comments(packed), mends, strict=True):
        packed = mended(packed, comment, mend)
    copy.write_bytes(packed)
    assert having(judged(copy), "fail") == set()
    again = copy.with_name("again.docx")
    assert run(["annotate", str(copy), "-o", str(again)]) == 0
    assert again.read_bytes() == packed


def mended(packed: bytes, comment: Comment, mend: Callable[[str], str]) -> bytes:
    """The text that a comment marks, typed anew as a person would."""
    main = etree.fromstring(part(packed, MAIN))
    (start,) = (
        each for each in main.iter(f"{W}commentRangeStart") if each.get(f"{W}id") == comment.id
    )
    first = next(each for each in start.itersiblings(f"{W}r"))
    written = first.find(f"{W}t")
    if written is None:
        written = etree.SubElement(first, f"{W}t")
    assert (written.text or "") == comment.marked
    written.text = mend(comment.marked)
    return repacked(packed, {MAIN: serialized(main)})


def test_a_copy_opens_like_any_package(copy: Path):
    with ZipFile(io.BytesIO(copy.read_bytes())) as archive:
        assert archive.testzip() is None
        assert archive.namelist().count("[Content_Types].xml") == 1
        types = archive.read("[Content_Types].xml").decode()
    assert types.count("/word/comments.xml") == 1
