"""What a docx keeps from the eye is not read, marks are no digits, and both are told."""

from pathlib import Path

import pytest

from gongkai.model.document import Document, Omission
from gongkai.model.errors import UnreadableFile
from readers.docx_file import field, grids, p, read_docx, run, tbl, tc, texts

SUP = "<w:vertAlign w:val='superscript'/>"
STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='21'/></w:rPr></w:rPrDefault></w:docDefaults>"
    "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:name w:val='Normal'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Away'><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='AwayToo'><w:basedOn w:val='Away'/></w:style>"
    "<w:style w:type='character' w:styleId='Gone'><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='Out'><w:rPr><w:strike/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='Ref'><w:rPr>" + SUP + "</w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='Pale'><w:rPr><w:color w:val='FEFEFE'/></w:rPr>"
    "</w:style>"
    "<w:style w:type='table' w:styleId='Blue'><w:tblStylePr w:type='firstRow'><w:tcPr>"
    "<w:shd w:val='clear' w:fill='1F4E79'/></w:tcPr></w:tblStylePr></w:style>"
)
OMATH = "<m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'>"


def para(*runs: str, style: str = "") -> str:
    named = f"<w:pPr><w:pStyle w:val='{style}'/></w:pPr>" if style else ""
    return f"<w:p>{named}{''.join(runs)}</w:p>"


def styled(text: str, style: str, more: str = "") -> str:
    return run(text, f"<w:rStyle w:val='{style}'/>{more}")


def table(*cells: str, properties: str = "") -> str:
    """A table of one row after a label, with these contents of its cells."""
    row = "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in (p("甲"), *cells))
    return f"<w:tbl>{properties}<w:tr>{row}</w:tr></w:tbl>"


def told(document: Document) -> list[tuple[str, str, bool]]:
    return [(left.what, left.text, left.sure) for left in document.omissions]


HIDDEN = {
    "white": run("不见", "<w:color w:val='FFFFFF'/>"),
    "nearly white": run("不见", "<w:color w:val='f8F8f8'/>"),
    "white on a white marker": run("不见", "<w:color w:val='FFFFFF'/><w:highlight w:val='white'/>"),
    "white of the theme": run("不见", "<w:color w:val='auto' w:themeColor='background1'/>"),
    "of one point": run("不见", "<w:sz w:val='2'/>"),
    "by itself": run("不见", "<w:vanish/>"),
    "always": run("不见", "<w:specVanish/>"),
    "by its style": styled("不见", "Gone"),
    "pale by its style": styled("不见", "Pale"),
}
SEEN = {
    "vanish off": run("看见", "<w:vanish w:val='0'/>"),
    "style set aside": styled("看见", "Gone", "<w:vanish w:val='false'/>"),
    "black": run("看见", "<w:color w:val='000000'/>"),
    "red": run("看见", "<w:color w:val='FF0000'/>"),
    "yellow": run("看见", "<w:color w:val='FFFF00'/>"),
    "white on black": run(
        "看见", "<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='000000'/>"
    ),
    "white of the theme on black of the theme": run(
        "看见",
        "<w:color w:themeColor='background1'/><w:shd w:val='clear' w:themeFill='text1'/>",
    ),
    "dark by the theme": run("看见", "<w:color w:val='1F3864' w:themeColor='background1'/>"),
    "white on a marker": run("看见", "<w:color w:val='FFFFFF'/><w:highlight w:val='darkBlue'/>"),
    "strike off": run("看见", "<w:strike w:val='0'/>"),
    "struck by its style, but not here": styled("看见", "Out", "<w:strike w:val='off'/>"),
    "grey": run("看见", "<w:color w:val='808080'/>"),
    "on the line": run("看见", "<w:vertAlign w:val='baseline'/>"),
    "raised a little": run("看见", "<w:position w:val='2'/>"),
}


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
def test_hidden_text_is_not_read_and_told(hidden: str, tmp_path: Path):
    document = read_docx(tmp_path, para(run("看见"), hidden), styles=STYLES)
    assert texts(document) == ["看见"]
    assert told(document) == [("hidden", "不见", True)]
    assert document.omissions[0].at == document.blocks[0].at


@pytest.mark.parametrize("seen", SEEN.values(), ids=SEEN)
def test_seen_text_is_read(seen: str, tmp_path: Path):
    document = read_docx(tmp_path, para(seen), styles=STYLES)
    assert texts(document) == ["看见"]
    assert not document.omissions


def test_styles_of_paragraph_and_character_cancel_each_other_out(tmp_path: Path):
    body = para(run("不见"), styled("看见", "Gone"), style="AwayToo") + p("下文")
    document = read_docx(tmp_path, body, styles=STYLES)
    assert texts(document) == ["看见", "下文"]
    assert told(document) == [("hidden", "不见", True)]


def test_the_default_style_and_the_defaults_of_the_document_count(tmp_path: Path):
    default = STYLES.replace("<w:name w:val='Normal'/>", "<w:rPr><w:vanish/></w:rPr>")
    shown = run("看见", "<w:vanish w:val='0'/>")
    assert texts(read_docx(tmp_path, para(run("不见"), shown), styles=default)) == ["看见"]
    everywhere = STYLES.replace("<w:sz w:val='21'/>", "<w:color w:val='FFFFFF'/>")
    seen = run("看见", "<w:color w:val='auto'/>")
    assert texts(read_docx(tmp_path, para(run("不见"), seen), styles=everywhere)) == ["看见"]


WHITE = run("标题", "<w:color w:val='FFFFFF'/>")
GROUNDS = {
    "cell": "<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val='clear' w:fill='4472C4'/></w:tcPr>"
    f"{para(WHITE)}</w:tc><w:tc>{p('1')}</w:tc></w:tr></w:tbl>",
    "pattern": "<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val='solid' w:color='000000'/></w:tcPr>"
    f"{para(WHITE)}</w:tc><w:tc>{p('1')}</w:tc></w:tr></w:tbl>",
    "style of the table": table(
        para(WHITE), properties="<w:tblPr><w:tblStyle w:val='Blue'/></w:tblPr>"
    ).replace("甲", "标题"),
    "paragraph": "<w:p><w:pPr><w:shd w:val='clear' w:fill='C00000'/></w:pPr>" + WHITE + "</w:p>",
    "box": f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{para(WHITE)}</w:txbxContent></v:textbox>"
    "</w:pict></w:r></w:p>",
}


@pytest.mark.parametrize("body", GROUNDS.values(), ids=GROUNDS)
def test_white_text_on_a_dark_ground_is_seen(body: str, tmp_path: Path):
    document = read_docx(tmp_path, body, styles=STYLES)
    found = [*texts(document), *(cell.text for grid in grids(document) for cell in grid.cells)]
    assert "标题" in found
    assert not document.omissions


def test_black_text_on_black_is_not_seen(tmp_path: Path):
    black = run("12", "<w:color w:val='000000'/><w:shd w:val='clear' w:fill='000000'/>")
    document = read_docx(tmp_path, para(run("共"), black, run("件")))
    assert texts(document) == ["共件"]


@pytest.mark.parametrize(
    "pale", ["<w:color w:val='D9D9D9'/>", "<w:sz w:val='6'/>", "<w:w w:val='5'/>"]
)
def test_what_may_be_seen_is_read_and_in_doubt(pale: str, tmp_path: Path):
    document = read_docx(tmp_path, para(run("可能", pale)))
    assert texts(document) == ["可能"]
    assert told(document) == [("hidden", "可能", False)]


MARKS = {
    "superscript": run("1", SUP),
    "subscript": run("2", "<w:vertAlign w:val='subscript'/>"),
    "by its style": styled("*", "Ref"),
    "raised by hand": run("[3]", "<w:sz w:val='12'/><w:position w:val='10'/>"),
    "in words": run("注1", SUP),
    "circled": run("①", SUP),
    "in two runs": run("注", SUP) + run("12", SUP),
    "the author's mark of a note": "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='2'/>"
    "<w:t>*</w:t></w:r>",
}


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
def test_marks_of_notes_are_no_digits(mark: str, tmp_path: Path):
    document = read_docx(tmp_path, table(para(run("19"), mark), p("5")), styles=STYLES)
    (grid,) = grids(document)
    assert [cell.text for cell in grid.cells] == ["甲", "19", "5"]
    (left,) = document.omissions
    assert (left.what, left.sure, left.at) == ("mark", True, grid.cells[1].at)


def test_the_number_of_a_note_is_told(tmp_path: Path):
    body = para(run("19"), "<w:r><w:footnoteReference w:id='2'/></w:r>")
    assert told(read_docx(tmp_path, body)) == [("mark", "", True)]


def test_words_that_are_raised_are_words(tmp_path: Path):
    document = read_docx(tmp_path, para(run("22"), run("（其中修订16件）", SUP)))
    assert texts(document) == ["22（其中修订16件）"]


def test_a_cell_that_is_raised_as_a_whole_holds_a_number(tmp_path: Path):
    shifted = run("7", "<w:position w:val='6'/>")
    document = read_docx(tmp_path, table(para(run("12", SUP)), para(shifted)))
    (grid,) = grids(document)
    assert [cell.text for cell in grid.cells] == ["甲", "12", "7"]
    assert told(document) == [("mark", "12", False)]


STRUCK = {
    "once": "<w:strike/>",
    "twice": "<w:dstrike/>",
    "by its style": "<w:rStyle w:val='Out'/>",
    "on": "<w:strike w:val='true'/>",
}


@pytest.mark.parametrize("look", STRUCK.values(), ids=STRUCK)
def test_struck_text_does_not_count(look: str, tmp_path: Path):
    document = read_docx(tmp_path, table(para(run("66", look), run("59"))), styles=STYLES)
    assert [cell.text for cell in grids(document)[0].cells] == ["甲", "59"]
    assert told(document) == [("struck", "66", True)]


def test_a_cell_with_nothing_but_a_struck_number_may_be_meant_either_way(tmp_path: Path):
    document = read_docx(tmp_path, table(para(run("66", "<w:strike/>"))))
    assert told(document) == [("struck", "66", False)]


def test_a_row_that_is_struck_as_a_whole_is_gone(tmp_path: Path):
    gone = "".join(f"<w:tc>{para(run(text, '<w:strike/>'))}</w:tc>" for text in "乙2")
    body = f"<w:tbl><w:tr>{tc('甲')}{tc('1')}</w:tr><w:tr>{gone}</w:tr></w:tbl>"
    document = read_docx(tmp_path, body)
    assert [cell.text for cell in grids(document)[0].cells] == ["甲", "1", "", ""]
    assert all(left.sure for left in document.omissions)


ROWS = {
    "hidden": "<w:trPr><w:hidden/></w:trPr>",
    "without height": "<w:trPr><w:trHeight w:val='10' w:hRule='exact'/></w:trPr>",
    "deleted": "<w:trPr><w:del w:id='1'/></w:trPr>",
}


@pytest.mark.parametrize("properties", ROWS.values(), ids=ROWS)
def test_rows_that_are_not_seen_are_left_out(properties: str, tmp_path: Path):
    gone = f"<w:tr>{properties}{tc('乙')}{tc('2')}</w:tr>"
    body = tbl(tc("甲") + tc("1")).replace("</w:tbl>", f"{gone}</w:tbl>")
    document = read_docx(tmp_path, body)
    assert [cell.text for cell in grids(document)[0].cells] == ["甲", "1"]
    assert [(left.text, left.sure) for left in document.omissions] == [("乙2", True)]


def test_a_paragraph_without_height_is_not_seen(tmp_path: Path):
    flat = p("不见", "<w:spacing w:line='2' w:lineRule='exact'/>")
    document = read_docx(tmp_path, p("看见") + flat)
    assert texts(document) == ["看见"]
    assert told(document) == [("hidden", "不见", True)]


REVISED = {
    "deleted": "<w:del><w:r><w:delText>7</w:delText></w:r></w:del>",
    "moved": f"<w:moveFrom>{run('7')}</w:moveFrom>",
}


@pytest.mark.parametrize("gone", REVISED.values(), ids=REVISED)
def test_tracked_changes_are_told_at_their_place(gone: str, tmp_path: Path):
    document = read_docx(tmp_path, table(f"<w:p>{gone}<w:ins>{run('0')}</w:ins></w:p>"))
    (grid,) = grids(document)
    assert [cell.text for cell in grid.cells] == ["甲", "0"]
    assert document.omissions == (Omission("revision", grid.cells[1].at, "7"),)


def test_insertions_alone_are_told_too(tmp_path: Path):
    assert told(read_docx(tmp_path, f"<w:p><w:ins>{run('0')}</w:ins></w:p>")) == [
        ("revision", "", True)
    ]


def math(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


FORMULAS = {
    "alone": (math("138"), "138", []),
    "an exponent": (
        f"<m:sSup><m:e>{math('3922')}</m:e><m:sup>{math('1')}</m:sup></m:sSup>",
        "3922",
        [("mark", "1", True)],
    ),
    "a fraction": (
        f"<m:f><m:num>{math('1')}</m:num><m:den>{math('2')}</m:den></m:f>", "1/2", []
    ),
    "in brackets": (f"<m:d><m:e>{math('5')}</m:e></m:d>", "(5)", []),
    "a phantom": (
        f"<m:phant><m:phantPr><m:show m:val='0'/></m:phantPr><m:e>{math('9')}</m:e></m:phant>"
        + math("3"),
        "3",
        [("hidden", "9", True)],
    ),
    "a root": (
        f"<m:rad><m:e>{math('16')}</m:e></m:rad>", "16", [("formula", "16", False)]
    ),
}  # fmt: skip


@pytest.mark.parametrize(("inside", "read", "left"), FORMULAS.values(), ids=FORMULAS)
def test_formulas_are_read_as_a_line(
    inside: str, read: str, left: list[tuple[str, str, bool]], tmp_path: Path
):
    document = read_docx(tmp_path, table(f"<w:p>{OMATH}{inside}</m:oMath></w:p>"))
    assert [cell.text for cell in grids(document)[0].cells] == ["甲", read]
    assert told(document) == left


SYMBOLS = {
    "a circled digit": ("Wingdings", "F081", "①"),
    "a digit of the Greek font": ("Symbol", "F034", "4"),
    "a tick": ("Wingdings", "F0FC", "✓"),
    "a letter of a text font": ("宋体", "0041", "A"),
}


@pytest.mark.parametrize(("font", "code", "read"), SYMBOLS.values(), ids=SYMBOLS)
def test_known_symbols_are_characters(font: str, code: str, read: str, tmp_path: Path):
    symbol = f"<w:r><w:sym w:font='{font}' w:char='{code}'/></w:r>"
    assert texts(read_docx(tmp_path, para(run("共"), symbol))) == ["共" + read]


def test_unknown_symbols_are_a_doubt(tmp_path: Path):
    symbol = "<w:r><w:sym w:font='Webdings' w:char='F0A1'/></w:r>"
    document = read_docx(tmp_path, para(run("共"), symbol))
    assert told(document) == [("symbol", "", False)]


def form(inside: str) -> str:
    begin = f"<w:r><w:fldChar w:fldCharType='begin'><w:ffData>{inside}</w:ffData></w:fldChar></w:r>"
    return f"{begin}{field('end')}"


FORMS = {
    "the choice of a list": (
        "<w:ddList><w:result w:val='1'/><w:listEntry w:val='0'/><w:listEntry w:val='97'/>"
        "</w:ddList>",
        "97",
    ),
    "the first where none was chosen": (
        "<w:ddList><w:listEntry w:val='5'/><w:listEntry w:val='97'/></w:ddList>",
        "5",
    ),
    "a box with a tick": ("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>", "☑"),
    "a box without": ("<w:checkBox><w:default w:val='0'/></w:checkBox>", "□"),
}


@pytest.mark.parametrize(("inside", "read"), FORMS.values(), ids=FORMS)
def test_old_forms_show_their_value(inside: str, read: str, tmp_path: Path):
    document = read_docx(tmp_path, table(para(form(inside))))
    assert [cell.text for cell in grids(document)[0].cells] == ["甲", read]


def test_a_sum_without_result_is_a_doubt(tmp_path: Path):
    instruction = "<w:r><w:instrText> =SUM(ABOVE) </w:instrText></w:r>"
    cell = f"<w:p>{field('begin')}{instruction}{field('end')}</w:p>"
    assert told(read_docx(tmp_path, table(cell))) == [("formula", "=SUM(ABOVE)", False)]


def small_picture(size: int = 300_000) -> str:
    return (
        f"<w:r><w:drawing><wp:inline><wp:extent cx='{size}' cy='{size}'/><wp:docPr name='图'/>"
        "<a:graphic><a:blip/></a:graphic></wp:inline></w:drawing></w:r>"
    )


def test_a_small_picture_in_a_cell_or_a_number_is_a_doubt(tmp_path: Path):
    unsure = [("picture", "图", False)]
    assert told(read_docx(tmp_path, table(para(small_picture())))) == unsure
    assert told(read_docx(tmp_path, para(run("收到1"), small_picture(), run("件")))) == unsure
    assert told(read_docx(tmp_path, para(run("公章"), small_picture()))) == []
    assert told(read_docx(tmp_path, table(para(small_picture(9_000))))) == []


def test_text_boxes_that_are_not_shown_are_left_out(tmp_path: Path):
    box = (
        "<w:p><w:r><w:drawing><wp:anchor><wp:docPr name='框' hidden='1'/>"
        f"<wps:txbx><w:txbxContent>{p('不见')}</w:txbxContent></wps:txbx></wp:anchor></w:drawing>"
        f"</w:r>{run('看见')}</w:p>"
    )
    far = box.replace(" hidden='1'", "").replace(
        "<wps:txbx>",
        "<wp:positionH><wp:posOffset>-40000000</wp:posOffset></wp:positionH><wps:txbx>",
    )
    for body in (box, far):
        document = read_docx(tmp_path, body)
        assert texts(document) == ["看见"]
        assert told(document) == [("hidden", "不见", True)]


def test_what_is_embedded_whole_is_elsewhere(tmp_path: Path):
    chunk = "<w:altChunk r:id='rId9'/>"
    assert told(read_docx(tmp_path, p("报告") + chunk)) == [("elsewhere", "", False)]
    with pytest.raises(UnreadableFile):
        read_docx(tmp_path, chunk)


def test_ruby_is_a_mark(tmp_path: Path):
    ruby = (
        f"<w:r><w:ruby><w:rt>{run('3')}</w:rt><w:rubyBase>{run('12')}</w:rubyBase></w:ruby></w:r>"
    )
    document = read_docx(tmp_path, table(para(ruby)))
    assert [cell.text for cell in grids(document)[0].cells] == ["甲", "12"]
    assert told(document) == [("mark", "3", True)]
