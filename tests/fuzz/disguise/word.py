"""Disguises of a Word file: hidden runs, tracked changes, raised text, fields."""

import re
from collections.abc import Sequence
from random import Random

from fuzz.disguise.fragment import SENTINEL, Fragment
from fuzz.disguise.scene import Markup, Scene, staged

LOOKS = ("hidden", "struck", "raised", "deleted", "ruby", "comment", "field", "inserted", "runs")
_PLACE = re.compile(rf'<w:r><w:t xml:space="preserve">{SENTINEL}</w:t></w:r>')
_AUTHOR = 'w:id="7" w:author="甲" w:date="2025-01-01T00:00:00Z"'
_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_LOOKS = {
    "plain": ("", '<w:b/>', '<w:rFonts w:ascii="宋体"/>'),
    "hidden": (
        "<w:vanish/>", '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>', "<w:vanish/><w:b/>",
        '<w:rStyle w:val="Gone"/>', '<w:rStyle w:val="Goner"/>', "<w:webHidden/><w:vanish/>",
    ),
    "struck": ("<w:strike/>", "<w:dstrike/>", '<w:strike w:val="true"/>'),
    "raised": (
        '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>',
        '<w:position w:val="12"/><w:sz w:val="12"/>',
    ),
}  # fmt: skip
_WRAPPED = {
    "deleted": (
        "<w:del {0}><w:r><w:delText>{1}</w:delText></w:r></w:del>",
        "<w:moveFrom {0}><w:r><w:t>{1}</w:t></w:r></w:moveFrom>",
    ),
    "inserted": (
        "<w:ins {0}><w:r><w:t>{1}</w:t></w:r></w:ins>",
        "<w:moveTo {0}><w:r><w:t>{1}</w:t></w:r></w:moveTo>",
        "<w:hyperlink><w:r><w:t>{1}</w:t></w:r></w:hyperlink>",
    ),
    "ruby": (
        "<w:r><w:ruby><w:rt><w:r><w:t>{1}</w:t></w:r></w:rt><w:rubyBase/></w:ruby></w:r>",
    ),
    "comment": (
        f"{_FIELD.format('begin')}<w:r><w:instrText>PAGE {{1}}</w:instrText></w:r>"
        f"{_FIELD.format('end')}",
        '<w:r><w:commentReference w:id="{1}"/></w:r>', '<w:bookmarkStart w:id="{1}" w:name="n"/>',
    ),
    "field": (
        "<w:sdt><w:sdtContent><w:r><w:t>{1}</w:t></w:r></w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr="=1+1"><w:r><w:t>{1}</w:t></w:r></w:fldSimple>',
        f"{_FIELD.format('begin')}<w:r><w:instrText>FORMTEXT</w:instrText></w:r>"
        f"{_FIELD.format('separate')}<w:r><w:t>{{1}}</w:t></w:r>{_FIELD.format('end')}",
        "<w:smartTag><w:r><w:t>{1}</w:t></w:r></w:smartTag>",
    ),
}  # fmt: skip
_STYLES = (
    '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Goner"><w:basedOn w:val="Gone"/></w:style>'
)
_SPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-'
    'microsoft-com:vml"'
)
_ELSEWHERE = (
    '<w:r><w:sym w:font="Webdings" w:char="F0A1"/></w:r>',
    f'<w:r><w:drawing><wp:inline {_SPACES}><wp:extent cx="260000" cy="160000"/><a:graphic>'
    "<a:graphicData><a:blip/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
    f'<w:r><w:object {_SPACES}><v:shape style="width:20pt;height:14pt"><v:imagedata/></v:shape>'
    "</w:object></w:r>",
    f'<w:r><w:pict {_SPACES}><v:shape style="width:20pt;height:14pt"><v:imagedata/></v:shape>'
    "</w:pict></w:r>",
)


def with_fragments(document: str, fragments: Sequence[Fragment], chance: Random) -> str:
    """``document.xml`` with these fragments in place of the sentinel's run."""
    runs = "".join(_written(fragment, chance) for fragment in fragments)
    return _PLACE.sub(lambda _: runs, document)


def with_scene(document: str, number: str, chance: Random) -> Scene:
    """``document.xml`` with something hidden, doubled or elsewhere."""
    if chance.random() < 0.1:
        return Scene(_PLACE.sub(chance.choice(_ELSEWHERE), document), "unknown")
    return staged(document, _DOCUMENT, number, chance)


def with_styles(styles: str) -> str:
    """``styles.xml`` with the styles that hide."""
    return styles.replace("</w:styles>", f"{_STYLES}</w:styles>")


def _written(fragment: Fragment, chance: Random) -> str:
    if fragment.look in _WRAPPED:
        return chance.choice(_WRAPPED[fragment.look]).format(_AUTHOR, fragment.text)
    look = chance.choice(_LOOKS[fragment.look])
    text = f'<w:t xml:space="preserve">{fragment.text}</w:t>'
    return f"<w:r><w:rPr>{look}</w:rPr>{text}</w:r>"


def _vanish(text: str, chance: Random) -> str:
    gone = chance.choice(("<w:vanish/>", '<w:rStyle w:val="Gone"/>'))
    text = text.replace("<w:r><w:t", f"<w:r><w:rPr>{gone}</w:rPr><w:t")
    return text.replace("<w:p>", "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>")


def _hide_row(text: str, chance: Random) -> str:
    return _vanish(text, chance).replace(
        "<w:tr>", "<w:tr><w:trPr><w:hidden/></w:trPr>" if chance.random() < 0.5 else "<w:tr>"
    )


def _hidden_sentence(text: str, chance: Random) -> str:
    return _vanish(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>", chance)


_DOCUMENT = Markup(
    ("<w:tr>", "</w:tr>"), ("<w:tbl>", "</w:tbl>"), _hide_row, _vanish, _hidden_sentence, "</w:p>",
)  # fmt: skip
