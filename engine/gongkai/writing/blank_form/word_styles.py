"""The look of a blank form in Word: A4, and typefaces by the names that Word and WPS know."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

TEXT = "Body Text"
HINT = "填写提示"
SIGNATURE = "Signature"
CELL = "表内文字"
WIDTH = Cm(15.6)
"""Between the margins."""

_BLACK = RGBColor(0, 0, 0)
_GREY = RGBColor(0x80, 0x80, 0x80)
_LATIN = "Times New Roman"


def set_up(word: Any) -> None:
    """Page and styles of a new file."""
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.7)
    page.top_margin, page.bottom_margin = Cm(3.2), Cm(2.8)
    _style(word, "Normal", "仿宋", 16)
    title = _style(word, "Title", "宋体", 22, bold=True)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_after = Pt(24)
    _without_rule(title)
    for level, face in ((1, "黑体"), (2, "楷体")):
        heading = _style(word, f"Heading {level}", face, 16, bold=False)
        heading.paragraph_format.space_before = Pt(12 if level == 1 else 6)
        heading.paragraph_format.space_after = Pt(6)
        heading.paragraph_format.keep_with_next = True
    for name in (TEXT, HINT, SIGNATURE):
        _style(word, name, "仿宋", 16)
    for name in (TEXT, HINT):
        own = _paragraph_style(word, name).paragraph_format
        own.first_line_indent = Pt(32)
        own.line_spacing = Pt(29)
        own.space_after = Pt(6 if name == HINT else 0)
    hint = _paragraph_style(word, HINT)
    hint.font.color.rgb = _GREY
    hint.font.size = Pt(14)
    cell = _style(word, CELL, "宋体", 9)
    cell.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(1.5)
    cell.paragraph_format.line_spacing = 1


def _style(word: Any, name: str, face: str, size: float, *, bold: bool | None = None) -> Any:
    style = _paragraph_style(word, name)
    style.font.name, style.font.size, style.font.bold = _LATIN, Pt(size), bold
    style.font.color.rgb = _BLACK
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for attribute in [one for one in fonts.attrib if one.endswith("Theme")]:
        del fonts.attrib[attribute]
    for script, own in (("eastAsia", face), ("ascii", _LATIN), ("hAnsi", _LATIN)):
        fonts.set(qn(f"w:{script}"), own)
    for kerning in properties.findall(qn("w:kern")) + properties.findall(qn("w:spacing")):
        properties.remove(kerning)
    return style


def _paragraph_style(word: Any, name: str) -> Any:
    known = [style for style in word.styles if style.name == name]
    return known[0] if known else word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)


def _without_rule(style: Any) -> None:
    """The line that Word's own template draws below a title."""
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
