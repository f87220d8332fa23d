"""Remarks in a docx stand where they belong, and nothing else changes."""

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from gongkai.model.location import Location
from gongkai.readers import LIMITS, read
from gongkai.readers.opening import open_file
from gongkai.writing.annotation.remarks import Note
from gongkai.writing.annotation.word import annotate_word
from readers.docx_file import STRICT, docx_bytes, field, p, run, tbl, tc
from writing.annotation.commented import Comment, W, comments, part, parts

SAMPLE = Path(__file__).parents[3] / "samples" / "county-2024.docx"
MAIN, COMMENTS = "word/document.xml", "word/comments.xml"
DATA = tbl(tc("甲") + tc("乙"), tc("1") + tc(""), tc("2") + tc("3"))
IN_BOX = f"<w:txbxContent>{p('框中')}</w:txbxContent>"
BOX = f"<w:p>{run('框外')}<w:r><w:pict>{IN_BOX}</w:pict></w:r></w:p>"
BOLD = "<w:b/>"


def annotated(folder: Path, data: bytes, *notes: Note) -> bytes:
    path = folder / "report.docx"
    path.write_bytes(data)
    return annotate_word(open_file(path, LIMITS), notes)


def note(quote: str = "", **at: int) -> Note:
    return Note((Location(**at),) if at else (), quote, ("错误：写错了", "改：改对"))


def body_note(folder: Path, body: str, one: Note) -> Comment:
    packed = annotated(folder, docx_bytes(body), one)
    path = folder / "report.docx"
    before = read(path)
    path.write_bytes(packed)
    assert read(path).blocks == before.blocks
    return comments(packed)[0]


# What stands in the body, the note, and the text that is marked.
PLACES = {
    "a paragraph": (p("前") + p("收到3件"), note(paragraph=2), "收到3件"),
    "a sentence": (p("一件。收到3件。完。"), note("收到3件。", paragraph=1), "收到3件。"),
    "a sentence over runs": (
        f"<w:p>{run('一件。收')}{run('到3', BOLD)}{run('件。完。')}</w:p>",
        note("收到3件。", paragraph=1),
        "收到3件。",
    ),
    "behind a tab in the same run": (
        "<w:p><w:r><w:tab/><w:t>收到</w:t><w:tab/><w:t>3件</w:t></w:r></w:p>",
        note("3件", paragraph=1),
        "3件",
    ),
    "before a tab in the same run": (
        "<w:p><w:r><w:t>收到</w:t><w:tab/><w:t>3件</w:t></w:r></w:p>",
        note("收到", paragraph=1),
        "收到",
    ),
    "one line of a paragraph": (
        "<w:p><w:r><w:t>标题</w:t><w:br/><w:t>副题</w:t></w:r></w:p>",
        note(paragraph=2),
        "副题",
    ),
    "a passage that is not found": (p("收到3件"), note("收到4件", paragraph=1), "收到3件"),
    "a cell": (DATA, note(table=1, row=3, column=2), "3"),
    "an empty cell": (DATA, note(table=1, row=2, column=2), ""),
    "a link is not cut": (
        f"<w:p>{run('见')}<w:hyperlink>{run('县政府网站')}</w:hyperlink></w:p>",
        note("网站", paragraph=1),
        "县政府网站",
    ),
    "an insertion is not cut": (
        f"<w:p>{run('共')}<w:ins>{run('收到3件')}</w:ins></w:p>",
        note("3件", paragraph=1),
        "收到3件",
    ),
    "the result of a field": (
        f"<w:p>{field('begin')}<w:r><w:instrText>DATE</w:instrText></w:r>{field('separate')}"
        f"{run('2024年')}{field('end')}{run('1月')}</w:p>",
        note("1月", paragraph=1),
        "1月",
    ),
    "a text box is marked as a whole": (BOX, note(paragraph=2), "框中"),
    "a content control": (
        f"<w:sdt><w:sdtContent>{p('收到3件')}</w:sdtContent></w:sdt>",
        note("3件", paragraph=1),
        "3件",
    ),
    "no place": (p("年度报告") + p("收到3件"), note(), "年度报告"),
    "a place that the file has not": (p("年度报告") + DATA, note(table=7), "年度报告"),
}


@pytest.mark.parametrize(("body", "one", "marked"), PLACES.values(), ids=list(PLACES))
def test_a_comment_marks_its_place(body: str, one: Note, marked: str, tmp_path: Path):
    comment = body_note(tmp_path, body, one)
    assert comment.marked == marked
    assert comment.author == "gongkai"
    assert comment.lines == ("错误：写错了", "改：改对")


def test_the_second_place_is_taken_where_the_first_is_not_in_the_file(tmp_path: Path):
    places = (Location(table=9), Location(paragraph=2))
    one = Note(places, "收到", ("错误",))
    assert body_note(tmp_path, p("年度报告") + p("收到3件"), one).marked == "收到3件"


def test_several_comments_on_one_passage_keep_their_order(tmp_path: Path):
    body = docx_bytes(p("一件。收到3件。完。"))
    quotes = ("收到3件。", "3件。完。", "收到3件。", "收到")
    packed = annotated(tmp_path, body, *(note(quote, paragraph=1) for quote in quotes))
    assert tuple(comment.marked for comment in comments(packed)) == quotes
    main = etree.fromstring(part(packed, MAIN))
    ends = [each.get(f"{W}id") for each in main.iter(f"{W}commentRangeEnd")]
    assert ends == ["3", "0", "2", "1"]


def test_a_cut_run_looks_the_same(tmp_path: Path):
    body = docx_bytes(f"<w:p>{run('一件。收到3件。', BOLD)}</w:p>")
    main = etree.fromstring(part(annotated(tmp_path, body, note("收到", paragraph=1)), MAIN))
    runs = [each for each in main.iter(f"{W}r") if each.find(f"{W}t") is not None]
    assert ["".join(each.itertext()) for each in runs] == ["一件。", "收到", "3件。"]
    assert all(each.find(f"{W}rPr/{W}b") is not None for each in runs)


def test_all_other_parts_keep_their_bytes(tmp_path: Path):
    old = SAMPLE.read_bytes()
    new = annotated(tmp_path, old, note(paragraph=1), note(table=2, row=10, column=4))
    added = {COMMENTS, MAIN, "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert {name for name, data in parts(new).items() if parts(old).get(name) != data} == added


def test_the_main_part_without_its_marks_is_the_old_one(tmp_path: Path):
    new = annotated(tmp_path, SAMPLE.read_bytes(), note(paragraph=1), note(paragraph=2))
    main = etree.fromstring(part(new, MAIN))
    for mark in list(main.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd")):
        mark.getparent().remove(mark)
    for mark in list(main.iter(f"{W}commentReference")):
        mark.getparent().getparent().remove(mark.getparent())
    old = etree.fromstring(part(SAMPLE.read_bytes(), MAIN))
    assert etree.tostring(main, method="c14n") == etree.tostring(old, method="c14n")


def test_the_same_notes_give_the_same_bytes(tmp_path: Path):
    data = SAMPLE.read_bytes()
    assert annotated(tmp_path, data, note()) == annotated(tmp_path, data, note())


def test_without_notes_the_file_is_the_same(tmp_path: Path):
    assert annotated(tmp_path, SAMPLE.read_bytes()) == SAMPLE.read_bytes()


def lived_in() -> bytes:
    """A file as offices pass it round: a header, tracked changes, comments of colleagues."""
    body = (
        "<w:p><w:commentRangeStart w:id='4'/>" + run("年度报告") + "<w:commentRangeEnd w:id='4'/>"
        "<w:r><w:commentReference w:id='4'/></w:r></w:p>"
        f"<w:p>{run('收到')}"
        "<w:del w:id='9' w:author='张'><w:r><w:delText>2</w:delText></w:r></w:del>"
        f"<w:ins w:id='10' w:author='张'>{run('3')}</w:ins>{run('件。')}</w:p>"
    )
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    extra = {
        COMMENTS: f'<w:comments xmlns:w="{W[1:-1]}"><w:comment w:id="4" w:author="李">'
        "<w:p><w:r><w:t>请核</w:t></w:r></w:p></w:comment></w:comments>",
        "word/commentsExtended.xml": "<extended/>",
        "word/header1.xml": f'<w:hdr xmlns:w="{W[1:-1]}"><w:p/></w:hdr>',
        "word/_rels/document.xml.rels": "<Relationships "
        'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId3" Type="{relation}/comments" Target="comments.xml"/>'
        "</Relationships>",
    }
    packed = io.BytesIO(docx_bytes(body))
    with ZipFile(packed, "a") as archive:
        for name, text in extra.items():
            archive.writestr(name, text)
    return packed.getvalue()


def test_what_colleagues_wrote_stays(tmp_path: Path):
    old = lived_in()
    new = annotated(tmp_path, old, note("3件", paragraph=2), note(paragraph=1))
    found = comments(new)
    assert [(each.id, each.author) for each in found] == [
        ("4", "李"),
        ("5", "gongkai"),
        ("6", "gongkai"),
    ]
    assert found[0].marked == "年度报告" and found[0].lines == ("请核",)
    assert found[1].marked == "3件"
    assert {name for name, data in parts(new).items() if parts(old)[name] != data} == {
        MAIN,
        COMMENTS,
    }
    main = etree.fromstring(part(new, MAIN))
    assert "".join(main.itertext(f"{W}delText")) == "2"
    assert [each.get(f"{W}author") for each in main.iter(f"{W}ins", f"{W}del")] == ["张", "张"]


def test_a_strict_document_gets_strict_comments(tmp_path: Path):
    packed = annotated(tmp_path, docx_bytes(p("年度报告"), namespace=STRICT), note())
    root = etree.fromstring(part(packed, COMMENTS))
    assert root.tag == f"{{{STRICT}}}comments"
    assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in part(
        packed, "word/_rels/document.xml.rels"
    )


def test_signs_that_xml_does_not_know_are_left_out(tmp_path: Path):
    one = Note((), "", ("错\x0b误", "\ud800改"))
    packed = annotated(tmp_path, docx_bytes(p("年度报告")), one)
    assert comments(packed)[0].lines == ("错误", "改")
